import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { fakeAmong, fakeOf, sampleOf, validatorOf } from './proof.ts';

const SEEDS = Array.from({ length: 20 }, (_, index) => `seed ${index}`);
const contentSchema = {
  type: 'object',
  properties: {
    id: { type: 'integer', minimum: 7 },
    tags: { type: 'array', items: { const: 'x' } },
  },
  required: ['id', 'tags'],
  additionalProperties: false,
};
const text = { type: 'string', contentMediaType: 'application/json', contentSchema };

test.each<[contentEncoding: JsonObject, BufferEncoding]>([
  [{}, 'utf8'],
  [{ contentEncoding: 'base64' }, 'base64'],
  [{ contentEncoding: 'base64url' }, 'base64url'],
  [{ contentEncoding: 'base64', contentMediaType: 'application/vnd.a+json' }, 'base64'],
])('a text of %j holds an instance of its contentSchema', (keywords, encoding) => {
  const fake = fakeOf({ ...text, ...keywords });
  const isValid = validatorOf(contentSchema);
  for (const seed of SEEDS) {
    const held = Buffer.from(String(sampleOf(fake, seed)), encoding).toString();
    expect(isValid(JSON.parse(held)), held).toBe(true);
  }
});

test.each<[string, JsonObject, RegExp]>([
  ['its limits', { maxLength: 5 }, /^"\w{0,3}"$/],
  ['those of bytes', { maxLength: 5, contentEncoding: 'base64' }, /^[\w=]{4}$/],
  ['no room for JSON', { maxLength: 1 }, /^\d$/],
  ['a contentSchema that nothing satisfies', { contentSchema: false }, /./],
  ['another media type', { contentMediaType: 'text/plain' }, /^(?!\{"id)/],
  ['an unknown encoding', { contentEncoding: 'zip' }, /^(?!\{"id)/],
])('%s comes before what a text holds', (_, keywords, wanted) => {
  const fake = fakeOf({ ...text, ...keywords });
  for (const seed of SEEDS) expect(sampleOf(fake, seed)).toMatch(wanted);
});

test('a text that may hold its like ends', () => {
  const next = { ...text, contentSchema: { $ref: '#/components/schemas/Node' } };
  const fake = fakeAmong({ Node: { type: 'object', properties: { next } } }, 'Node');
  expect(sampleOf(fake)).toMatchObject({ next: expect.stringMatching(/^\{/) });
});
