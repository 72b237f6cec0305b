import { endOfValue } from '../http/json-tokens.ts';
import type { Json } from './contract.ts';
import type { JsonPlaces } from './json-places.ts';
import { type Change, lineBreakBefore, type Splice } from './splice.ts';

/**
 * What makes a change in a JSON text. All else stays to the letter.
 * @returns `undefined` where the tokens lead to nothing, or to a value of another kind.
 */
export function spliceInJson(
  places: JsonPlaces,
  tokens: readonly string[],
  change: Change,
): Splice | undefined {
  const { text } = places;
  const { value: start, depth } = places.find(tokens);
  if (depth < tokens.length) return undefined;
  const opening = text[start];
  switch (change.kind) {
    case 'set': {
      if (opening === '{' || opening === '[') return undefined;
      return { start, end: endOfValue(text, start), text: JSON.stringify(change.value) };
    }
    case 'add': {
      return opening === '{' ? insertion(places, start, memberText(change)) : undefined;
    }
    case 'append':
      return opening === '[' ? insertion(places, start, JSON.stringify(change.value)) : undefined;
    case 'remove':
      return removal(places, tokens);
    case 'replace': {
      const { offset } = places.find(tokens);
      return { start: offset, end: endOfValue(text, start), text: memberText(change) };
    }
  }
}

function memberText({ key, value }: { readonly key: string; readonly value: Json }): string {
  return `${JSON.stringify(key)}: ${JSON.stringify(value)}`;
}

/** Adds an entry to the object or list that begins at an offset. */
function insertion({ text, inside }: JsonPlaces, start: number, entry: string): Splice {
  const last = [...inside(start).values()].at(-1);
  if (last === undefined) {
    const end = endOfValue(text, start);
    return { start, end, text: `${text[start]}${entry}${text[end - 1]}` };
  }
  const at = endOfValue(text, last.value);
  const before = lineBreakBefore(text, last.key);
  return { start: at, end: at, text: `,${before || ' '}${entry}` };
}

function removal(
  { text, find, inside }: JsonPlaces,
  tokens: readonly string[],
): Splice | undefined {
  const name = tokens.at(-1);
  const around = find(tokens.slice(0, -1));
  const entries = [...inside(around.value)];
  const index = entries.findIndex(([key]) => key === name);
  const [previous, item, next] = [index - 1, index, index + 1].map((at) => entries[at]?.[1]);
  if (item === undefined) return undefined;
  if (next !== undefined) return { start: item.key, end: next.key, text: '' };
  const start = previous === undefined ? item.key : endOfValue(text, previous.value);
  return { start, end: endOfValue(text, item.value), text: '' };
}
