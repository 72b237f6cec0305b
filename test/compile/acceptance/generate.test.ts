import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { createAcceptance } from '../../../src/compile/acceptance/acceptance.ts';
import { type SureTest, UNSURE } from '../../../src/compile/acceptance/answer.ts';
import { generateTest } from '../../../src/compile/acceptance/generate.ts';
import type { Composer } from '../../../src/compile/acceptance/keyword.ts';
import type { Schema } from '../../../src/contract/contract.ts';

/** Closures are certain of nothing: what is certain, a written keyword says. */
const COMPOSER: Composer = {
  testOf: () => UNSURE,
  testAt: () => UNSURE,
  assertsFormats: true,
};
const isText: SureTest = (value) => typeof value === 'string';

test.each<[Schema, unknown, unknown]>([
  [{ type: ['string', 'null'] }, null, 1],
  [{ type: 'number', minimum: 1, exclusiveMaximum: 2 }, 1.5, 2],
  [{ type: 'integer', exclusiveMinimum: 1, maximum: 2 }, 2, 1.5],
  [{ type: 'array', items: { type: 'boolean' } }, [true], [1]],
  [{ properties: { a: { type: 'string' } }, required: ['a'] }, { a: '' }, {}],
  [{ properties: { 'a-b': { properties: { c: false } } } }, { 'a-b': {} }, { 'a-b': { c: 1 } }],
  [{ allOf: [{ type: 'string' }, true] }, '', 1],
  [{ anyOf: [{ type: 'string' }, { type: 'null' }] }, null, 1],
  [{ items: { $ref: '#/Text' } }, [''], [1]],
])('of %j, %j is certain, and %j isn’t', (schema, certain, other) => {
  const isSure = generateTest(schema, COMPOSER, () => isText);
  expect([isSure(certain), isSure(other)]).toEqual([true, false]);
});

test('a schema that asks for more than a function may have is left to the closures', () => {
  const patterns = Array.from({ length: 70_000 }, (_, index) => [`p${index}`, { pattern: 'a' }]);
  const accept = createAcceptance({ Wide: { properties: Object.fromEntries(patterns) } }, true, 0);
  const tell = accept('/Wide');
  expect([tell?.({ p69999: 'a' }), tell?.({ p69999: 'b' })]).toEqual([true, false]);
});

test('where code may not be made of text, nothing is certain, and the closures tell', () => {
  const acceptance = new URL('../../../src/compile/acceptance/acceptance.ts', import.meta.url);
  const program = `
    import { createAcceptance } from ${JSON.stringify(acceptance.href)};
    const accept = createAcceptance({ Text: { type: 'string' } }, true, 0)('/Text');
    console.log(accept(''), accept(1));
  `;
  const flags = ['--disallow-code-generation-from-strings', '--input-type=module'];
  const told = execFileSync(process.execPath, [...flags, '-e', program], { encoding: 'utf8' });
  expect(told).toBe('true false\n');
});
