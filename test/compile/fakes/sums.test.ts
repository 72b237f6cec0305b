import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../src/compile/random.ts';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { fakeOf, NOW, validatorOf } from './proof.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => `seed ${index}`);
const NUMBER = { type: 'number' };
const TEXT = { type: 'string' };
const AMOUNT = { ...NUMBER, minimum: 0 };
const MONEY = { properties: { amount: { type: 'integer' }, currency: TEXT } };

interface Bill {
  readonly lines: readonly { quantity: number; unit_price: number; amount: number }[];
  readonly subtotal: number;
  readonly tax: number;
  readonly total: number;
}

/** Valid objects of the properties, for many seeds. */
function objectsOf(properties: JsonObject): Record<string, number>[] {
  const schema = { type: 'object', properties };
  const [fake, isValid] = [fakeOf(schema), validatorOf(schema)];
  return SEEDS.map((seed) => {
    const object = fake({ random: createRandom(seed), now: NOW, entities: createRandom('world') });
    expect(object).toSatisfy(isValid);
    return object as Record<string, number>;
  });
}

function listOf(items: JsonObject): JsonObject {
  return { type: 'array', minItems: 2, items: { type: 'object', properties: items } };
}

describe('an amount is the sum of what it is made of', () => {
  type Made = Record<string, number>;
  test.each<[string, JsonObject, (made: Made) => (number | undefined)[]]>([
    [
      'a line',
      { quantity: NUMBER, unit_price: AMOUNT, amount: AMOUNT },
      ({ quantity = 0, unit_price = 0, amount }) => [amount, quantity * unit_price],
    ],
    [
      'a line, as texts',
      { qty: { type: 'integer' }, price: { ...TEXT, format: 'decimal' }, lineTotal: TEXT },
      ({ qty = 0, price, lineTotal }) => [Number(lineTotal), qty * Number(price)],
    ],
    [
      'a bill',
      { subtotal: AMOUNT, tax_rate: AMOUNT, tax: AMOUNT, shipping: AMOUNT, total: AMOUNT },
      ({ subtotal = 0, tax = 0, shipping = 0, total }) => [total, subtotal + tax + shipping],
    ],
    [
      'a tax',
      { subtotal: AMOUNT, tax_rate: AMOUNT, tax: AMOUNT },
      ({ subtotal = 0, tax_rate = 0, tax }) => [tax, subtotal * tax_rate],
    ],
    [
      'what is due, paid and remaining',
      { total: AMOUNT, amount_paid: AMOUNT, amount_due: AMOUNT, amount_remaining: AMOUNT },
      ({ total, amount_paid: paid = 0, amount_due: due = 0, amount_remaining: remaining = 0 }) => [
        remaining + paid,
        due === total ? due : Number.NaN,
      ],
    ],
    [
      'what is paid of a draft',
      { status: { const: 'draft' }, total: AMOUNT, amount_paid: AMOUNT },
      ({ amount_paid: paid }) => [paid, 0],
    ],
    [
      'with a discount',
      { subtotal: AMOUNT, discount: AMOUNT, total: AMOUNT },
      ({ subtotal = 0, discount = 0, total }) => [total, subtotal - discount],
    ],
    [
      'what is left to pay',
      { total: AMOUNT, amount_paid: AMOUNT, amount_due: AMOUNT },
      ({ total = 0, amount_paid = 0, amount_due }) => [amount_due, total - amount_paid],
    ],
    [
      'what is left of a budget',
      { budget: AMOUNT, spent: AMOUNT, remaining: AMOUNT },
      ({ budget = 0, spent = 0, remaining }) => [remaining, budget - spent],
    ],
  ])('%s: %j', (_, properties, read) => {
    for (const made of objectsOf(properties)) {
      const [is, wanted] = read(made);
      expect(is).toBeCloseTo(wanted as number, 1);
      expect(is).toBeGreaterThanOrEqual(0);
    }
  });

  test('of lines', () => {
    const lines = listOf({ quantity: { type: 'integer' }, unit_price: AMOUNT, amount: AMOUNT });
    for (const made of objectsOf({ lines, subtotal: AMOUNT })) {
      const amounts = (made.lines as unknown as { amount: number }[]).map(({ amount }) => amount);
      expect(made.subtotal).toBeCloseTo(amounts.reduce((sum, one) => sum + one));
    }
  });

  test('to the cent, where that is what it is a multiple of', () => {
    const cents = { ...NUMBER, minimum: 0, multipleOf: 0.01 };
    const lines = listOf({ quantity: { type: 'integer' }, unit_price: cents, amount: cents });
    const fake = fakeOf({
      type: 'object',
      properties: { lines, subtotal: cents, tax: cents, total: cents },
    });
    const inCents = (amount: number) => Math.round(amount * 100);
    for (const seed of SEEDS) {
      const made = fake({ random: createRandom(seed), now: NOW, entities: createRandom('world') });
      expect(JSON.stringify(made)).not.toMatch(/\d\.\d{3}/);
      const { lines, subtotal, tax, total } = made as unknown as Bill;
      const amounts = lines.map(({ amount }) => inCents(amount));
      expect(amounts).toEqual(
        lines.map(({ quantity, unit_price }) => quantity * inCents(unit_price)),
      );
      expect(inCents(subtotal)).toBe(amounts.reduce((sum, one) => sum + one));
      expect(inCents(total)).toBe(inCents(subtotal) + inCents(tax));
    }
  });

  test('of money, in one currency', () => {
    const lines = listOf({ quantity: { type: 'integer' }, price: MONEY, total: MONEY });
    const currency = { enum: ['EUR', 'USD', 'GBP'] };
    const prices = { ...MONEY.properties, currency };
    for (const made of objectsOf({ lines, total: { properties: prices } })) {
      const texts = JSON.stringify(made).match(/"currency":"\w+"/g);
      expect(new Set(texts).size).toBe(1);
    }
    for (const { total } of objectsOf({ subtotal: MONEY, tax: MONEY, total: MONEY })) {
      expect(total).toMatchObject({ amount: expect.any(Number) });
    }
  });

  test('unless the schemas say otherwise', () => {
    const properties = { subtotal: { ...NUMBER, minimum: 9 }, total: { ...NUMBER, maximum: 3 } };
    for (const { total } of objectsOf(properties)) expect(total).toBeLessThanOrEqual(3);
  });
});

test.each<[JsonObject, JsonObject]>([
  [{ duration: { const: 'PT15M' } }, {}],
  [{ duration: { const: 900 } }, { duration_ms: 900_000 }],
  [{ duration_minutes: { const: 15 } }, { durationSeconds: 900 }],
])('the end is as long after the start as %j says', (length, others) => {
  const time = { ...TEXT, format: 'date-time' };
  const told = Object.fromEntries(Object.keys(others).map((name) => [name, NUMBER]));
  for (const made of objectsOf({ ...length, ...told, started_at: time, ended_at: time })) {
    const { started_at, ended_at } = made;
    expect(Date.parse(String(ended_at)) - Date.parse(String(started_at))).toBe(900_000);
    expect(made).toMatchObject(others);
  }
});

test('other currencies stand beside it', () => {
  const rates = listOf({ from_currency: TEXT, currency: TEXT });
  const codes = objectsOf({ rates }).map((made) => JSON.stringify(made).match(/[A-Z]{3}/g));
  expect(new Set(codes.flat()).size).toBeGreaterThan(3);
});

test('totals of an object of their own are those of the lines beside it', () => {
  const lines = listOf({ quantity: { type: 'integer' }, price: MONEY, lineTotal: MONEY });
  const totals = { properties: { subtotal: MONEY, tax: MONEY, grandTotal: MONEY } };
  type Money = { amount: number };
  for (const made of objectsOf({ items: lines, totals }) as unknown[]) {
    const { items, totals } = made as {
      items: { lineTotal: Money }[];
      totals: { subtotal: Money; tax: Money; grandTotal: Money };
    };
    const sum = items.reduce((before, { lineTotal }) => before + lineTotal.amount, 0);
    expect(totals.subtotal.amount).toBe(sum);
    expect(totals.grandTotal.amount).toBe(sum + totals.tax.amount);
  }
});
