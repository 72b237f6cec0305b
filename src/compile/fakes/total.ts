import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { singular } from '../words.ts';
import type { Property, Sum } from './property.ts';

/** Names, in words, of what tells how many there are of what the only list beside it holds. */
const TOTAL_NAME =
  /^(count|total|size|length|total (count|results?|items?|records?|elements?|size|number)|(results?|items?|records?|rows?) (count|total)|num(ber of)? (results|items|records|rows))$/;

/** Names, in words, of what tells how many there are of what the list of a name beside it holds. */
const COUNT_NAME = /^(?:(?:num|number of|total) (?<after>.+)|(?<before>.+) (?:count|total))$/;

/** Those of them that don't tell of money. */
const COUNT_ALONE = /^(num|number of) | count$/;

/** What tells that a total is one of money. */
const MONEY =
  /\b(amount|charged?|cents|cost|currency|discount|fees?|invoice|money|paid|pay|payable|payment|price|shipping|subtotal|tax(es)?|vat)\b/i;

/** Names, in words, of what tells whether there is any of something. */
const FLAG_NAME = /^has (?<noun>.+)$/;

/** Names, in words, of numbers of what falls into the parts of a whole. */
const PARTS_NAME = /^(counts? )?by |^(counts|breakdown)$/;

/**
 * What tells how many there are of something beside it, or whether there are any: of the parts of a
 * whole, of a list that it is named after, or of the only list.
 */
export function countsAmong(properties: readonly Property[]): Sum[] {
  const around = properties.map(({ words }) => words).join(', ');
  const parts = properties.find(({ words }) => PARTS_NAME.test(words));
  const counts = properties.flatMap((property): Sum[] => {
    const noun = nounCounted(property.words);
    const list = properties.find((one) => one !== property && singular(one.words) === noun);
    if (list !== undefined) return [{ property, value: (object) => lengthOf(object[list.name]) }];
    const isMoney = property.isMoney || isOfMoney(property.words, around);
    if (!tellsTotal(property.words) || isMoney) return [];
    const value: Sum['value'] =
      parts === undefined ? lengthOfOnlyList : (object) => sumOfParts(object[parts.name]);
    return [{ property, value }];
  });
  const flags = properties.flatMap((property): Sum[] => {
    const noun = singular(FLAG_NAME.exec(property.words)?.groups?.noun ?? '');
    const beside = properties.find(
      ({ words }) => singular(words) === noun || nounCounted(words) === noun,
    );
    if (noun === '' || beside === undefined) return [];
    return [{ property, value: (object) => isAny(object[beside.name]) }];
  });
  return [...counts, ...flags];
}

/** What counts things that are listed nowhere beside it, of which a new object has none. */
export function countsAlone(properties: readonly Property[]): Property[] {
  return properties.filter(({ words }) => {
    const noun = COUNT_ALONE.test(words) ? nounCounted(words) : undefined;
    return noun !== undefined && !properties.some((one) => singular(one.words) === noun);
  });
}

function lengthOf(value: Json | undefined): number | undefined {
  return Array.isArray(value) ? value.length : undefined;
}

function lengthOfOnlyList(object: { readonly [key: string]: Json }): number | undefined {
  let list: readonly Json[] | undefined;
  for (const value of Object.values(object)) {
    if (!Array.isArray(value)) continue;
    if (list !== undefined) return undefined;
    list = value;
  }
  return list?.length;
}

function sumOfParts(parts: Json | undefined): number | undefined {
  if (parts === undefined || !isJsonObject(parts)) return undefined;
  const numbers = Object.values(parts);
  if (!numbers.every((part) => typeof part === 'number')) return undefined;
  return numbers.reduce((sum, part) => sum + part, 0);
}

function isAny(value: Json | undefined): boolean | undefined {
  const count = Array.isArray(value) ? value.length : value;
  return typeof count === 'number' ? count > 0 : undefined;
}

/** Whether a property of a name, in words, may tell how many items the only list beside it has. */
function tellsTotal(words: string): boolean {
  return TOTAL_NAME.test(words);
}

/** The name, in words and singular, of what a property of a name tells the number of. */
function nounCounted(words: string): string | undefined {
  const { after, before } = COUNT_NAME.exec(words)?.groups ?? {};
  const noun = after ?? before;
  return noun === undefined ? undefined : singular(noun);
}

/** Whether a property of a name, in words, may tell how many there are of something, or whether any. */
export function tellsCount(words: string): boolean {
  return tellsTotal(words) || nounCounted(words) !== undefined || FLAG_NAME.test(words);
}

/** Whether a total is one of money, by the words around it. */
export function isOfMoney(words: string, around: string): boolean {
  return words === 'total' && MONEY.test(around);
}
