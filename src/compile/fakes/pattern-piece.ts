import { type AST, RegExpParser } from '@eslint-community/regexpp';
import { schemaRegExp } from '../pattern.ts';
import type { Random } from '../random.ts';
import { charactersOf } from './characters.ts';
import { MOST_SIZE, sumOf, tooLarge } from './size.ts';
import { codePointsIn } from './text.ts';
import { Unsatisfiable } from './unsatisfiable.ts';

/**
 * A part of a pattern: how long its texts can be, in code points, and what makes one of about a
 * length. `captures` holds what the capturing groups have matched so far.
 */
export interface Piece {
  readonly min: number;
  readonly max: number;
  /** How many parts even the shortest text is put together from, which may be empty. */
  readonly parts: number;
  readonly make: (random: Random, length: number, captures: Captures) => string;
}

type Captures = Map<AST.CapturingGroup, string>;

/** The capturing groups that stand before a part of a pattern. */
type Groups = Map<AST.CapturingGroup, Piece>;

/** How many times more than it must a part is repeated, at most, where its length doesn't tell. */
const SLACK = 10;

/**
 * Parses a pattern (ECMA-262) to what makes texts of it.
 * @throws Unsatisfiable where even the shortest is too long, or no character fits.
 */
export function parsePattern(pattern: string): Piece {
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
export function sequence(pieces: readonly Piece[]): Piece {
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

/** The number that is nearest to a value within limits. */
export function clamp(value: number, min: number, max: number): number {
  return Math.max(min, Math.min(value, max));
}
