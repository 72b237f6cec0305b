import { expect, test } from 'vitest';
import { type OneFault, placesOf, problemsOf } from '../problems.ts';

test.each<OneFault>([
  [
    'bounds that exclude each other, and one who refers to them',
    `
components:
  schemas:
    A: { type: object, required: [b], properties: { b: { $ref: '#/components/schemas/B' } } }
    B: { type: integer, minimum: 3, maximum: 2 }`,
    '/components/schemas/B',
    '6:5',
  ],
  [
    'parts that exclude each other',
    `
components:
  schemas:
    A:
      allOf:
        - { type: object, additionalProperties: false, properties: { a: true } }
        - { type: object, required: [b], properties: { b: true } }`,
    '/components/schemas/A/allOf/1',
    '8:11',
  ],
  [
    'more different items than there are',
    `
components:
  schemas:
    A: { type: array, items: { type: boolean }, uniqueItems: true, minItems: 3 }`,
    '/components/schemas/A/minItems',
    '5:68',
  ],
  [
    'more than can be made',
    `
components:
  schemas:
    A: { type: array, minItems: 1000, items: { $ref: '#/components/schemas/B' } }
    B: { type: array, minItems: 10000 }`,
    '/components/schemas/A',
    '5:5',
  ],
  [
    'what is required without end',
    `
components:
  schemas:
    A: { type: object, required: [a], properties: { a: { $ref: '#/components/schemas/A' } } }`,
    '/components/schemas/A',
    '5:5',
  ],
  ['the schema false', 'components: { schemas: { A: false } }', '/components/schemas/A', '3:26'],
  [
    'the schema false of a body',
    `
paths:
  /a:
    get:
      responses: { default: { description: A, content: { text/plain: { schema: false } } } }`,
    '/paths/~1a/get/responses/default/content/text~1plain/schema',
    '6:72',
  ],
  [
    'a schema that excludes all',
    'components: { headers: { A: { schema: { not: {} } } } }',
    '/components/headers/A/schema',
    '3:31',
  ],
  ...[
    '{ type: string, minLength: 5, maxLength: 3 }',
    '{ type: string, enum: [1] }',
    '{ type: object, required: [x], properties: { x: false } }',
    '{ type: object, minProperties: 3, maxProperties: 2 }',
    '{ type: array, minItems: 3, maxItems: 2 }',
    '{ type: string, const: 1 }',
    '{ oneOf: [{ type: integer }, { type: integer }] }',
    '{ type: object, required: [x], unevaluatedProperties: false }',
    '{ type: array, contains: false }',
  ].map(
    (schema): OneFault => [
      schema,
      `components: { schemas: { A: ${schema} } }`,
      '/components/schemas/A',
      '3:26',
    ],
  ),
  [
    'a contradiction in a property that may be left out',
    'components: { schemas: { A: { properties: { x: { type: string, enum: [1] } } } } }',
    '/components/schemas/A/properties/x',
    '3:45',
  ],
  [
    'a contradiction in items that there need not be',
    'components: { schemas: { A: { type: array, items: { minimum: 3, maximum: 2, type: number } } } }',
    '/components/schemas/A/items',
    '3:44',
  ],
  [
    'a branch that no value takes',
    'components: { schemas: { A: { anyOf: [{ type: string, const: 1 }, { type: integer }] } } }',
    '/components/schemas/A/anyOf/0',
    '3:39',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['schemas-satisfiable', pointer, at]]);
});

test.each([
  '{ type: object, properties: { x: false } }',
  '{ type: object, properties: { x: { not: {} } } }',
  '{ type: array, prefixItems: [{ type: string }], items: false }',
  '{ type: array, items: { not: true } }',
  '{ minItems: 3, maxItems: 2 }',
  'true',
])('%s is satisfied by some value', async (schema) => {
  expect(await placesOf(`components: { schemas: { A: ${schema} } }`)).toEqual([]);
});

test.each([
  ['{ type: string, minLength: 5, maxLength: 3 }', 'error', 'can be made of'],
  ['{ type: number, exclusiveMinimum: 1, maximum: 1.0000000000000001 }', 'error', 'can be made of'],
  ['{ type: string, pattern: "^a{5}$", maxLength: 4 }', 'error', 'can be made of'],
  ['{ type: string, pattern: "^(?!a)a$" }', 'warning', 'was found for'],
  [
    '{ type: [string, integer], pattern: "^(?!a)a$", minimum: 3, maximum: 2 }',
    'warning',
    'was found for',
  ],
  ['{ type: string, minLength: 1000000000 }', 'warning', 'was found for'],
  ['{ type: string, format: uuid, pattern: "^z" }', 'warning', 'was found for'],
  [
    '{ type: object, required: [x], properties: { x: { type: string, pattern: "^(?!a)a$" } } }',
    'warning',
    'was found for',
  ],
])('%s: a value that is not found is a %s', async (schema, severity, words) => {
  const [problem] = await problemsOf(`components: { schemas: { A: ${schema} } }`);
  expect(problem?.severity).toBe(severity);
  expect(problem?.message).toContain(`no value ${words} the schema at /components/schemas/A`);
  expect(problem?.message.endsWith('; it may still have one')).toBe(severity === 'warning');
});

test('what is required inside itself is told once', async () => {
  const [problem] = await problemsOf(`
components:
  schemas:
    A: { type: object, required: [b], properties: { b: { $ref: '#/components/schemas/B' } } }
    B: { type: object, required: [a], properties: { a: { $ref: '#/components/schemas/A' } } }`);
  expect(problem?.message.split(': ').slice(1)).toEqual([
    'the required property b has no value',
    'the required property a has no value',
    'it requires itself, so that it would never end',
  ]);
});
