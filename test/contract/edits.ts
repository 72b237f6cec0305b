import type { Json } from '../../src/contract/contract.ts';
import { openText } from '../../src/contract/edit-text.ts';
import { childPointer } from '../../src/contract/pointer.ts';
import { applySplices, type Change } from '../../src/contract/splice.ts';

/** A text with one change made; `undefined` where it can't be. */
export function edit(text: string, pointer: string, change: Change): string | undefined {
  const splice = openText(text).spliceFor(pointer, change);
  return splice && applySplices(text, [splice]);
}

/** Changes. */
export const add = (key: string, value: Json): Change => ({ kind: 'add', key, value });
export const append = (value: Json): Change => ({ kind: 'append', value });
export const set = (value: Json): Change => ({ kind: 'set', value });
export const remove: Change = { kind: 'remove' };
export const replace = (key: string, value: Json): Change => ({ kind: 'replace', key, value });

/** What of a text becomes what. */
export type Row = [pointer: string, change: Change, before: string, after: string];

/** The pointers of all objects and lists. */
export function* collections(value: Json, pointer: string): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  yield pointer;
  for (const [key, member] of Object.entries(value)) {
    yield* collections(member, childPointer(pointer, key));
  }
}
