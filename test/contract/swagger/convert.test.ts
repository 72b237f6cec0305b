import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { loadContract } from '../../../src/contract/load.ts';
import { folderOf } from '../folder.ts';
import { convertOperation, loadSwagger } from './convert.ts';

describe('servers', () => {
  test.each<[given: JsonObject, wanted: string[]]>([
    [{}, ['/']],
    [{ basePath: '/' }, ['/']],
    [{ basePath: '/v1' }, ['/v1']],
    [{ basePath: '/v1/', schemes: ['https'] }, ['/v1']],
    [{ host: 'a.com', schemes: ['https'] }, ['https://a.com']],
    [
      { host: 'a.com:81', basePath: '/v1', schemes: ['http', 'https'] },
      ['http://a.com:81/v1', 'https://a.com:81/v1'],
    ],
    [{ host: 'a.com', basePath: '/' }, ['https://a.com', 'http://a.com']],
  ])('of %j', async (given, wanted) => {
    const paths = { '/a': { get: { responses: {} } } };
    const { operations } = await loadSwagger({ ...given, paths });
    expect(operations[0]?.servers.map(({ url }) => url)).toEqual(wanted);
  });

  test('of an operation with schemes of its own', async () => {
    const converted = await convertOperation(
      { schemes: ['ws'] },
      { host: 'a.com', schemes: ['https'] },
    );
    expect(converted).toEqual({ servers: [{ url: 'ws://a.com' }] });
  });
});

test.each<[given: JsonObject, wanted: JsonObject]>([
  [
    { type: 'basic', description: 'd' },
    { type: 'http', scheme: 'basic', description: 'd' },
  ],
  [
    { type: 'apiKey', in: 'query', name: 'k' },
    { type: 'apiKey', in: 'query', name: 'k' },
  ],
  [
    { type: 'oauth2', flow: 'implicit', authorizationUrl: 'https://a', scopes: { s: 'd' } },
    { type: 'oauth2', flows: { implicit: { authorizationUrl: 'https://a', scopes: { s: 'd' } } } },
  ],
  [
    { type: 'oauth2', flow: 'password', tokenUrl: 'https://t', 'x-a': 1 },
    { type: 'oauth2', 'x-a': 1, flows: { password: { tokenUrl: 'https://t', scopes: {} } } },
  ],
  [
    { type: 'oauth2', flow: 'application', tokenUrl: 'https://t', scopes: {} },
    { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://t', scopes: {} } } },
  ],
  [
    {
      type: 'oauth2',
      flow: 'accessCode',
      authorizationUrl: 'https://a',
      tokenUrl: 'https://t',
      scopes: {},
    },
    {
      type: 'oauth2',
      flows: {
        authorizationCode: { authorizationUrl: 'https://a', tokenUrl: 'https://t', scopes: {} },
      },
    },
  ],
])('the security scheme %j', async (given, wanted) => {
  const { document } = await loadSwagger({ securityDefinitions: { s: given } });
  expect(document.components).toEqual({ securitySchemes: { s: wanted } });
});

test.each<[why: string, given: JsonObject, wanted: JsonObject]>([
  [
    'a discriminator',
    { type: 'object', discriminator: 'kind' },
    { type: 'object', discriminator: { propertyName: 'kind' } },
  ],
  ['null', { type: 'integer', 'x-nullable': true }, { type: ['integer', 'null'] }],
  ['not null', { type: 'integer', 'x-nullable': false }, { type: 'integer' }],
  [
    'null beside a reference',
    { $ref: '#/definitions/T', 'x-nullable': true },
    { anyOf: [{ $ref: '#/components/schemas/T' }, { type: 'null' }] },
  ],
  [
    'a bound',
    { type: 'number', minimum: 1, exclusiveMinimum: true },
    { type: 'number', exclusiveMinimum: 1 },
  ],
  ['an example', { type: 'string', example: 'a' }, { type: 'string', examples: ['a'] }],
  [
    'what 2.0 does not know is meant nonetheless',
    { oneOf: [{ $ref: '#/definitions/T' }] },
    { oneOf: [{ $ref: '#/components/schemas/T' }] },
  ],
  ['data', { default: { $ref: '#/definitions/T' } }, { default: { $ref: '#/definitions/T' } }],
])('in a schema: %s', async (_, given, wanted) => {
  const { document } = await loadSwagger({ definitions: { S: given, T: { type: 'string' } } });
  expect(document.components).toEqual({ schemas: { S: wanted, T: { type: 'string' } } });
});

test.each<[given: JsonObject, at: string, message: RegExp]>([
  [{ oneOf: [{ type: 'string' }] }, '/definitions/S/oneOf', /OpenAPI 2\.0 has no "oneOf"/],
  [{ type: 'array' }, '/definitions/S', /OpenAPI 2\.0 requires the "items"/],
  [
    { $ref: '#/definitions/T', description: 'd' },
    '/definitions/S/description',
    /OpenAPI 2\.0 ignores "description" beside a \$ref/,
  ],
])('the note on %j', async (given, at, message) => {
  const { notes, locate } = await loadSwagger({ definitions: { S: given, T: {} } });
  expect(notes.map((note) => [locate(note.pointer).pointer, note.message])).toEqual([
    [at, expect.stringMatching(message)],
  ]);
});

test('the note on what was brought in from another file', async () => {
  const folder = await folderOf({
    'a.yaml': 'swagger: "2.0"\ndefinitions: { A: { items: { $ref: b.yaml } } }\n',
    'b.yaml': 'type: string\noneOf: []\n',
  });
  const { notes, locate } = await loadContract(`${folder}/a.yaml`);
  expect(notes.map(({ pointer }) => locate(pointer))).toMatchObject([
    { file: `${folder}/b.yaml`, line: 2, pointer: '/oneOf' },
  ]);
});

test('what has no words of its own in 2.0 stays as it is', async () => {
  const others = {
    tags: [{ name: 't' }],
    externalDocs: { url: 'https://a.com' },
    security: [{ s: [] }],
    'x-a': { $ref: '#/definitions/none' },
    nonsense: 1,
  };
  const { document } = await loadSwagger({ ...others, paths: { 'x-p': 1, '/a': { 'x-i': 1 } } });
  expect(document).toEqual({
    openapi: '3.1.1',
    info: { title: 'T', version: '1' },
    paths: { 'x-p': 1, '/a': { 'x-i': 1 } },
    ...others,
  });
});

test.each<[from: string, to: string]>([
  ['#/definitions/S', '#/components/schemas/S'],
  ['#/definitions/S/properties/a', '#/components/schemas/S/properties/a'],
  ['#/responses/R/schema', '#/components/responses/R/content/a~1b/schema'],
  ['#/parameters/B/schema', '#/components/requestBodies/B/content/c~1d/schema'],
  ['#/paths/~1a/post/responses/200/schema', '#/paths/~1a/post/responses/200/content/a~1b/schema'],
  ['#/x-types/T', '#/components/schemas/T'],
])('a reference to %s leads to %s', async (from, to) => {
  const { document } = await loadSwagger({
    produces: ['a/b', 'e/f'],
    consumes: ['c/d'],
    definitions: { S: { properties: { a: {} } }, Referring: { items: { $ref: from } } },
    responses: { R: { schema: {} } },
    parameters: { B: { name: 'b', in: 'body', schema: {} } },
    paths: { '/a': { post: { responses: { 200: { schema: {} } } } } },
    'x-types': { T: {} },
  });
  expect(document).toMatchObject({
    components: { schemas: { Referring: { items: { $ref: to } } } },
  });
});

describe('the pets', () => {
  const PETS = 'test/fixtures/contract/pets-2.0/swagger.yaml';

  test.each<[pointer: string, place: string]>([
    ['/openapi', 'swagger.yaml:1:1'],
    ['/servers/0/url', 'swagger.yaml:3:1'],
    ['/paths/~1pets/get/parameters/1/schema/items/type', 'swagger.yaml:27:20'],
    ['/paths/~1pets/get/parameters/2/style', 'swagger.yaml:29:11'],
    ['/paths/~1pets/post/requestBody', 'swagger.yaml:49:11'],
    [
      '/paths/~1pets/post/responses/201/content/application~1json/example/bark',
      'swagger.yaml:55:62',
    ],
    ['/paths/~1pets~1{id}/get/responses/404/content', 'swagger.yaml:62:7'],
    [
      '/paths/~1pets~1{id}/get/responses/404/content/application~1xml/schema/$ref',
      'swagger.yaml:140:15',
    ],
    [
      '/paths/~1search/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/q/type',
      'swagger.yaml:97:36',
    ],
    ['/paths/~1owners/get/responses/200/content/text~1plain/schema/type', 'owners.yaml:7:17'],
    ['/components/schemas/Dog/allOf/1/required', 'swagger.yaml:123:9'],
    ['/components/schemas/Owner/properties/pets', 'schemas/pet.yaml:16:7'],
    ['/components/parameters/Trace/example', 'swagger.yaml:130:53'],
    ['/components/requestBodies/NewPet/content/application~1json/schema', 'swagger.yaml:136:5'],
    ['/components/securitySchemes/oauth/flows/authorizationCode/tokenUrl', 'swagger.yaml:148:5'],
  ])('%s is located at %s', async (pointer, place) => {
    const { file, line, column } = (await loadContract(PETS)).locate(pointer);
    expect(`${file.split('pets-2.0/')[1]}:${line}:${column}`).toBe(place);
  });

  test('every reference leads somewhere, and nothing is noted', async () => {
    const { document, notes } = await loadContract(PETS);
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)];
    for (const [, reference] of references) expect(reference).toMatch(/^#\/components\//);
    expect(notes).toEqual([]);
  });
});

test.each(['trace', 'query', 'additionalOperations'])(
  '%s is no operation of 2.0',
  async (field) => {
    const get = { responses: { 200: { description: 'A' } } };
    const others = field === 'additionalOperations' ? { LOCK: get } : get;
    const contract = await loadSwagger({ paths: { '/a': { get, [field]: others } } });
    expect(contract.operations.map(({ method }) => method)).toEqual(['GET']);
    expect(contract.notes.map(({ pointer }) => contract.locate(pointer).pointer)).toEqual([
      `/paths/~1a/${field}`,
    ]);
  },
);
