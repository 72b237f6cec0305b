import {
  compileMediaRanges,
  hasParameters,
  type ParsedMediaType,
  parseMediaType,
} from './media-type.ts';

/** One element of an `Accept` header: a range and its weight, 0 to 1. */
interface AcceptElement {
  readonly range: ParsedMediaType;
  readonly quality: number;
}

const QUALITY = /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/;

/**
 * Picks which of the offered media types to answer with (proactive negotiation, RFC 9110 §12.5.1).
 * Each gets the weight of the most specific range that covers it; the offer's order breaks ties.
 * An offer may be a range itself, as documents have them. Without a header, or with one that can't
 * be read, everything is acceptable. `undefined`: nothing is.
 */
export function negotiate(
  accept: string | undefined,
  offered: readonly string[],
): string | undefined {
  if (accept === undefined || accept === '*/*') return offered[0];
  const elements = parseAccept(accept);
  if (elements === undefined) return offered[0];

  let best: string | undefined;
  let bestQuality = 0;
  for (const offer of offered) {
    const quality = qualityOf(offer, elements);
    if (quality <= bestQuality) continue;
    best = offer;
    bestQuality = quality;
  }
  return best;
}

/** The media types inside a range that a client names without wildcards, those it likes best first. */
export function namedWithin(accept: string | undefined, range: string): readonly string[] {
  const named = (parseAccept(accept ?? '') ?? [])
    .filter(({ range: { subtype }, quality }) => subtype !== '*' && quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ range: { type, subtype } }) => `${type}/${subtype}`);
  const covers = compileMediaRanges([range], 'strict');
  return named.filter((mediaType) => covers(mediaType) === 0);
}

/** The elements of the header; `undefined` where it is malformed or holds none. */
function parseAccept(accept: string): AcceptElement[] | undefined {
  const elements: AcceptElement[] = [];
  for (const text of splitList(accept)) {
    if (text.trim() === '') continue;
    const range = parseMediaType(text);
    if (range === undefined) return undefined;
    const quality = range.parameters.get('q') ?? '1';
    if (!QUALITY.test(quality)) return undefined;
    elements.push({ range: withoutQuality(range), quality: Number(quality) });
  }
  return elements.length === 0 ? undefined : elements;
}

/** Splits at commas that aren't inside a quoted string. */
function splitList(text: string): string[] {
  if (!text.includes('"')) return text.split(',');
  return text.match(/(?:[^",]|"(?:[^"\\]|\\.)*"|")+/g) ?? [];
}

/**
 * Leaves the parameters that select a representation: `q` is a weight, and `charset=utf-8`, which
 * many clients add, holds for every text that is sent.
 */
function withoutQuality(range: ParsedMediaType): ParsedMediaType {
  if (range.parameters.size === 0) return range;
  const parameters = new Map(range.parameters);
  parameters.delete('q');
  if (parameters.get('charset') === 'utf-8') parameters.delete('charset');
  return { ...range, parameters };
}

function qualityOf(offer: string, elements: readonly AcceptElement[]): number {
  const offered = parseMediaType(offer);
  if (offered === undefined) return 0;
  let quality = 0;
  let bestPrecision = -1;
  for (const element of elements) {
    if (!overlaps(element.range, offered)) continue;
    const precision = precisionOf(element.range);
    if (precision <= bestPrecision) continue;
    quality = element.quality;
    bestPrecision = precision;
  }
  return quality;
}

function overlaps(range: ParsedMediaType, offered: ParsedMediaType): boolean {
  return (
    (range.type === offered.type || range.type === '*' || offered.type === '*') &&
    (range.subtype === offered.subtype || range.subtype === '*' || offered.subtype === '*') &&
    hasParameters(offered, range)
  );
}

/** Ranks ranges by how narrow they are (RFC 9110 §12.5.1). */
function precisionOf({ type, subtype, parameters }: ParsedMediaType): number {
  if (type === '*') return 0;
  if (subtype === '*') return 1;
  return 2 + parameters.size;
}
