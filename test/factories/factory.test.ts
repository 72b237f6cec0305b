import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/contract/contract.ts';
import type { Factory } from '../../src/factories/factories.ts';
import { failureOf } from '../contract/failure.ts';
import { bodyFactories, shopFactories } from './shop.ts';

describe('a factory', () => {
  const { order, tree } = shopFactories();

  test('makes what its schema describes, as a response has it', () => {
    const names = Object.keys(order.maximal()).join(' ');
    expect(names).toBe('id status note payment lines tags');
  });

  test('keeps what is said of a value, and fills up the rest', () => {
    const made = order({ status: 'paid', lines: [{ count: 3 }, undefined, { sku: 'a' }] });
    expect(made).toMatchObject({ status: 'paid', lines: [{ count: 3 }, {}, { sku: 'a' }] });
    expect(made.lines.map(({ sku }) => typeof sku)).toEqual(['string', 'string', 'string']);
  });

  test.each([
    [{ payment: { kind: 'card' } }, ['kind', 'number']],
    [{ payment: { kind: 'invoice' } }, ['kind', 'due']],
    [{ payment: { due: '2026-03-01' } }, ['kind', 'due']],
  ] as const)('makes what goes with what is said: %j', (said, members) => {
    for (const { payment } of order.list(5, said))
      expect(Object.keys(payment).toSorted()).toEqual(members.toSorted());
  });

  test.each([
    ['lines', { lines: [undefined, { count: 2 }] }, { lines: [{}, { count: 2 }] }],
    ['owner', { owner: { name: 'Ann' } }, { owner: { name: 'Ann' } }],
  ])('makes the branch that has what is said in part: %s', async (name, said, wanted) => {
    const text = { type: 'string' };
    const branch = (kind: string, name: string, part: JsonObject) => ({
      type: 'object',
      required: ['kind', name],
      properties: { kind: { const: kind }, [name]: part },
    });
    const line = { type: 'object', required: ['sku'], properties: { sku: text, count: {} } };
    const owner = {
      type: 'object',
      required: ['id', 'name'],
      properties: { id: text, name: text },
    };
    const schema = {
      oneOf: [
        branch('a', 'lines', { type: 'array', items: line }),
        branch('b', 'owner', owner),
        branch('c', 'note', text),
      ],
    };
    const { responses } = await bodyFactories({ 'application/json': { schema } });
    const body = responses[200] as Factory<Json>;
    for (const make of [body, body.minimal, body.maximal]) {
      for (let count = 0; count < 10; count += 1) {
        const made = make(said as never);
        expect(Object.keys(made as object)).toEqual(['kind', name]);
        expect(made).toMatchObject(wanted);
      }
    }
  });

  test('a count goes with the list beside it', () => {
    const { responses } = shopFactories();
    const orders = responses['GET /orders']?.[200];
    expect(orders?.({ orders: [{}, {}, {}, {}] })).toMatchObject({ total: 4 });
  });

  test('leaves out what is said to be undefined', () => {
    expect(Object.keys(order({ tags: undefined }))).not.toContain('tags');
  });

  test('the least has what is required alone, the most has all, down to a depth', () => {
    expect(Object.keys(order.minimal())).toEqual(['id', 'status', 'payment', 'lines']);
    expect(order.minimal().lines).toEqual([{ sku: expect.any(String) }]);
    expect(order.minimal({ note: 'ab' })).toMatchObject({ note: 'ab' });
    expect(tree.minimal()).toEqual({ name: expect.any(String) });
    expect(tree.maximal()).toMatchObject({ children: [{ name: expect.any(String) }, {}] });
  });

  test('a list of none is empty', () => {
    expect(order.list(0)).toEqual([]);
  });

  test('a function is told the number of the value, whichever way it is made', () => {
    const numbered = shopFactories().tree.with((n) => ({ name: `tree ${n}` }));
    const made = [numbered(), ...numbered.list(2), numbered.minimal(), numbered.maximal()];
    expect(made.map(({ name }) => name)).toEqual([1, 2, 3, 4, 5].map((n) => `tree ${n}`));
  });

  test('what is said last counts, member by member', () => {
    const paid = order.with({ status: 'paid', payment: { kind: 'card', number: '1' } });
    expect(paid({ payment: { number: '2' } })).toMatchObject({
      status: 'paid',
      payment: { kind: 'card', number: '2' },
    });
  });

  test('gives values that are nobody else’s', () => {
    const lines = [{ sku: 'a' }];
    const [first, second] = order.list(2, { lines });
    first?.lines[0] && Object.assign(first.lines[0], { sku: 'changed' });
    expect([second?.lines[0]?.sku, lines[0]?.sku]).toEqual(['a', 'a']);
  });
});

describe('seeds', () => {
  test('equal calls give equal values, whatever else is made', () => {
    const [one, other] = [shopFactories('a'), shopFactories('a')];
    other.tree.list(7);
    expect(one.order.list(3)).toEqual(other.order.list(3));
    expect(shopFactories('b').order()).not.toEqual(shopFactories('a').order());
  });

  test('a factory that is reset, or of another seed, begins anew', () => {
    const { order } = shopFactories('a');
    const [first, second] = order.list(2);
    expect(second).not.toEqual(first);
    order.reset();
    expect(order()).toEqual(first);
    expect(order.withSeed('b')()).toEqual(shopFactories('b').order());
  });

  test('what more is said of counts with its factory: no two values are the same', () => {
    const { order } = shopFactories('a');
    const paid = order.with({ status: 'paid' });
    expect(paid().id).not.toBe(order().id);
  });
});

describe('what breaks the schema is refused', () => {
  const { order, never, broken } = shopFactories();
  const held: { self?: unknown } = {};
  held.self = held;

  test.each([
    [{ lines: [{ count: '7' }] }, '/lines/0/count to be integer', '"7"'],
    [{ lines: [] }, '/lines to be at least 1 item', '[]'],
    [{ status: 'gone' }, '/status to be one of "open", "paid", null', '"gone"'],
    [{ status: undefined }, '/status to be a value (required)', 'nothing'],
    [{ statu: 'open' }, '/statu to be no undocumented property', '"open"'],
    [{ note: 'a' }, '/note to be at least 2 characters', '"a"'],
    [{ tags: { a: 'b c' } }, '/tags/a to match the pattern ^[a-z]+$', '"b c"'],
    [7, 'it to be object', '7'],
    [{ note: 7n }, 'what JSON can hold', '7'],
    [{ note: Number.NaN }, 'what JSON can hold', 'NaN'],
    [{ note: Symbol('a') }, 'what JSON can hold', 'a symbol'],
    [{ tags: new Map() }, 'what JSON can hold', 'a Map'],
    [{ tags: held }, 'what JSON can hold', 'an object that holds itself'],
  ])('%o', async (said, expected, received) => {
    expect(await failureOf(() => order(said as never))).toEqual({
      error: 'OverrideError',
      problem: "the override of order can't be taken",
      expected,
      received,
    });
  });

  test('a moment is a text', async () => {
    const { hint } = await failureOf(() => order({ note: new Date() as never }));
    expect(hint).toBe('A moment is a text: date.toISOString().');
  });

  test.each([
    [-1, '-1'],
    [1.5, '1.5'],
    [Number.NaN, 'NaN'],
    ['2', '"2"'],
    [undefined, 'nothing'],
  ])('a list of %o', async (count, received) => {
    expect(await failureOf(() => order.list(count as never))).toEqual({
      error: 'UsageError',
      problem: 'no list of order can be made',
      expected: 'a whole number of values, from 0',
      received,
    });
  });

  test('a schema without a value says so, and one that does not compile', async () => {
    expect(await failureOf(() => never())).toMatchObject({ error: 'SchemaError' });
    expect(await failureOf(() => broken())).toMatchObject({ error: 'SchemaError' });
  });
});
