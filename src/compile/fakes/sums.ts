import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { wordsOf } from '../words.ts';
import { STATE } from './ends.ts';
import type { Property, Sum } from './property.ts';
import { isOfMoney } from './total.ts';

interface Rule {
  /** Names, in words, of the property. */
  readonly name: RegExp;
  /** Names of those that it follows from: of the first ones, `needed`, there must be one each. */
  readonly of: readonly RegExp[];
  readonly needed: number;
  /** Its amount, from its own as it was made and the sums of what has those names. */
  readonly amount: (own: number, ...of: number[]) => number;
}

const LINES = /^((order|invoice|cart|line|basket) )?(lines?|items|products|positions)$/;
const QUANTITY = /^(quantity|qty)$/;
const UNIT_PRICE = /^((unit|item) )?(price|amount|cost)( cents)?$|^price per unit$/;
const LINE_AMOUNT = /^((line|item) )?(total|amount|sub ?total)( (price|amount|cost|cents))?$/;
const SUBTOTAL = /^(amount )?sub ?total( (price|amount|cents))?$|^net( (total|amount|price))?$/;
const TAX = /^(total )?(tax|vat)( (amount|total|cents))?$/;
const TAX_RATE = /^(tax|vat) (rate|percent|percentage)$/;
const FEE =
  /^(total )?(shipping|delivery|handling|service|tip|gratuity|fees?)( (amount|cost|price|fee|charge|total|cents))?$/;
const DISCOUNT = /^(total )?discounts?( (amount|total|cents))?$/;
const TOTAL =
  /^((grand|order|cart|invoice) )?total( (price|amount|cents))?$|^amount total$|^gross( (total|amount|price))?$/;
const PAID = /^(amount|total) paid$|^paid amount$/;
const DUE = /^(amount|balance|total) due$|^due (amount|balance)$/;
const OUTSTANDING = /^(amount|balance|total) remaining$|^(remaining|outstanding) (amount|balance)$/;
const LIMIT = /^(limit|budget|quota|capacity)( (total|amount))?$/;
const USED = /^(used|spent|consumed)( amount)?$|^(amount|total) (spent|used)$/;
const REMAINING = /^(remaining|left)( (amount|budget|quota))?$/;

/** Names, in words, of what holds the subtotal and the rest of what stands under lines. */
const TOTALS =
  /^((order|cart|invoice|price|cost|payment) )?(totals?|summary|amounts?|costs?|prices?|pricing)$/;

/** States in which nothing, or all, is paid. */
const UNPAID = /^(draft|open|pending|unpaid|void|uncollectible|past due|overdue)$/i;
const SETTLED = /^(paid|settled)$/i;

/** The part of an amount that a tax, a fee or a discount is at most, where nothing tells. */
const USUAL_SHARE = 0.25;

/** In the order in which they are heeded: a later one may build on what an earlier one gave. */
const RULES: readonly Rule[] = [
  {
    name: SUBTOTAL,
    of: [QUANTITY, UNIT_PRICE],
    needed: 2,
    amount: (_, many, price) => many * price,
  },
  {
    name: LINE_AMOUNT,
    of: [QUANTITY, UNIT_PRICE],
    needed: 2,
    amount: (_, many, price) => many * price,
  },
  { name: SUBTOTAL, of: [LINES], needed: 1, amount: (_, lines) => lines },
  { name: TOTAL, of: [LINES], needed: 1, amount: (_, lines) => lines },
  { name: TAX, of: [SUBTOTAL, TAX_RATE], needed: 2, amount: (_, net, rate) => net * shareOf(rate) },
  { name: TAX, of: [SUBTOTAL], needed: 1, amount: part },
  { name: FEE, of: [SUBTOTAL], needed: 1, amount: part },
  { name: DISCOUNT, of: [SUBTOTAL], needed: 1, amount: part },
  {
    name: TOTAL,
    of: [SUBTOTAL, TAX, FEE, DISCOUNT],
    needed: 1,
    amount: (_, net, tax, fees, discount) => net + tax + fees - discount,
  },
  { name: PAID, of: [TOTAL], needed: 1, amount: Math.min },
  { name: DUE, of: [TOTAL, PAID], needed: 2, amount: (_, total, paid) => total - paid },
  { name: DUE, of: [TOTAL, OUTSTANDING], needed: 2, amount: (_, total) => total },
  { name: OUTSTANDING, of: [TOTAL, PAID], needed: 2, amount: (_, total, paid) => total - paid },
  { name: USED, of: [LIMIT], needed: 1, amount: Math.min },
  { name: REMAINING, of: [LIMIT, USED], needed: 2, amount: (_, limit, used) => limit - used },
];

/** What the sums of an object's properties are, in the order in which they are to be made. */
export function sumsAmong(properties: readonly Property[]): Sum[] {
  return [...sumsBeside(properties), ...sumsWithin(properties)];
}

function sumsBeside(properties: readonly Property[]): Sum[] {
  const around = properties.map(({ words }) => words).join(', ');
  const state = properties.find(({ words }) => STATE.test(words));
  return RULES.flatMap(({ name, of, needed, amount }) => {
    for (const property of properties) {
      if (!name.test(property.words)) continue;
      const terms = of.map((term) =>
        properties.filter((one) => one !== property && term.test(one.words)),
      );
      if (terms.slice(0, needed).some((found) => found.length === 0)) continue;
      // The total beside a list may as well be how long that is.
      const isMoney = property.isMoney || isOfMoney(property.words, around);
      if (of[0] === LINES && property.words === 'total' && !isMoney) continue;
      const compute = (object: { readonly [key: string]: Json }): Rule['amount'] =>
        name === PAID ? paidIn(state && object[state.name]) : amount;
      return [
        { property, value: (object) => sumIn(property.name, terms, compute(object), object) },
      ];
    }
    return [];
  });
}

/** The sums of lines in the objects beside them that hold such. */
function sumsWithin(properties: readonly Property[]): Sum[] {
  const lines = properties.filter(({ words }) => LINES.test(words));
  const totals = properties.filter(({ words }) => TOTALS.test(words));
  if (lines.length === 0) return [];
  return totals.map((property) => ({
    property,
    value(object) {
      const own = object[property.name] ?? null;
      if (!isJsonObject(own)) return undefined;
      const names = Object.keys(own);
      const named = [SUBTOTAL, TOTAL].flatMap((term) =>
        names.filter((name) => term.test(wordsOf(name))),
      );
      const [name] = named;
      if (name === undefined) return undefined;
      const amount = sumIn(name, [lines], (_, sum) => sum, {
        ...object,
        [name]: own[name] ?? null,
      });
      return amount === undefined ? undefined : { [name]: amount };
    },
  }));
}

/** Whether a property of a name, in words, may be a sum. */
export function isSum(words: string): boolean {
  return words === 'value' || RULES.some(({ name }) => name.test(words));
}

function sumIn(
  name: string,
  terms: readonly (readonly { readonly name: string }[])[],
  amount: Rule['amount'],
  object: { readonly [key: string]: Json },
): Json | undefined {
  const own = object[name] ?? null;
  const sums = terms.map((term) => sumOf(term.map((one) => amountIn(object[one.name] ?? null))));
  const value = Math.round(amount(amountIn(own), ...sums) * 100) / 100;
  return value >= 0 && Number.isFinite(value) ? written(value, own) : undefined;
}

/** An amount as another one is written. */
function written(amount: number, own: Json): Json | undefined {
  if (isJsonObject(own)) {
    const member = moneyMember(own);
    const inner = member === undefined ? undefined : written(amount, own[member] ?? null);
    return member === undefined || inner === undefined ? undefined : { [member]: inner };
  }
  return typeof own === 'string' ? amount.toFixed(2) : amount;
}

/** The member of an object of money that tells how much it is. */
function moneyMember(money: { readonly [key: string]: Json }): string | undefined {
  return ['amount', 'value'].find((name) => Object.hasOwn(money, name));
}

/** A number, one that is written as a text, one of money, or the sum of lines; NaN for anything else. */
function amountIn(value: Json): number {
  if (Array.isArray(value)) return sumOf(value.map(amountOfLine));
  if (isJsonObject(value)) return amountIn(value[moneyMember(value) ?? ''] ?? null);
  const isAmount = typeof value === 'number' || /^\d+(\.\d+)?$/.test(String(value));
  return isAmount ? Number(value) : Number.NaN;
}

function amountOfLine(line: Json): number {
  if (!isJsonObject(line)) return Number.NaN;
  const named = Object.entries(line).map(([name, value]) => [wordsOf(name), value] as const);
  const first = (name: RegExp) => amountIn(named.find(([words]) => name.test(words))?.[1] ?? null);
  const amount = first(LINE_AMOUNT);
  const many = first(QUANTITY);
  return Number.isNaN(amount) || Number.isNaN(many) ? many * first(UNIT_PRICE) : amount;
}

/** What is paid of an amount in a state. */
function paidIn(state: Json | undefined): Rule['amount'] {
  if (typeof state !== 'string') return Math.min;
  if (UNPAID.test(state)) return () => 0;
  return SETTLED.test(state) ? (_, total) => total : Math.min;
}

/** An amount if it is a sensible part of another, else such a one. */
function part(own: number, whole: number): number {
  const most = whole * USUAL_SHARE;
  return own <= most ? own : most * ((own % 100) / 100);
}

/** A rate, which may be one of a hundred. */
function shareOf(rate: number): number {
  return rate > 1 ? rate / 100 : rate;
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, one) => sum + one, 0);
}
