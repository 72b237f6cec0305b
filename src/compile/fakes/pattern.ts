import { codePointsIn } from '../code-points.ts';
import { schemaRegExp } from '../pattern.ts';
import { createRandom, type Random } from '../random.ts';
import {
  alphabetOf,
  clamp,
  lookaheadsOf,
  type Piece,
  parsePattern,
  sequence,
} from './pattern-piece.ts';
import { Unsatisfiable } from './unsatisfiable.ts';

/** A text of patterns, and how long the longest gets, in code points. */
export interface PatternText {
  readonly make: (random: Random) => string;
  readonly length: number;
}

/** How many code points a text gets, at most, beyond the shortest that matches. */
const SLACK = 10;
/** How many texts are tried; of long ones fewer. */
const ATTEMPTS = 100;
const FEWEST_ATTEMPTS = 4;
const LONG = 10_000;

/**
 * Makes texts that match all patterns and keep to the lengths (in code points). They are made from
 * one pattern, of the characters that all have in common or of all its own, or from all patterns one
 * after the other; what is looked ahead for is written over some. Look-arounds and the other patterns
 * are tested, and another text is tried.
 * @throws Unsatisfiable where no such text was found, or it would be too long.
 */
export function compilePatternText(
  patterns: readonly string[],
  minLength: number,
  maxLength: number,
): PatternText {
  const single = patterns.map((pattern) => parsePattern(pattern));
  const pieces = single.length === 1 ? single : [...single, ...combined(patterns, single)];
  const ahead = patterns.flatMap(lookaheadsOf).map((pattern) => parsePattern(pattern));
  const regExps = patterns.map(schemaRegExp);
  const shortest = Math.max(minLength, ...single.map((piece) => Math.max(piece.min, piece.parts)));
  const attempts = Math.max(FEWEST_ATTEMPTS, Math.floor(ATTEMPTS / Math.max(1, shortest / LONG)));

  const find = (random: Random): string | undefined => {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const piece = random.pick(pieces);
      const low = clamp(minLength, piece.min, piece.max);
      const high = Math.min(piece.max, maxLength, low + SLACK + attempt);
      const text = piece.make(random, random.integer(low, Math.max(low, high)), new Map());
      const padded = pad(
        attempt % 2 === 0 ? text : overwritten(text, ahead, random),
        minLength,
        random,
      );
      if (codePointsIn(padded) > maxLength) continue;
      if (regExps.every((regExp) => regExp.test(padded))) return padded;
    }
    return undefined;
  };
  const proof = find(createRandom('proof'));
  if (proof === undefined) {
    const reason = `no text was found that matches ${patterns.join(' and ')}${limits(minLength, maxLength)}`;
    const proven = single.some(({ min }) => min > maxLength);
    throw new Unsatisfiable(reason, undefined, proven);
  }
  return { make: (random) => find(random) ?? proof, length: shortest + SLACK };
}

function limits(minLength: number, maxLength: number): string {
  if (minLength === 0 && maxLength === Number.POSITIVE_INFINITY) return '';
  const most = maxLength === Number.POSITIVE_INFINITY ? 'or more' : `to ${maxLength}`;
  return ` and has ${minLength} ${most} characters`;
}

/** What makes texts of several patterns together. */
function combined(patterns: readonly string[], single: readonly Piece[]): Piece[] {
  const alphabets = patterns.map(alphabetOf);
  const isCommon = (character: string) => alphabets.every((alphabet) => alphabet.has(character));
  return [
    ...patterns.map((pattern) => parsePattern(pattern, isCommon)),
    sequence(single),
    sequence(single.toReversed()),
    sequence(byAnchor(patterns, single)),
  ];
}

/** The order in which patterns can stand in one text: what is anchored at the start, then the end last. */
function byAnchor(patterns: readonly string[], single: readonly Piece[]): Piece[] {
  const order = (pattern: string) =>
    Number(pattern.endsWith('$')) - Number(pattern.startsWith('^'));
  return single
    .map((piece, index) => ({ piece, order: order(patterns[index] ?? '') }))
    .sort((left, right) => left.order - right.order)
    .map(({ piece }) => piece);
}

/** A text with the shortest that is looked ahead for written over it, each at any place. */
function overwritten(text: string, ahead: readonly Piece[], random: Random): string {
  const characters = [...text];
  for (const piece of ahead) {
    const sought = [...piece.make(random, piece.min, new Map())];
    const start = random.integer(0, Math.max(0, characters.length - sought.length));
    characters.splice(start, sought.length, ...sought);
  }
  return characters.join('');
}

/** Lengthens a text that is too short; an end that is anchored makes the attempt fail. */
function pad(text: string, minLength: number, random: Random): string {
  const missing = minLength - codePointsIn(text);
  if (missing <= 0) return text;
  return text + Array.from({ length: missing }, () => random.pick(PADDING)).join('');
}

const PADDING = [...'abcdefghijklmnopqrstuvwxyz'];
