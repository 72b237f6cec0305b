import { expect, test } from 'vitest';
import { requestSchemas, withRequestSchemas } from '../../generators/request-schemas.ts';
import type { Json, JsonObject } from '../../src/contract/contract.ts';
import { loadContractText } from '../../src/contract/load.ts';

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });
const object = (required: string[], properties: JsonObject) => ({ required, properties });
const id = { type: 'integer', readOnly: true };
const secret = { type: 'string', writeOnly: true };

/** What stands beside the schemas of `components` as responses have them, and which those are. */
const cases: [what: string, given: JsonObject, responses: JsonObject, requests: JsonObject][] = [
  ['what may be missing both ways', { A: object([], { id, secret }) }, {}, {}],
  [
    'what is readOnly',
    { A: object(['id', 'b'], { id }) },
    {},
    { AInRequest: object(['b'], { id }) },
  ],
  [
    'what is writeOnly',
    { A: object(['secret'], { secret }) },
    { A: object([], { secret }) },
    { AInRequest: object(['secret'], { secret }) },
  ],
  [
    'what leads to such, round in a circle',
    {
      A: { items: ref('B') },
      B: object(['id'], { id, a: ref('A') }),
      C: { items: { type: 'null' } },
    },
    {},
    {
      AInRequest: { items: ref('BInRequest') },
      BInRequest: object([], { id, a: ref('AInRequest') }),
    },
  ],
  [
    'what stands in $defs',
    { A: { items: ref('A/$defs/b'), $defs: { b: object(['id'], { id }) } } },
    {
      A: { items: ref('A_b'), $defs: { b: object(['id'], { id }) } },
      A_b: object(['id'], { id }),
    },
    {
      AInRequest: { items: ref('A_bInRequest'), $defs: { b: object([], { id }) } },
      A_bInRequest: object([], { id }),
    },
  ],
  [
    'a name that is taken',
    { A: object(['id'], { id }), AInRequest: true },
    {},
    { AInRequest2: object([], { id }) },
  ],
  [
    'branches of a discriminator keep their values',
    {
      A: object(['id'], { id }),
      B: { type: 'null' },
      E: object(['id'], { id }),
      C: {
        oneOf: [ref('A'), ref('B'), ref('E')],
        discriminator: { propertyName: 'k', mapping: { e: 'E' } },
      },
    },
    {},
    {
      AInRequest: object([], { id }),
      EInRequest: object([], { id }),
      CInRequest: {
        oneOf: [ref('AInRequest'), ref('B'), ref('EInRequest')],
        discriminator: {
          propertyName: 'k',
          mapping: {
            A: '#/components/schemas/AInRequest',
            B: '#/components/schemas/B',
            e: '#/components/schemas/EInRequest',
          },
        },
      },
    },
  ],
  [
    'a base with a discriminator is otherwise where an heir is',
    {
      Base: { discriminator: { propertyName: 'k' } },
      Heir: { allOf: [ref('Base'), object(['id'], { id })] },
    },
    {},
    {
      BaseInRequest: {
        discriminator: {
          propertyName: 'k',
          mapping: {
            Base: '#/components/schemas/BaseInRequest',
            Heir: '#/components/schemas/HeirInRequest',
          },
        },
      },
      HeirInRequest: { allOf: [ref('BaseInRequest'), object([], { id })] },
    },
  ],
];

test.each(cases)('%s', (_, schemas, responses, requests) => {
  const document = { components: { schemas } };
  const before = structuredClone(document);
  expect(withRequestSchemas(document)).toEqual({
    components: { schemas: { ...schemas, ...responses, ...requests } },
  });
  expect([...requestSchemas(document).values()]).toEqual(
    Object.keys(requests).map((name) => `/components/schemas/${name}`),
  );
  expect(document).toEqual(before);
});

test('parameters and request bodies have it as requests do, responses as responses do', async () => {
  const schema = { type: 'array', items: ref('A') };
  const content = { 'application/json': { schema } };
  const contract = await loadContractText(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'T', version: '1' },
      paths: {
        '/a': {
          post: {
            parameters: [{ name: 'a', in: 'query', content }],
            requestBody: { $ref: '#/components/requestBodies/A' },
            responses: { 200: { description: 'ok', content } },
          },
        },
      },
      components: {
        requestBodies: { A: { content } },
        schemas: { A: object(['id'], { id }) },
      },
    }),
  );
  const asked = { 'application/json': { schema: { type: 'array', items: ref('AInRequest') } } };
  const { paths, components } = withRequestSchemas(contract.document) as Record<string, JsonObject>;
  expect(components?.requestBodies).toEqual({ A: { content: asked } });
  expect(paths?.['/a'] as Json).toMatchObject({
    post: { parameters: [{ content: asked }], responses: { 200: { content } } },
  });
});
