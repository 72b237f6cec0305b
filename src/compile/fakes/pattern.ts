import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { schemaRegExp } from '../pattern.ts';
import { createRandom, type Random } from '../random.ts';
import { charactersOf } from './characters.ts';
import { MOST_SIZE, sumOf, tooLarge } from './size.ts';
import { codePointsIn } from './text.ts';
import { Unsatisfiable } from './unsatisfiable.ts';

/**
 * A part of a pattern: how long its texts can be, in code points, and what makes one of about a
 * length. `captures` holds what the capturing groups have matched so far.
 */
interface Piece {
  readonly min: number;
  readonly max: number;
  /** How many parts even the shortest text is put together from, which may be empty. */
  readonly parts: number;
  readonly make: (random: Random, length: number, captures: Captures) => string;
}

type Captures = Map<AST.CapturingGroup, string>;

/** The capturing groups that stand before a part of a pattern. */
type Groups = Map<AST.CapturingGroup, Piece>;

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
 * one pattern, or from all one after the other; look-arounds and the other patterns are tested, and
 * another text is tried.
 * @throws Unsatisfiable where no such text was found, or it would be too long.
 */
export function compilePatternText(
  patterns: readonly string[],
  minLength: number,
  maxLength: number,
): PatternText {
  const single = patterns.map(parse);
  const pieces =
    single.length === 1 ? single : [...single, sequence(single), sequence(single.toReversed())];
  const regExps = patterns.map(schemaRegExp);
  const shortest = Math.max(minLength, ...single.map((piece) => Math.max(piece.min, piece.parts)));
  const attempts = Math.max(FEWEST_ATTEMPTS, Math.floor(ATTEMPTS / Math.max(1, shortest / LONG)));

  const find = (random: Random): string | undefined => {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const piece = random.pick(pieces);
      const low = clamp(minLength, piece.min, piece.max);
      const high = Math.min(piece.max, maxLength, low + SLACK + attempt);
      const text = piece.make(random, random.integer(low, Math.max(low, high)), new Map());
      const padded = pad(text, minLength, random);
      if (codePointsIn(padded) > maxLength) continue;
      if (regExps.every((regExp) => regExp.test(padded))) return padded;
    }
    return undefined;
  };
  const proof = find(createRandom('proof'));
  if (proof === undefined) {
    throw new Unsatisfiable(
      `no text was found that matches ${patterns.join(' and ')}${limits(minLength, maxLength)}`,
    );
  }
  return { make: (random) => find(random) ?? proof, length: shortest + SLACK };
}

function limits(minLength: number, maxLength: number): string {
  if (minLength === 0 && maxLength === Number.POSITIVE_INFINITY) return '';
  return ` and has ${minLength} to ${maxLength} characters`;
}

/** Lengthens a text that is too short; an end that is anchored makes the attempt fail. */
function pad(text: string, minLength: number, random: Random): string {
  const missing = minLength - codePointsIn(text);
  if (missing <= 0) return text;
  return text + Array.from({ length: missing }, () => random.pick(PADDING)).join('');
}

const PADDING = [...'abcdefghijklmnopqrstuvwxyz'];

function parse(pattern: string): Piece {
  const { flags } = schemaRegExp(pattern);
  const parser = new RegExpParser();
  const ast = parser.parsePattern(pattern, 0, pattern.length, { unicode: flags.includes('u') });
  const piece = alternation(ast.alternatives, flags, new Map());
  if (Math.max(piece.min, piece.parts) > MOST_SIZE) throw tooLarge(`pattern ${pattern}`);
  return piece;
}

function alternation(
  alternatives: readonly AST.Alternative[],
  flags: string,
  groups: Groups,
): Piece {
  const pieces = alternatives.map(({ elements }) =>
    sequence(elements.map((element) => elementPiece(element, flags, groups))),
  );
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  return {
    min: Math.min(...pieces.map(({ min }) => min)),
    max: Math.max(...pieces.map(({ max }) => max)),
    parts: Math.max(...pieces.map(({ parts }) => parts)),
    make(random, length, captures) {
      const fitting = pieces.filter(({ min, max }) => min <= length && length <= max);
      const piece = random.pick(fitting.length > 0 ? fitting : pieces);
      return piece.make(random, clamp(length, piece.min, piece.max), captures);
    },
  };
}

/** Pieces one after the other: each gets its least length, and what is left over is shared out. */
function sequence(pieces: readonly Piece[]): Piece {
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const min = sumOf(pieces.map((piece) => piece.min));
  const max = sumOf(pieces.map((piece) => piece.max));
  /** How much the pieces after each can take beyond their least. */
  const roomsAfter: number[] = [];
  for (let index = pieces.length - 1, room = 0; index >= 0; index--) {
    roomsAfter[index] = room;
    room += (pieces[index]?.max ?? 0) - (pieces[index]?.min ?? 0);
  }
  return {
    min,
    max,
    parts: Math.max(1, sumOf(pieces.map(({ parts }) => parts))),
    make(random, length, captures) {
      let left = Math.max(0, length - min);
      let text = '';
      for (const [index, piece] of pieces.entries()) {
        const most = Math.min(piece.max - piece.min, left);
        const least = Math.min(most, left - (roomsAfter[index] ?? 0));
        const extra = random.integer(Math.max(0, least), most);
        left -= extra;
        text += piece.make(random, piece.min + extra, captures);
      }
      return text;
    },
  };
}

function elementPiece(element: AST.Element, flags: string, groups: Groups): Piece {
  switch (element.type) {
    case 'Character':
      return literal(String.fromCodePoint(element.value));
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      return oneOf(charactersOf(element, flags));
    case 'Group':
      return alternation(element.alternatives, flags, groups);
    case 'CapturingGroup':
      return captured(element, alternation(element.alternatives, flags, groups), groups);
    case 'Quantifier':
      return repeated(elementPiece(element.element, flags, groups), element.min, element.max);
    case 'Backreference':
      return backreference(element, groups);
    case 'Assertion':
      return literal('');
  }
}

function literal(text: string): Piece {
  const length = codePointsIn(text);
  return { min: length, max: length, parts: 1, make: () => text };
}

function oneOf(characters: readonly string[]): Piece {
  if (characters.length === 0) throw new Unsatisfiable('a character class of the pattern is empty');
  return { min: 1, max: 1, parts: 1, make: (random) => random.pick(characters) };
}

function captured(group: AST.CapturingGroup, piece: Piece, groups: Groups): Piece {
  groups.set(group, piece);
  return {
    ...piece,
    make(random, length, captures) {
      const text = piece.make(random, length, captures);
      captures.set(group, text);
      return text;
    },
  };
}

function backreference({ resolved }: AST.Backreference, groups: Groups): Piece {
  const referred = Array.isArray(resolved) ? resolved : [resolved];
  return {
    min: 0,
    max: 0,
    parts: Math.max(1, ...referred.map((group) => groups.get(group)?.parts ?? 1)),
    make: (_random, _length, captures) =>
      referred.map((group) => captures.get(group) ?? '').join(''),
  };
}

function repeated(piece: Piece, least: number, most: number): Piece {
  const max = most === 0 || piece.max === 0 ? 0 : piece.max * most;
  const min = piece.min * least;
  return {
    min,
    max,
    parts: Math.max(1, piece.parts * least),
    make(random, length, captures) {
      const lowest = piece.max === 0 ? least : Math.ceil(length / piece.max);
      const highest =
        piece.min === 0 ? least + Math.min(SLACK, length) : Math.floor(length / piece.min);
      const low = clamp(lowest, least, most);
      const times = random.integer(low, clamp(highest, low, most));
      let text = '';
      let left = length;
      for (let index = 0; index < times; index++) {
        const share = clamp(Math.round(left / (times - index)), piece.min, piece.max);
        text += piece.make(random, share, captures);
        left -= share;
      }
      return text;
    },
  };
}

function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(value, max));
}
