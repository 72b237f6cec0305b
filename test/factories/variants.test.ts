import { expect, test } from 'vitest';
import { shopFactories } from './shop.ts';

const variants = [...variantsIn('a')];

function variantsIn(seed: string) {
  return shopFactories(seed).responses['GET /orders']?.variants() ?? [];
}

test('each status comes in each of its forms, one thing at a time', () => {
  expect(variants.map(({ name }) => name)).toEqual([
    '200',
    '200, /orders is empty',
    '200, /orders/0/note is absent',
    '200, /orders/0/tags is absent',
    '200, /orders/0/status is "open"',
    '200, /orders/0/status is "paid"',
    '200, /orders/0/status is null',
    '200, /orders/0/note is null',
    '200, /orders/0/note has 2 characters',
    '200, /orders/0/note has 40 characters',
    '200, /orders/0/payment is Card',
    '200, /orders/0/payment is Invoice',
    '200, /orders/0/lines has 1 item',
    '200, /orders/0/tags is empty',
    '200, /orders/0/lines/0/count is absent',
    '200, /orders/0/lines/0/count is 1',
    '200, /orders/0/lines/0/count is 9',
    '204',
    '400',
    '400, /fields is absent',
    '400, /fields is empty',
    '500',
    '500, /fields is absent',
    '500, /fields is empty',
  ]);
});

test('each is what its name says', () => {
  const orders = new Map(
    variants.map(({ name, body }) => [name, (body as { orders?: object[] } | undefined)?.orders]),
  );
  const first = (name: string) => orders.get(`200, /orders/0/${name}`)?.[0];
  expect(orders.get('200, /orders is empty')).toEqual([]);
  expect(first('note is absent')).not.toHaveProperty('note');
  expect(first('note is null')).toHaveProperty('note', null);
  expect(first('status is "paid"')).toHaveProperty('status', 'paid');
  expect(first('payment is Card')).toHaveProperty('payment.kind', 'card');
  expect(first('payment is Invoice')).toHaveProperty('payment.kind', 'invoice');
  expect(first('lines has 1 item')).toHaveProperty('lines.length', 1);
  expect(first('note has 2 characters')).toHaveProperty('note.length', 2);
});

test('go as deep as they are asked to', () => {
  const all = shopFactories('a').responses['GET /orders'];
  const names = (depth: number) => [...(all?.variants({ depth }) ?? [])].map(({ name }) => name);
  expect(names(0)).toEqual(['200', '204', '400', '500']);
  expect(names(1)).toEqual(
    variants.map(({ name }) => name).filter((name) => !name.includes('/0/')),
  );
});

test('a status without a body has none', () => {
  expect(variants.find(({ status }) => status === 204)).toEqual({
    name: '204',
    status: 204,
    body: undefined,
  });
});

test('are those of a seed, and don’t count as values', () => {
  expect([...variantsIn('a')]).toEqual(variants);
  expect([...variantsIn('b')]).not.toEqual(variants);
});
