import { expect, test } from 'vitest';
import { placeInnerSchemas } from '../../generators/inner-schemas.ts';
import { typesDocument } from '../../generators/types-document.ts';
import type { JsonObject } from '../../src/contract/contract.ts';

const ref = (pointer: string): JsonObject => ({ $ref: `#/components/schemas/${pointer}` });

const cases: [what: string, given: JsonObject, wanted: JsonObject][] = [
  ['a reference to a component stays', { A: ref('B'), B: {} }, { A: ref('B'), B: {} }],
  [
    'what stands in $defs gets a place',
    { A: { items: ref('A/%24defs/b'), $defs: { b: { type: 'string' } } } },
    { A: { items: ref('A_b') }, A_b: { type: 'string' } },
  ],
  [
    'what only refers on is passed over',
    { A: { items: ref('A/$defs/b'), $defs: { b: ref('B') } }, B: {} },
    { A: { items: ref('B') }, B: {} },
  ],
  [
    'what refers on and says more is not',
    { A: { items: ref('A/$defs/b'), $defs: { b: { ...ref('B'), title: 'b' } } }, B: {} },
    { A: { items: ref('A_b') }, B: {}, A_b: { ...ref('B'), title: 'b' } },
  ],
  [
    'a member of allOf, a property, and what these refer to, round in a circle',
    {
      A: {
        allOf: [{ properties: { 'a b': { items: ref('A/allOf/0') } } }],
        not: ref('A/allOf/0/properties/a%20b'),
      },
    },
    {
      A: {
        allOf: [{ properties: { 'a b': { items: ref('A_allOf_0') } } }],
        not: ref('A_allOf_0_properties_a_b'),
      },
      A_allOf_0: { properties: { 'a b': { items: ref('A_allOf_0') } } },
      A_allOf_0_properties_a_b: { items: ref('A_allOf_0') },
    },
  ],
  [
    'a name that is taken',
    { A: { items: ref('A/$defs/b'), $defs: { b: false } }, A_b: {} },
    { A: { items: ref('A_b2') }, A_b: {}, A_b2: false },
  ],
];

test.each(cases)('%s', (_, given, wanted) => {
  const read = typesDocument({ components: { schemas: given } });
  expect(read).toEqual({ components: { schemas: wanted } });
});

test('a schema in an operation that another one refers to', () => {
  const inside = '#/paths/~1a/get/responses/200/content/text~1plain/schema';
  const content = { 'text/plain': { schema: { type: 'string' } } };
  const document: JsonObject = {
    paths: { '/a': { get: { responses: { 200: { description: 'a', content } } } } },
    webhooks: {
      b: { get: { parameters: [{ name: 'a', in: 'query', schema: { $ref: inside } }] } },
    },
  };
  placeInnerSchemas(document);
  expect(document).toMatchObject({
    webhooks: {
      b: {
        get: {
          parameters: [{ schema: { $ref: expect.stringMatching('^#/components/schemas/') } }],
        },
      },
    },
    components: { schemas: { get_responses_200_content_text_plain_schema: { type: 'string' } } },
  });
});
