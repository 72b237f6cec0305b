import { stripVTControlCharacters } from 'node:util';

/** A label at the start of a line, and the blanks that set off what it labels. */
const LABEL = /^ *\S+ {2,}(?=\S)/;

/**
 * Breaks lines at blanks, so that none is wider than a screen unless a word of it is. What goes on stands
 * below where the line's text starts.
 */
export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => wrapLine(line, width))
    .join('\n');
}

/** How many columns a text takes that may be painted. */
export function widthOf(text: string): number {
  return stripVTControlCharacters(text).length;
}

function wrapLine(line: string, width: number): string {
  if (widthOf(line) <= width) return line;
  const indent = ' '.repeat(indentOf(stripVTControlCharacters(line)));
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(/(?<=\S)(?= )/)) {
    if (current !== '' && widthOf(current + word) > width) {
      lines.push(current);
      current = indent + word.trimStart();
    } else current += word;
  }
  return [...lines, current].join('\n');
}

function indentOf(line: string): number {
  const [label] = LABEL.exec(line) ?? [];
  return label?.length ?? line.length - line.trimStart().length + 2;
}
