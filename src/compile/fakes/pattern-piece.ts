import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { codePointsIn } from '../code-points.ts';
import { schemaRegExp } from '../pattern.ts';
import type { Random } from '../random.ts';
import { type CharacterElement, charactersOf } from './characters.ts';
import { MOST_SIZE, sumOf, tooLarge } from './size.ts';
import { notFound } from './unsatisfiable.ts';

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

/** What the parts of one pattern are made with. */
interface Making {
  readonly flags: string;
  /** Whether a class should rather give a character; one where it gives no such is left as it is. */
  readonly prefers: (character: string) => boolean;
}

/**
 * Parses a pattern (ECMA-262) to what makes texts of it.
 * @param prefers the characters that its classes give, of those that they can.
 * @throws Unsatisfiable where even the shortest is too long, or no character was found.
 */
export function parsePattern(pattern: string, prefers: Making['prefers'] = () => true): Piece {
  const { ast, flags } = parse(pattern);
  const piece = alternation(ast.alternatives, { flags, prefers }, new Map());
  if (Math.max(piece.min, piece.parts) > MOST_SIZE) throw tooLarge(`pattern ${pattern}`);
  return piece;
}

/** The characters that the texts of a pattern are made of. */
export function alphabetOf(pattern: string): ReadonlySet<string> {
  const { ast, flags } = parse(pattern);
  const alphabet = new Set<string>();
  const addClass = (element: CharacterElement) => {
    for (const character of charactersOf(element, flags)) alphabet.add(character);
  };
  visitRegExpAST(ast, {
    onCharacterEnter: ({ value }) => alphabet.add(String.fromCodePoint(value)),
    onCharacterSetEnter: addClass,
    onCharacterClassEnter: addClass,
  });
  return alphabet;
}

/** The patterns that a pattern looks ahead for. */
export function lookaheadsOf(pattern: string): string[] {
  const found: string[] = [];
  visitRegExpAST(parse(pattern).ast, {
    onAssertionEnter(assertion) {
      if (assertion.kind !== 'lookahead' || assertion.negate) return;
      found.push(assertion.raw.slice('(?='.length, -1));
    },
  });
  return found;
}

function parse(pattern: string): { ast: AST.Pattern; flags: string } {
  const { flags } = schemaRegExp(pattern);
  const parser = new RegExpParser();
  const unicode = flags.includes('u');
  return { ast: parser.parsePattern(pattern, 0, pattern.length, { unicode }), flags };
}

function alternation(
  alternatives: readonly AST.Alternative[],
  making: Making,
  groups: Groups,
): Piece {
  const pieces = alternatives.map(({ elements }) =>
    sequence(elements.map((element) => elementPiece(element, making, groups))),
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

function elementPiece(element: AST.Element, making: Making, groups: Groups): Piece {
  switch (element.type) {
    case 'Character':
      return literal(String.fromCodePoint(element.value));
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      return oneOf(charactersOf(element, making.flags), making.prefers);
    case 'Group':
      return alternation(element.alternatives, making, groups);
    case 'CapturingGroup':
      return captured(element, alternation(element.alternatives, making, groups), groups);
    case 'Quantifier':
      return repeated(elementPiece(element.element, making, groups), element.min, element.max);
    case 'Backreference':
      return backreference(element, groups);
    case 'Assertion':
      return assertion(element, making, groups);
  }
}

function literal(text: string): Piece {
  const length = codePointsIn(text);
  return { min: length, max: length, parts: 1, make: () => text };
}

/** What an assertion may need to hold: a space at the bounds of a word, what a lookbehind asks for. */
function assertion(element: AST.Assertion, making: Making, groups: Groups): Piece {
  if (element.kind === 'word' && !element.negate) return optional(literal(' '));
  if (element.kind !== 'lookbehind' || element.negate) return literal('');
  return optional(alternation(element.alternatives, making, groups));
}

function optional({ max, parts, min, make }: Piece): Piece {
  return {
    min: 0,
    max,
    parts,
    make: (random, length, captures) =>
      length === 0 ? '' : make(random, clamp(length, min, max), captures),
  };
}

function oneOf(characters: readonly string[], prefers: Making['prefers']): Piece {
  if (characters.length === 0) throw notFound('no character was found for a class of the pattern');
  const preferred = characters.filter(prefers);
  const drawn = preferred.length > 0 ? preferred : characters;
  return { min: 1, max: 1, parts: 1, make: (random) => random.pick(drawn) };
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
