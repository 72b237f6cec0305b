import { expect, test } from 'vitest';
import { createRandom } from '../../../src/compile/random.ts';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { fakeOf, NOW } from './proof.ts';

const LIST = { type: 'array', minItems: 3, maxItems: 3, items: { type: 'string' } };
const NUMBER = { type: 'number' };

function make(properties: JsonObject): JsonObject {
  const fake = fakeOf({ properties });
  return fake({
    random: createRandom('seed'),
    now: NOW,
    entities: createRandom('world'),
  }) as JsonObject;
}

test.each<[string, JsonObject]>([
  ['total', { total: NUMBER, lines: LIST }],
  ['line_count', { line_count: NUMBER, lines: LIST, tags: { ...LIST, maxItems: 9, minItems: 9 } }],
  ['total_lines', { total_lines: NUMBER, lines: LIST, currency: { type: 'string' } }],
  ['number_of_categories', { number_of_categories: NUMBER, categories: LIST }],
])('%s tells how long the list is: %j', (name, properties) => {
  expect(make(properties)[name]).toBe(3);
});

test.each<[string, JsonObject]>([
  ['total', { currency: { type: 'string' }, lines: LIST, total: NUMBER }],
  ['total', { lines: LIST, total: { ...NUMBER, description: 'Amount to pay' } }],
  ['view_count', { lines: LIST, view_count: NUMBER }],
])('%s tells something else: %j', (name, properties) => {
  const { lines, ...others } = properties;
  expect(make(properties)[name]).toBe(make(others)[name]);
  expect(make(properties)[name]).not.toBe(
    (make({ lines } as JsonObject).lines as unknown[]).length,
  );
});

test.each<[JsonObject, JsonObject]>([
  [
    { by_status: { properties: { open: { const: 4 }, closed: { const: 3 } } }, lines: LIST },
    { total: 7 },
  ],
  [{ attachments: LIST }, { has_attachments: true }],
  [{ attachment_count: { const: 0 } }, { hasAttachments: false }],
  [{ tags: { ...LIST, minItems: 0, maxItems: 0 } }, { has_tags: false }],
])('%j tells %j', (properties, told) => {
  const types = Object.entries(told).map(([name, value]) => [name, { type: typeof value }]);
  expect(make({ ...properties, ...Object.fromEntries(types) })).toMatchObject(told);
});
