import { expect, test } from 'vitest';
import { compileLeadsTo } from '../../src/compile/leads-to.ts';
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
  const leadsToSecret = compileLeadsTo({ Tested: schema, Secret: SECRET }, isSecret);
  expect(leadsToSecret('/Tested')).toBe(wanted);
});

test('what a schema leads to is the same whichever was asked for before', () => {
  const document = {
    Harmless: { type: 'string' },
    Round: { items: { $ref: '#/Holder' } },
    Holder: { properties: { a: { $ref: '#/Harmless' }, b: { $ref: '#/Round' }, c: SECRET } },
  };
  const schemas = ['/Harmless', '/Round', '/Holder'];
  const answers = (asked: string[]) => {
    const leadsToSecret = compileLeadsTo(document, isSecret);
    return Object.fromEntries(asked.map((schema) => [schema, leadsToSecret(schema)]));
  };
  const wanted = { '/Harmless': false, '/Round': true, '/Holder': true };
  for (let turn = 0; turn < schemas.length; turn++) {
    expect(answers(schemas)).toEqual(wanted);
    expect(answers(schemas.toReversed())).toEqual(wanted);
    schemas.push(schemas.shift() ?? '');
  }
});
