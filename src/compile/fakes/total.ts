import type { Json } from '../../contract/contract.ts';
import type { Compiled, Place } from './fake.ts';

/** Names, in words, of what tells how many there are of what a list beside it holds. */
const TOTAL_NAME =
  /^(count|total|size|length|total (count|results?|items?|records?|elements?|size|number)|(results?|items?|records?|rows?) (count|total)|num(ber of)? (results|items|records|rows))$/;

/** Whether a property of a name, in words, may tell how many items the list beside it has. */
export function tellsTotal(words: string): boolean {
  return TOTAL_NAME.test(words);
}

/** Makes a number that is named as one tell how many items the list beside it has, where `allows` it. */
export function carryingTotal(
  compiled: Compiled,
  { words }: Place,
  allows: (value: Json) => boolean,
): Compiled {
  if (!tellsTotal(words)) return compiled;
  return {
    ...compiled,
    make(context) {
      const { total } = context;
      return total !== undefined && allows(total) ? total : compiled.make(context);
    },
  };
}
