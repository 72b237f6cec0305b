import type { Json } from './contract.ts';

/** A change of one value of a document. */
export type Change =
  /** The scalar becomes another value. */
  | { readonly kind: 'set'; readonly value: Json }
  /** The object gets another member. */
  | { readonly kind: 'add'; readonly key: string; readonly value: Json }
  /** The list gets another item. */
  | { readonly kind: 'append'; readonly value: Json }
  /** The member or item goes. */
  | { readonly kind: 'remove' }
  /** The member gives way to another. */
  | { readonly kind: 'replace'; readonly key: string; readonly value: Json };

/** A part of a text that gives way to another; offsets are in UTF-16 code units. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** A text with splices made, as far as {@link fittingSplices} keeps them. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const parts: string[] = [];
  let end = 0;
  for (const each of fittingSplices(splices)) {
    parts.push(text.slice(end, each.start), each.text);
    end = each.end;
  }
  parts.push(text.slice(end));
  return parts.join('');
}

/**
 * Splices in the order of the text. Of such that overlap only the first is kept, and what is the same only
 * once. Of what is inserted in one place the deepest comes first, so that each stays in its own block.
 */
export function fittingSplices(splices: readonly Splice[]): Splice[] {
  const inOrder = splices.toSorted(
    (a, b) => a.start - b.start || indentOf(b.text) - indentOf(a.text),
  );
  const kept = new Map<string, Splice>();
  let end = 0;
  for (const each of inOrder) {
    const key = JSON.stringify(each);
    if (each.start < end || kept.has(key)) continue;
    kept.set(key, each);
    end = each.end;
  }
  return [...kept.values()];
}

function indentOf(text: string): number {
  return /^\n?( *)/.exec(text)?.[1]?.length ?? 0;
}

/** The line break and indentation that an entry begins with, where it stands on a line of its own. */
export function lineBreakBefore(text: string, offset: number): string {
  let start = offset;
  while (text[start - 1] === ' ' || text[start - 1] === '\t') start -= 1;
  if (text[start - 1] !== '\n') return '';
  return `${text[start - 2] === '\r' ? '\r' : ''}\n${text.slice(start, offset)}`;
}
