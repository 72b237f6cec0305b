import type { AST } from '@eslint-community/regexpp';

/** What stands for one character of several in a pattern. */
export type CharacterElement = AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass;

/**
 * The characters to draw from for a class of a pattern. Of a class that says what it holds, its
 * printable ASCII; of one that says what it doesn't hold, or anything, its letters and digits; beyond
 * those only where there are none. The class itself is asked, so that escapes, properties and
 * negations need no tables of their own.
 */
export function charactersOf(element: CharacterElement, flags: string): string[] {
  const regExp = new RegExp(`^${element.raw}$`, flags);
  const matching = (characters: readonly string[]) =>
    characters.filter((character) => regExp.test(character));
  const pools = isBroad(element)
    ? [ALPHANUMERICS, PRINTABLE, BEYOND_ASCII]
    : [PRINTABLE, BEYOND_ASCII];
  for (const pool of [...pools, WHITE_SPACE, namedBy(element)]) {
    const characters = matching(pool);
    if (characters.length > 0) return characters;
  }
  return [];
}

const ALPHANUMERICS = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];
const PRINTABLE = range(0x21, 0x7e);
const WHITE_SPACE = [' ', '\t', '\n', '\r', '\v', '\f', '\u00a0'];

/** Latin, Greek, Cyrillic and a few of each further script that patterns name by `\p{…}`. */
const BEYOND_ASCII = [
  ...range(0xa1, 0x52f),
  ...range(0x5d0, 0x5ea),
  ...range(0x621, 0x64a),
  ...range(0x660, 0x669),
  ...range(0x905, 0x939),
  ...range(0x966, 0x96f),
  ...range(0xe01, 0xe2e),
  ...range(0x2010, 0x2044),
  ...range(0x20a0, 0x20bf),
  ...range(0x2190, 0x21ff),
  ...range(0x3041, 0x30fe),
  ...range(0x4e00, 0x4e7f),
  ...range(0xac00, 0xac7f),
  ...range(0x1f600, 0x1f64f),
];

const SAMPLES_OF_A_RANGE = 64;

function isBroad(element: CharacterElement): boolean {
  if (element.type === 'CharacterSet') return element.kind === 'any' || element.negate;
  return element.negate;
}

/** The characters that a class names, which may be control characters or of a rare script. */
function namedBy(element: CharacterElement): string[] {
  if (element.type !== 'CharacterClass') return range(0, 0x1f);
  return element.elements.flatMap((part) => {
    if (part.type === 'Character') return [String.fromCodePoint(part.value)];
    if (part.type !== 'CharacterClassRange') return [];
    const { min, max } = part;
    return range(min.value, Math.min(max.value, min.value + SAMPLES_OF_A_RANGE));
  });
}

function range(first: number, last: number): string[] {
  return Array.from({ length: last - first + 1 }, (_, index) =>
    String.fromCodePoint(first + index),
  );
}
