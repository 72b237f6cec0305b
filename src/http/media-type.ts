import { remembered } from './remembered.ts';
import { QUOTED, TOKEN, unquote } from './token.ts';

/** A media type or media range, split (RFC 9110 §8.3.1). Names and `charset` are in lower case. */
export interface ParsedMediaType {
  readonly type: string;
  readonly subtype: string;
  /** The structured syntax suffix (RFC 6838 §4.2.8): `json` of `application/problem+json`. */
  readonly suffix: string | undefined;
  readonly parameters: ReadonlyMap<string, string>;
}

const ESSENCE = new RegExp(`[ \t]*(${TOKEN})/(${TOKEN})`, 'y');
const PARAMETER = new RegExp(`[ \t]*;[ \t]*(?:(${TOKEN})=(?:(${TOKEN})|${QUOTED}))?`, 'y');

/** Splits a media type or range; `undefined` where the text is neither. */
export const parseMediaType: (text: string) => ParsedMediaType | undefined = remembered(split);

function split(text: string): ParsedMediaType | undefined {
  ESSENCE.lastIndex = 0;
  const essence = ESSENCE.exec(text);
  if (essence === null) return undefined;
  const parameters = parseParameters(text, ESSENCE.lastIndex);
  if (parameters === undefined) return undefined;

  const type = (essence[1] ?? '').toLowerCase();
  const subtype = (essence[2] ?? '').toLowerCase();
  const plus = subtype.lastIndexOf('+');
  return { type, subtype, suffix: plus === -1 ? undefined : subtype.slice(plus + 1), parameters };
}

/** Whether a body of this media type is JSON: `application/json`, `text/json` or `…+json`. */
export function isJson(mediaType: string): boolean {
  const parsed = parseMediaType(mediaType);
  return parsed !== undefined && holdsJson(parsed);
}

/** The media type that stands for a range where one has to be written: its most common one. */
export function typicalMediaType(range: string): string {
  if (!range.includes('*')) return range;
  const { type, suffix } = parseMediaType(range) ?? {};
  if (suffix === 'xml') return 'application/xml';
  return TYPICAL.get(type ?? '') ?? 'application/json';
}

const TYPICAL: ReadonlyMap<string, string> = new Map([
  ['audio', 'audio/mpeg'],
  ['image', 'image/png'],
  ['multipart', 'multipart/form-data'],
  ['text', 'text/plain'],
  ['video', 'video/mp4'],
]);

/**
 * Prepares the documented media types and ranges of one body. The function returned takes a
 * `Content-Type` and gives the index of the most specific range that covers it, or -1: the type
 * itself comes before `application/*+json`, that before `application/*`, and the range of all types
 * last; of equals, the one with more parameters.
 *
 * `lenient` falls back to ranges whose parameters differ, then to other spellings of JSON and XML:
 * `application/vnd.api+json` may stand for `application/json`, and the other way round.
 */
export function compileMediaRanges(
  ranges: readonly string[],
  compatibility: 'strict' | 'lenient',
): (mediaType: string) => number {
  const parsedRanges = ranges.map(parseMediaType);
  return (mediaType) => {
    const received = parseMediaType(mediaType);
    if (received === undefined) return -1;
    const strict = mostSpecific(parsedRanges, (range) =>
      hasParameters(received, range) ? specificity(received, range) : 0,
    );
    if (strict !== -1 || compatibility === 'strict') return strict;
    const otherParameters = mostSpecific(parsedRanges, (range) => specificity(received, range));
    if (otherParameters !== -1) return otherParameters;
    const holds = [holdsJson, holdsXml].find((holdsSame) => holdsSame(received));
    return holds === undefined ? -1 : mostSpecific(parsedRanges, (range) => (holds(range) ? 1 : 0));
  };
}

/** Whether all parameters of a range are among those of a media type. */
export function hasParameters(mediaType: ParsedMediaType, range: ParsedMediaType): boolean {
  for (const [name, value] of range.parameters) {
    if (mediaType.parameters.get(name) !== value) return false;
  }
  return true;
}

/** The parameters from `start` to the end of the text; `undefined` where something else is there. */
function parseParameters(text: string, start: number): Map<string, string> | undefined {
  const parameters = new Map<string, string>();
  let position = start;
  while (position < text.length) {
    PARAMETER.lastIndex = position;
    const match = PARAMETER.exec(text);
    if (match === null) return text.slice(position).trim() === '' ? parameters : undefined;
    position = PARAMETER.lastIndex;
    if (match[1] === undefined) continue;
    const name = match[1].toLowerCase();
    const value = match[2] ?? unquote(match[3] ?? '');
    parameters.set(name, name === 'charset' ? value.toLowerCase() : value);
  }
  return parameters;
}

/** The index of the range with the highest score, the first of equals; -1 where every score is 0. */
function mostSpecific(
  ranges: readonly (ParsedMediaType | undefined)[],
  score: (range: ParsedMediaType) => number,
): number {
  let best = -1;
  let bestScore = 0;
  for (const [index, range] of ranges.entries()) {
    const current = range === undefined ? 0 : score(range);
    if (current <= bestScore) continue;
    best = index;
    bestScore = current;
  }
  return best;
}

/** How narrowly a range covers a media type, whatever its parameters' values; 0 where it doesn't. */
function specificity(mediaType: ParsedMediaType, range: ParsedMediaType): number {
  const rank = essenceRank(mediaType, range);
  // The share of the parameters only decides between equal ranks.
  return rank === 0 ? 0 : rank + range.parameters.size / 1000;
}

function essenceRank(mediaType: ParsedMediaType, range: ParsedMediaType): number {
  if (range.type === '*') return range.subtype === '*' ? 1 : 0;
  if (range.type !== mediaType.type) return 0;
  if (range.subtype === mediaType.subtype) return 4;
  if (range.subtype === '*') return 2;
  return range.subtype === `*+${mediaType.suffix}` ? 3 : 0;
}

/** Whether a media type's bodies are JSON: `application/json`, `text/json` or `…+json`. */
export function holdsJson({ type, subtype, suffix }: ParsedMediaType): boolean {
  return suffix === 'json' || (subtype === 'json' && (type === 'application' || type === 'text'));
}

/** Whether a media type's bodies are XML (RFC 7303): `application/xml`, `text/xml` or `…+xml`. */
export function holdsXml({ type, subtype, suffix }: ParsedMediaType): boolean {
  return suffix === 'xml' || (subtype === 'xml' && (type === 'application' || type === 'text'));
}
