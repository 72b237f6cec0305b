import { decodePercent } from '../http/percent.ts';

/** The literal text of a segment around its parameters, of which there is one more than infixes. */
export interface SegmentPattern {
  readonly prefix: string;
  readonly infixes: readonly string[];
  readonly suffix: string;
}

/** One segment of a path template (OpenAPI 3.1 §4.8.8). `names` are its parameters', in order. */
export type Segment =
  | { readonly kind: 'literal'; readonly text: string; readonly names: readonly [] }
  | { readonly kind: 'parameter'; readonly names: readonly string[] }
  | {
      readonly kind: 'pattern';
      readonly pattern: SegmentPattern;
      readonly names: readonly string[];
    };

/** Reads a segment such as `apps`, `{id}`, `{id}:verb` or `{a}.{b}`. */
export function parseSegment(text: string): Segment {
  if (!text.includes('{')) return { kind: 'literal', text, names: [] };
  const literals: string[] = [];
  const names: string[] = [];
  // Splitting at a pattern with a group puts what the group took between the pieces.
  for (const [index, piece] of text.split(/\{([^{}]+)\}/).entries()) {
    if (index % 2 === 0) literals.push(piece);
    else names.push(piece);
  }
  if (names.length === 0) return { kind: 'literal', text, names: [] };

  const [prefix = '', ...infixes] = literals;
  const suffix = infixes.pop() ?? '';
  if (infixes.length === 0 && prefix === '' && suffix === '') return { kind: 'parameter', names };
  return { kind: 'pattern', pattern: { prefix, infixes, suffix }, names };
}

/**
 * The ways in which a request may spell a pattern's literals: as documented, and as a URL encodes
 * them. An encoded delimiter is neither: it is data (RFC 3986 §2.2), so `a%3Averb` is an id where
 * `{id}:verb` is documented.
 */
export function patternSpellings(pattern: SegmentPattern): SegmentPattern[] {
  const encoded = {
    prefix: encodeLiteral(pattern.prefix),
    infixes: pattern.infixes.map(encodeLiteral),
    suffix: encodeLiteral(pattern.suffix),
  };
  return samePattern(pattern, encoded) ? [pattern] : [pattern, encoded];
}

/** Whether two patterns differ in their parameters' names at most. */
export function samePattern(a: SegmentPattern, b: SegmentPattern): boolean {
  return (
    a.prefix === b.prefix &&
    a.suffix === b.suffix &&
    a.infixes.length === b.infixes.length &&
    a.infixes.every((infix, index) => infix === b.infixes[index])
  );
}

/** How many characters of a pattern are literal: the more, the more concrete it is. */
export function literalLength({ prefix, infixes, suffix }: SegmentPattern): number {
  return infixes.reduce((sum, infix) => sum + infix.length, prefix.length + suffix.length);
}

/**
 * What each parameter of a pattern takes of a raw segment, or `undefined` where the segment doesn't
 * match. Each takes one character at least and as few as it can, the last one what is left:
 * `{a}.{b}` splits `1.2.3` at the first dot.
 */
export function captureSegment(pattern: SegmentPattern, segment: string): string[] | undefined {
  const { prefix, infixes, suffix } = pattern;
  if (!segment.startsWith(prefix) || !segment.endsWith(suffix)) return undefined;
  const captures: string[] = [];
  let start = prefix.length;
  for (const infix of infixes) {
    const end = segment.indexOf(infix, start + 1);
    if (end === -1) return undefined;
    captures.push(segment.slice(start, end));
    start = end + infix.length;
  }
  const end = segment.length - suffix.length;
  if (start >= end) return undefined;
  captures.push(segment.slice(start, end));
  return captures;
}

function encodeLiteral(literal: string): string {
  return encodeURI(decodePercent(literal).toWellFormed());
}

/** A path and the same with a slash at its end are one. */
export function withoutSlash(path: string): string {
  return path.replace(/\/$/, '');
}
