import { parseJson } from '../http/json.ts';
import { endOfString, endOfValue, skipSpace } from '../http/json-tokens.ts';
import type { Json } from './contract.ts';
import { applySplices, fittingSplices, type Splice } from './splice.ts';

/** Where a member or an item of a JSON text begins, and where its value does. */
export interface Place {
  readonly key: number;
  readonly value: number;
}

/** What some tokens lead to in a JSON text. */
export interface FoundInJson {
  /** Of the last key or item on the way. */
  readonly offset: number;
  /** Of its value. */
  readonly value: number;
  /** How many of the tokens lead there. */
  readonly depth: number;
}

/** Where the values of a JSON text stand; offsets are in UTF-16 code units. */
export interface JsonPlaces {
  readonly text: string;
  /** Goes along some tokens, as far as they lead. */
  readonly find: (tokens: readonly string[]) => FoundInJson;
  /** The members or items of the value that begins at an offset, by their names. */
  readonly inside: (start: number) => ReadonlyMap<string, Place>;
  /** Those of the text with splices that leave it JSON: what these leave alone isn't gone over again. */
  readonly spliced: (splices: readonly Splice[]) => JsonPlaces;
}

let last: { readonly text: string; readonly places: JsonPlaces | undefined } | undefined;

/**
 * Prepares finding places in a text; `undefined` where `JSON.parse` doesn't take it. Of a container that was
 * once gone into, the places of all members are kept: the outer ones of a large document are most of it. So
 * are those of the last text: where faults of a contract were found, it is edited next.
 */
export function jsonPlacesOf(text: string): JsonPlaces | undefined {
  if (last?.text !== text)
    last = { text, places: parseJson(text).ok ? createJsonPlaces(text) : undefined };
  return last.places;
}

/** Keeps in mind that `JSON.parse` takes a text: a large one isn't parsed again to find places in it. */
export function rememberAsJson(text: string): void {
  last = { text, places: createJsonPlaces(text) };
}

/** What stands at the end of some tokens in a JSON text; `undefined` where they lead nowhere. */
export function valueInJson(
  { text, find }: JsonPlaces,
  tokens: readonly string[],
): Json | undefined {
  const { value, depth } = find(tokens);
  return depth < tokens.length ? undefined : JSON.parse(text.slice(value, endOfValue(text, value)));
}

/** @param ends where long containers are known to end, by their starts. */
function createJsonPlaces(text: string, ends = new Map<number, number>()): JsonPlaces {
  const containers = new Map<number, ReadonlyMap<string, Place>>();
  return {
    text,
    find(tokens) {
      let value = skipSpace(text, 0);
      let offset = value;
      for (const [depth, token] of tokens.entries()) {
        const place = inside(value).get(token);
        if (place === undefined) return { offset, value, depth };
        offset = place.key;
        value = place.value;
      }
      return { offset, value, depth: tokens.length };
    },
    inside,
    spliced: (splices) =>
      createJsonPlaces(applySplices(text, splices), endsAfter(fittingSplices(splices), ends)),
  };

  function inside(start: number): ReadonlyMap<string, Place> {
    let places = containers.get(start);
    if (places === undefined) {
      places = readPlaces(text, start, ends);
      containers.set(start, places);
    }
    return places;
  }
}

/** Where containers end after splices in their order; those that one takes the place of are left out. */
function endsAfter(
  splices: readonly Splice[],
  ends: ReadonlyMap<number, number>,
): Map<number, number> {
  const after = new Map<number, number>();
  for (const [start, end] of ends) {
    let before = 0;
    let inside = 0;
    let isGone = false;
    for (const splice of splices) {
      if (splice.start >= end) break;
      const growth = splice.text.length - (splice.end - splice.start);
      if (splice.end <= start) before += growth;
      else if (splice.start > start) inside += growth;
      else isGone = true;
    }
    if (!isGone) after.set(start + before, end + before + inside);
  }
  return after;
}

/** The places in the object or list that begins at an offset; none in a scalar. */
function readPlaces(
  text: string,
  start: number,
  ends: Map<number, number>,
): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const isObject = text[start] === '{';
  if (!isObject && text[start] !== '[') return places;
  let at = skipSpace(text, start + 1);
  while (text[at] !== '}' && text[at] !== ']') {
    const key = at;
    let name = String(places.size);
    if (isObject) {
      const end = endOfString(text, at);
      name = JSON.parse(text.slice(at, end)) as string;
      // Over the colon.
      at = skipSpace(text, skipSpace(text, end) + 1);
    }
    places.set(name, { key, value: at });
    at = skipSpace(text, endOfValue(text, at, ends));
    if (text[at] === ',') at = skipSpace(text, at + 1);
  }
  return places;
}
