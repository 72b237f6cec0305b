import { expect, test } from 'vitest';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import type { Json, JsonObject } from '../../src/contract/contract.ts';
import { loadContractText } from '../../src/contract/load.ts';

const TEXT = { type: 'string' };
const refTo = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const kindOf = (members: JsonObject): JsonObject => ({
  type: 'object',
  required: ['kind', ...Object.keys(members)],
  properties: { kind: TEXT, ...members },
});
const Cat = kindOf({ lives: { type: 'integer' } });
const Dog = kindOf({ bark: { type: 'boolean' } });
const oneOf = [refTo('Cat'), refTo('Dog')];
const mapping = { kitty: '#/components/schemas/Cat', dog: 'Dog' };

const NAMED = { Cat, Dog, Pet: { oneOf, discriminator: { propertyName: 'kind' } } };
const MAPPED = { Cat, Dog, Pet: { oneOf, discriminator: { propertyName: 'kind', mapping } } };
const LISTED = {
  ...NAMED,
  Dog: kindOf({ bark: { type: 'boolean' }, kind: { enum: ['Dog', 'hound'] } }),
};
const HEIRS = {
  Pet: { ...kindOf({}), discriminator: { propertyName: 'kind' } },
  Cat: { allOf: [refTo('Pet'), Cat] },
  Dog: { allOf: [refTo('Pet'), Dog] },
};
const WITHIN = {
  ...NAMED,
  Owner: { properties: { pets: { type: 'array', items: refTo('Pet') } } },
};

test.each<[string, JsonObject, string, Json, string | undefined]>([
  ['a kind', NAMED, 'Pet', { kind: 'Dog', bark: true }, undefined],
  ['a kind by its mapping', MAPPED, 'Pet', { kind: 'dog', bark: true }, undefined],
  ['a kind by its name beside a mapping', MAPPED, 'Pet', { kind: 'Dog', bark: true }, undefined],
  ['an unknown kind', NAMED, 'Pet', { kind: 'fox', bark: true }, '/kind: one of "Cat", "Dog"'],
  [
    'an unknown kind beside a mapping',
    MAPPED,
    'Pet',
    { kind: 'fox', bark: true },
    '/kind: one of "kitty", "Cat", "dog", "Dog"',
  ],
  [
    'a kind with what another has',
    MAPPED,
    'Pet',
    { kind: 'dog', lives: 1 },
    '/bark: a value (required)',
  ],
  ['a kind that its schema lists', LISTED, 'Pet', { kind: 'hound', bark: true }, undefined],
  ['an heir', HEIRS, 'Pet', { kind: 'Dog', bark: true }, undefined],
  ['an heir’s lack', HEIRS, 'Pet', { kind: 'Dog' }, '/bark: a value (required)'],
  ['an unknown heir', HEIRS, 'Pet', { kind: 'fox' }, '/kind: one of "Cat", "Dog", "Pet"'],
  ['an heir by itself', HEIRS, 'Dog', { kind: 'Dog', bark: true }, undefined],
  [
    'one of a list',
    WITHIN,
    'Owner',
    {
      pets: [
        { kind: 'Cat', lives: 9 },
        { kind: 'fox', lives: 1 },
      ],
    },
    '/pets/1/kind: one of "Cat", "Dog"',
  ],
])('%s', async (_, schemas, name, value, wanted) => {
  const info = { title: 'Pets', version: '1' };
  const document = { openapi: '3.1.0', info, paths: {}, components: { schemas } };
  const { judgeKinds } = compileContract(await loadContractText(JSON.stringify(document)));
  const [violation] = judgeKinds(`/components/schemas/${name}`, value);
  expect(violation && `${violation.pointer}: ${violation.expected}`).toBe(wanted);
});
