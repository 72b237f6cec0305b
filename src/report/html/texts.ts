import { printableText } from '../printable.ts';

/** Longer texts are cut. */
const LONGEST = 400;

/** Texts that stand for each other by number: of each one copy. */
export interface Texts {
  /** The number of a text as a page may show it; 0 of an empty one. */
  numberOf(text: string): number;
  /** By their numbers. */
  readonly all: readonly string[];
  /** How much there is of them, in characters. */
  size(): number;
}

/** No texts but the empty one. */
export function createTexts(): Texts {
  const all = [''];
  const numbers = new Map([['', 0]]);
  let size = 0;
  return {
    numberOf(text) {
      const cut = text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
      const known = numbers.get(cut);
      if (known !== undefined) return known;
      const shown = printableText(cut);
      numbers.set(cut, all.length);
      size += shown.length;
      return all.push(shown) - 1;
    },
    all,
    size: () => size,
  };
}
