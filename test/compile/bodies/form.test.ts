import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { bodyOf } from './body.ts';

const FORM = 'application/x-www-form-urlencoded';

const text = { type: 'string' };
const integer = { type: 'integer' };
const properties = {
  name: text,
  age: integer,
  active: { type: 'boolean' },
  tags: { type: 'array', items: text },
  sizes: { type: 'array', items: integer },
  address: { type: 'object', properties: { city: text, zip: integer } },
  either: { type: ['integer', 'array'], items: integer },
  points: { type: 'array', items: { type: 'object', properties: { x: integer } } },
};
const schema = { type: 'object', properties, additionalProperties: false };
const plain = await bodyOf(FORM, { schema });

test.each<[string, object]>([
  ['', {}],
  ['name=Ann+Lee%21', { name: 'Ann Lee!' }],
  ['name=', { name: '' }],
  ['age=7&active=true', { age: 7, active: true }],
  ['age=9223372036854775807', { age: expect.objectContaining({}) }],
  ['tags=a&tags=b', { tags: ['a', 'b'] }],
  ['tags=a%2Cb', { tags: ['a,b'] }],
  ['tags=a,b', { tags: ['a,b'] }],
  ['sizes=1', { sizes: [1] }],
  ['either=1', { either: 1 }],
  ['either=1&either=2', { either: [1, 2] }],
  ['address=%7B%22city%22%3A%22Rome%22%7D', { address: { city: 'Rome' } }],
  ['points={"x":1}&points={"x":2}', { points: [{ x: 1 }, { x: 2 }] }],
])('%j is %j', (body, value) => {
  const judgement = plain.judge(body || '&');
  expect(judgement).toMatchObject({ state: 'judged', violations: [] });
  expect(judgement).toHaveProperty('value', value);
});

test.each<[string, string, string, string]>([
  ['age=many', '/age', 'integer', '"many"'],
  ['age=1&age=2', '/age', 'one value', '2'],
  ['colour=red', '/colour', 'no undocumented property', '"red"'],
  ['name=%zz', '/name', 'percent-encoded UTF-8', '"%zz"'],
  ['address=Rome', '/address', 'JSON', '"Rome" (expected a value'],
  ['address={"zip":"x"}', '/address/zip', 'integer', '"x"'],
  ['sizes=1&sizes=b', '/sizes/1', 'integer', '"b"'],
])('%j: at %s expected %s, received %s', (body, pointer, expected, received) => {
  expect(plain.judge(body)).toMatchObject({
    state: 'judged',
    violations: [{ pointer, expected, received: expect.stringContaining(received) }],
  });
});

test('a text that is no percent-encoding is told as it came', () => {
  expect(plain.judge('name=%zz')).toMatchObject({ violations: [{ value: '%zz' }] });
});

describe('what encoding says', () => {
  const colours = { type: 'array', items: text };
  const box = { type: 'object', properties: { w: integer, h: integer } };
  test.each<[string, JsonObject, JsonObject, string, unknown]>([
    ['form, not exploded', colours, { style: 'form', explode: false }, 'it=a,b%2Cc', ['a', 'b,c']],
    ['explode alone', colours, { explode: false }, 'it=a,b', ['a', 'b']],
    ['spaceDelimited', colours, { style: 'spaceDelimited' }, 'it=a%20b', ['a', 'b']],
    ['pipeDelimited', colours, { style: 'pipeDelimited' }, 'it=a|b', ['a', 'b']],
    ['deepObject', box, { style: 'deepObject', explode: true }, 'it[w]=1&it[h]=2', { w: 1, h: 2 }],
    ['form of an object', box, { style: 'form' }, 'w=1&h=2', { w: 1, h: 2 }],
    ['form of an object, not exploded', box, { explode: false }, 'it=w,1,h,2', { w: 1, h: 2 }],
    ['allowReserved', text, { allowReserved: true }, 'it=a/b?c', 'a/b?c'],
    ['a scalar as JSON', text, { contentType: 'application/json' }, 'it=%22a%22', 'a'],
    ['a list as JSON', colours, { contentType: 'application/json' }, 'it=["a","b"]', ['a', 'b']],
  ])('%s', async (_, it, encoding, body, value) => {
    const form = await bodyOf(FORM, {
      schema: { type: 'object', properties: { it }, additionalProperties: false },
      encoding: { it: encoding },
    });
    expect(form.judge(body)).toMatchObject({
      state: 'judged',
      violations: [],
      value: { it: value },
    });
    const written = form.write({ it: value as string });
    expect(form.judge(written.body)).toMatchObject({ violations: [], value: { it: value } });
  });
});

test('fields that no property declares are of the type that additionalProperties names', async () => {
  const form = await bodyOf(FORM, { schema: { type: 'object', additionalProperties: integer } });
  expect(form.judge('a=1&b=x')).toMatchObject({
    value: { a: 1, b: 'x' },
    violations: [{ pointer: '/b', expected: 'integer' }],
  });
});

test('without a schema, fields are texts', async () => {
  const form = await bodyOf(FORM, {});
  expect(form.judge('a=1&b=x&b=y')).toMatchObject({ value: { a: '1', b: ['x', 'y'] } });
});

test('a charset that is unknown makes a form unreadable', () => {
  expect(plain.judge(Buffer.from('name=a'), `${FORM}; charset=klingon`)).toMatchObject({
    state: 'unreadable',
    reason: 'the body has the unknown charset "klingon"',
  });
});

test('what is written is read as it was', () => {
  const word = fc.string({ unit: 'grapheme', minLength: 1 });
  const value = fc.record(
    {
      name: word,
      age: fc.integer(),
      active: fc.boolean(),
      tags: fc.array(word, { minLength: 1 }),
      sizes: fc.array(fc.integer(), { minLength: 1 }),
      address: fc.record({ city: word, zip: fc.integer() }),
    },
    { noNullPrototype: true, requiredKeys: ['name'] },
  );
  fc.assert(
    fc.property(value, (given) => {
      const { body } = plain.write(given);
      expect(plain.judge(body)).toMatchObject({ state: 'judged', violations: [], value: given });
    }),
  );
});

test('whatever comes is judged', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webQueryParameters()), (body) => {
      expect(['judged', 'unreadable', 'absent']).toContain(plain.judge(body).state);
    }),
  );
});
