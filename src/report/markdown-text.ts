import { shorten } from './shorten.ts';

/** Longer texts are cut: who wants all of one asks for the JSON report. */
const LONGEST = 200;

/** A text as a code span (GFM §6.3), which no character of it ends, and in which nothing is notified or linked. */
export function code(text: string): string {
  const shown = shorten(text, LONGEST);
  if (shown === '') return '';
  const fence = '`'.repeat(longestRun(shown, 0) + 1);
  // What begins and ends with a blank loses both, unless it is blank as a whole.
  const isPadded = /^`|`$|^ .*[^ ].* $/.test(shown);
  return isPadded ? `${fence} ${shown} ${fence}` : `${fence}${shown}${fence}`;
}

/**
 * The same in a cell of a table, where a `|` has to be escaped in a span, too (GFM §4.10). Behind a
 * backslash it can't be.
 */
export function cellCode(text: string): string {
  return text.includes('\\|') ? htmlCode(text) : code(text).replaceAll('|', '\\|');
}

/** The same as HTML, for where Markdown isn't read: in a `<summary>`. */
export function htmlCode(text: string): string {
  const escaped = shorten(text, LONGEST).replace(
    /[^\p{L}\p{N} ]/gu,
    (character) => `&#${character.codePointAt(0)};`,
  );
  return `<code>${escaped}</code>`;
}

/** Lines as a block of code (GFM §4.5), which none of them ends. */
export function codeBlock(lines: readonly string[]): string {
  const shown = lines.map((line) => shorten(line, LONGEST)).join('\n');
  const fence = '`'.repeat(longestRun(shown, 2) + 1);
  return `${fence}text\n${shown}\n${fence}`;
}

/** What is folded away under a heading, which is HTML. */
export function details(summary: string, content: string): string {
  return `<details><summary>${summary}</summary>\n\n${content}\n\n</details>\n`;
}

/** How many backticks follow each other in a text, at least. */
function longestRun(text: string, least: number): number {
  return Math.max(least, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
}
