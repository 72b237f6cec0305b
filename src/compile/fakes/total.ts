import { singular } from '../words.ts';

/** Names, in words, of what tells how many there are of what the only list beside it holds. */
const TOTAL_NAME =
  /^(count|total|size|length|total (count|results?|items?|records?|elements?|size|number)|(results?|items?|records?|rows?) (count|total)|num(ber of)? (results|items|records|rows))$/;

/** Names, in words, of what tells how many there are of what the list of a name beside it holds. */
const COUNT_NAME = /^(?:(?:num|number of|total) (?<after>.+)|(?<before>.+) (?:count|total))$/;

/** What tells that a total is one of money. */
const MONEY =
  /\b(amount|charged?|cents|cost|currency|discount|fees?|invoice|money|paid|pay|payable|payment|price|shipping|subtotal|tax(es)?|vat)\b/i;

/** Whether a property of a name, in words, may tell how many items the only list beside it has. */
export function tellsTotal(words: string): boolean {
  return TOTAL_NAME.test(words);
}

/** The name, in words and singular, of what a property of a name tells the number of. */
export function nounCounted(words: string): string | undefined {
  const { after, before } = COUNT_NAME.exec(words)?.groups ?? {};
  const noun = after ?? before;
  return noun === undefined ? undefined : singular(noun);
}

/** Whether a property of a name, in words, may tell how many there are of something. */
export function tellsCount(words: string, description: string): boolean {
  const isCount = tellsTotal(words) || nounCounted(words) !== undefined;
  return isCount && !isOfMoney(words, description);
}

/** Whether a total is one of money, by the words around it. */
export function isOfMoney(words: string, around: string): boolean {
  return words === 'total' && MONEY.test(around);
}
