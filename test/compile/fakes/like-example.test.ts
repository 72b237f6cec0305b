import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { fakeOf, sampleOf } from './proof.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => `seed ${index}`);

test.each<[string, JsonObject, RegExp]>([
  ['words stay', { example: 'San Francisco' }, /^San Francisco$/],
  [
    'a URL has other numbers',
    { example: 'https://a.test/users/12' },
    /^https:\/\/a\.test\/users\/[1-9]\d$/,
  ],
  [
    'also one of a format',
    { example: 'https://a.test/1347', format: 'uri' },
    /^https:\/\/a\.test\/\d{4}$/,
  ],
  ['an identifier keeps its prefix', { example: 'cus_NffrFeUfNV2Hib' }, /^cus_[A-Z][a-z]{3}[A-Z]/],
  ['and its kinds of characters', { example: 'MDU6SXNzdWUx' }, /^[A-Z]{3}\d[A-Z]/],
  ['a word with a number is no such thing', { example: 'hello-world-2' }, /^hello-world-2$/],
  ['nor is a year', { example: 'summer-sale-2024' }, /^summer-sale-2024$/],
  ['letters of both cases are', { example: 'AbCdEfGhIjKl' }, /^([A-Z][a-z]){6}$/],
  ['words written together aren’t', { example: 'helloWorldAgain' }, /^helloWorldAgain$/],
  ['capital hexadecimal stays so', { example: 'ABCDEF12' }, /^[\dA-F]{8}$/],
  ['hexadecimal stays so', { example: '6dcb09b5b57875f334f61aeb' }, /^[\da-f]{24}$/],
  [
    'a UUID is one',
    { example: '12727e82-9250-42b0-955f-8f5a3317eab1' },
    /^[\da-f]{8}-[\da-f]{4}-4/,
  ],
  ['digits too', { example: '4711' }, /^[1-9]\d{3}$/],
  ['a date is one', { example: '2011-01-26' }, /^20\d\d-\d\d-\d\d$/],
  ['with its time', { example: '2011-01-26T19:01:12Z' }, /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ$/],
  [
    'as it is written',
    { example: '2011-01-26 19:01:12.000+01:00' },
    /^20\d\d-\d\d-\d\d \d\d:\d\d:\d\d\.000\+01:00$/,
  ],
])('%s: %j', (_, { example, ...rest }, wanted) => {
  const schema = {
    properties: { gadget: { type: 'string', examples: [example as string], ...rest } },
  };
  for (const seed of SEEDS)
    expect((sampleOf(fakeOf(schema), seed) as JsonObject).gadget).toMatch(wanted);
});

test('what a machine made up differs from fake to fake, and what it is like', () => {
  const fake = fakeOf({ type: 'string', examples: ['cus_NffrFeUfNV2Hib'] });
  const texts = new Set(SEEDS.map((seed) => sampleOf(fake, seed)));
  expect(texts.size).toBe(SEEDS.length);
});

test.each(['number', 'order_number', 'invoiceNo', 'reference'])(
  'a %s is another one each time, of the same series',
  (name) => {
    const fake = fakeOf({ properties: { [name]: { type: 'string', example: 'ORD-2024-00017' } } });
    const texts = SEEDS.map((seed) => String((sampleOf(fake, seed) as JsonObject)[name]));
    for (const text of texts) expect(text).toMatch(/^ORD-2024-[1-9]\d{4}$/);
    expect(new Set(texts).size).toBe(SEEDS.length);
  },
);
