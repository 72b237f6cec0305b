import { expect, test } from 'vitest';
import { leadsTo } from '../../src/compile/leads-to.ts';
import type { Json, JsonObject } from '../../src/contract/contract.ts';

const isSecret = (node: JsonObject) => node.writeOnly === true;
const SECRET = { writeOnly: true };

test.each<[what: string, schema: Json, wanted: boolean]>([
  ['itself', SECRET, true],
  ['what stands in it', { properties: { a: { items: SECRET } } }, true],
  ['what it refers to', { anyOf: [{ $ref: '#/Secret' }] }, true],
  ['nothing such', { properties: { a: { writeOnly: false } } }, false],
  ['itself again', { items: { $ref: '#/Tested' } }, false],
  ['nothing', { $ref: '#/Missing' }, false],
  ['a list as long as data may be', { enum: Array.from({ length: 200_000 }, () => 1) }, false],
])('a schema leads to %s', (_, schema, wanted) => {
  expect(leadsTo({ Tested: schema, Secret: SECRET }, '/Tested', isSecret)).toBe(wanted);
});
