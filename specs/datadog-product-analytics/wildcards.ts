/** A wildcard: `?` for one character, `*` for any number of them. */
export const ONE = Symbol('?');
export const ANY = Symbol('*');

/** What a text has to be, character by character. */
export type Pattern = readonly (string | typeof ONE | typeof ANY)[];

/**
 * Whether a text as a whole fits a pattern. Where it doesn't, the last `*` takes one character more:
 * never more steps than the pattern and the text have characters, multiplied. A regular expression
 * would go back to the earlier ones as well, and could take ages.
 */
export function fits(text: string, pattern: Pattern): boolean {
  const characters = [...text];
  let at = 0;
  let index = 0;
  let afterAny: number | undefined;
  let taken = 0;
  while (index < characters.length) {
    const part = pattern[at];
    if (part === ANY) {
      at++;
      afterAny = at;
      taken = index;
    } else if (part === ONE || part === characters[index]) {
      at++;
      index++;
    } else if (afterAny !== undefined) {
      at = afterAny;
      taken++;
      index = taken;
    } else {
      return false;
    }
  }
  return pattern.slice(at).every((part) => part === ANY);
}
