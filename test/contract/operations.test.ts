import { describe, expect, test } from 'vitest';
import type { JsonObject, Operation, Parameter } from '../../src/contract/contract.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { failureOf } from './failure.ts';

const SCHEMA = { type: 'string' };

/** Loads a document in 3.1 that has the given parts. */
function load(parts: JsonObject) {
  const document = { openapi: '3.1.0', info: { title: 'T', version: '1' }, ...parts };
  return loadContractText(JSON.stringify(document), { file: 'a.json' });
}

/** The one operation of a document whose `GET /a` and its path item have the given fields. */
async function operation(fields: JsonObject, pathItem: JsonObject = {}, rest: JsonObject = {}) {
  const contract = await load({ paths: { '/a': { ...pathItem, get: fields } }, ...rest });
  const [only] = contract.operations;
  return only as Operation;
}

describe('operations', () => {
  test('come in the order of the document, methods alone, paths alone', async () => {
    const { operations } = await load({
      paths: {
        '/b': { post: {}, summary: 'not a method', get: { operationId: 'getB' }, 'x-get': {} },
        'x-a': { get: {} },
        '/a': { trace: {}, parameters: [] },
      },
    });
    expect(operations.map(({ id, operationId }) => [id, operationId])).toEqual([
      ['POST /b', undefined],
      ['GET /b', 'getB'],
      ['TRACE /a', undefined],
    ]);
  });

  test('of methods that 3.2 adds, and of any others', async () => {
    const { operations } = await load({
      paths: {
        '/a': {
          parameters: [{ name: 'p', in: 'query', schema: SCHEMA }],
          additionalOperations: { COPY: { operationId: 'copyA' }, 'x-Move': {}, none: null },
          query: {},
        },
      },
    });
    expect(operations.map(({ id, method, pointer }) => [id, method, pointer])).toEqual([
      ['COPY /a', 'COPY', '/paths/~1a/additionalOperations/COPY'],
      ['x-Move /a', 'x-Move', '/paths/~1a/additionalOperations/x-Move'],
      ['QUERY /a', 'QUERY', '/paths/~1a/query'],
    ]);
    expect(operations.map(({ parameters }) => parameters.length)).toEqual([1, 1, 1]);
  });

  test('of a path item beside a reference to another', async () => {
    const { operations } = await load({
      paths: {
        '/a': {
          $ref: '#/components/pathItems/A',
          get: { summary: 'own' },
          parameters: [{ name: 'p', in: 'query', required: true, schema: SCHEMA }],
        },
      },
      components: {
        pathItems: {
          A: {
            get: { summary: 'other' },
            put: {},
            parameters: [{ name: 'p', in: 'query', schema: SCHEMA }],
          },
        },
      },
    });
    expect(operations.map(({ id, pointer }) => [id, pointer])).toEqual([
      ['GET /a', '/paths/~1a/get'],
      ['PUT /a', '/components/pathItems/A/put'],
    ]);
    expect(operations[1]?.parameters).toMatchObject([{ name: 'p', required: true }]);
  });

  test('without paths there are none', async () => {
    expect((await load({ components: {} })).operations).toEqual([]);
  });
});

describe('parameters', () => {
  test.each<[given: JsonObject, wanted: Partial<Parameter>]>([
    [{ in: 'query' }, { style: 'form', explode: true, required: false, allowEmptyValue: false }],
    [{ in: 'cookie' }, { style: 'form', explode: true, required: false }],
    [{ in: 'header' }, { style: 'simple', explode: false, required: false }],
    [{ in: 'path' }, { style: 'simple', explode: false, required: true }],
    [
      { in: 'path', style: 'matrix' },
      { style: 'matrix', explode: false },
    ],
    [
      { in: 'path', style: 'label', explode: true },
      { style: 'label', explode: true },
    ],
    [
      { in: 'query', style: 'spaceDelimited' },
      { style: 'spaceDelimited', explode: false },
    ],
    [
      { in: 'query', style: 'pipeDelimited' },
      { style: 'pipeDelimited', explode: false },
    ],
    [
      { in: 'query', style: 'deepObject' },
      { style: 'deepObject', explode: false },
    ],
    [
      { in: 'query', style: 'form', explode: false },
      { style: 'form', explode: false },
    ],
    [
      { in: 'query', required: true, allowEmptyValue: true },
      { required: true, allowEmptyValue: true },
    ],
  ])('%j', async (given, wanted) => {
    const { parameters } = await operation({
      parameters: [{ name: 'p', ...given, schema: SCHEMA }],
    });
    expect(parameters).toEqual([
      expect.objectContaining({
        name: 'p',
        pointer: '/paths/~1a/get/parameters/0',
        schema: '/paths/~1a/get/parameters/0/schema',
        ...wanted,
      }),
    ]);
  });

  test('those of the path come first, and give way to those of the operation', async () => {
    const { parameters } = await operation(
      {
        parameters: [
          { name: 'both', in: 'query', schema: SCHEMA },
          { name: 'X-BOTH', in: 'header', schema: SCHEMA },
          { name: 'own', in: 'query', schema: SCHEMA },
        ],
      },
      {
        parameters: [
          { name: 'both', in: 'query', schema: SCHEMA },
          { name: 'both', in: 'cookie', schema: SCHEMA },
          { name: 'x-both', in: 'header', schema: SCHEMA },
        ],
      },
    );
    expect(parameters.map(({ name, in: location, pointer }) => [name, location, pointer])).toEqual([
      ['both', 'query', '/paths/~1a/get/parameters/0'],
      ['both', 'cookie', '/paths/~1a/parameters/1'],
      ['X-BOTH', 'header', '/paths/~1a/get/parameters/1'],
      ['own', 'query', '/paths/~1a/get/parameters/2'],
    ]);
  });

  test('headers that other parts describe are ignored', async () => {
    const names = ['Accept', 'content-type', 'AUTHORIZATION', 'X-Accept'];
    const { parameters } = await operation({
      parameters: names.map((name) => ({ name, in: 'header', schema: SCHEMA })),
    });
    expect(parameters.map(({ name }) => name)).toEqual(['X-Accept']);
  });

  test('a reference is followed; content stands in for a schema', async () => {
    const { parameters } = await operation(
      { parameters: [{ $ref: '#/components/parameters/A' }] },
      {},
      {
        components: {
          parameters: {
            A: { $ref: '#/components/parameters/B' },
            B: { name: 'b', in: 'query', content: { 'application/json': { schema: SCHEMA } } },
          },
        },
      },
    );
    const pointer = '/components/parameters/B';
    expect(parameters).toMatchObject([
      {
        name: 'b',
        pointer,
        content: {
          range: 'application/json',
          schema: `${pointer}/content/application~1json/schema`,
        },
      },
    ]);
    expect(parameters[0]).not.toHaveProperty('schema');
  });

  test.each<[parameter: string, problem: string, received: string, at: string]>([
    ['{ in: query }', 'a parameter has no name', 'nothing', 'a.yaml:6:11'],
    ['{ name: 5, in: query }', 'a parameter has no name', '5', 'a.yaml:6:13'],
    ['{ name: p }', 'the parameter "p" has no place in a request', 'nothing', 'a.yaml:6:11'],
    [
      '{ name: p, in: body }',
      'the parameter "p" has no place in a request',
      '"body"',
      'a.yaml:6:22',
    ],
    [
      '{ name: p, in: query, style: csv }',
      'the parameter "p" has an unknown style',
      '"csv"',
      'a.yaml:6:33',
    ],
  ])('%s is refused', async (parameter, problem, received, at) => {
    const text = `openapi: 3.1.0
paths:
  /a:
    get:
      parameters:
        - ${parameter}
`;
    expect(await failureOf(() => loadContractText(text, { file: 'a.yaml' }))).toMatchObject({
      error: 'DocumentError',
      problem,
      received,
      at,
    });
  });
});

describe('responses', () => {
  test('statuses are told in one way, in the order of the document', async () => {
    const response = { description: 'd' };
    const { responses } = await operation({
      responses: {
        default: response,
        '4xx': response,
        '5XX': response,
        '200': response,
        'x-a': {},
      },
    });
    // JSON.parse puts keys that are integers first.
    expect(responses.map(({ status }) => status)).toEqual(['200', 'default', '4XX', '5XX']);
    expect(responses[2]?.pointer).toBe('/paths/~1a/get/responses/4xx');
  });

  test('headers have lower-case names; Content-Type is ignored', async () => {
    const { responses } = await operation(
      {
        responses: {
          '200': {
            description: 'd',
            headers: {
              'X-Rate': { required: true, schema: SCHEMA, example: 5 },
              'content-type': { schema: SCHEMA },
              'X-List': { $ref: '#/components/headers/List' },
            },
          },
        },
      },
      {},
      { components: { headers: { List: { explode: true, schema: { type: 'array' } } } } },
    );
    expect(responses[0]?.headers).toEqual([
      {
        name: 'x-rate',
        required: true,
        explode: false,
        schema: '/paths/~1a/get/responses/200/headers/X-Rate/schema',
        example: 5,
        pointer: '/paths/~1a/get/responses/200/headers/X-Rate',
      },
      {
        name: 'x-list',
        required: false,
        explode: true,
        schema: '/components/headers/List/schema',
        pointer: '/components/headers/List',
      },
    ]);
  });

  test('examples have names; external ones are left out', async () => {
    const { responses } = await operation(
      {
        responses: {
          '200': {
            description: 'd',
            content: {
              'application/json': {
                example: 1,
                examples: {
                  two: { value: 2 },
                  none: { value: null },
                  referred: { $ref: '#/components/examples/E' },
                  external: { externalValue: 'https://example.com/e.json' },
                },
              },
              'text/*': {},
            },
          },
        },
      },
      {},
      { components: { examples: { E: { value: { $ref: 'data' } } } } },
    );
    expect(responses[0]?.content.map(({ range, examples }) => [range, [...examples]])).toEqual([
      [
        'application/json',
        [
          ['example', 1],
          ['two', 2],
          ['none', null],
          ['referred', { $ref: 'data' }],
        ],
      ],
      ['text/*', []],
    ]);
  });
});

test.each<[requestBody: JsonObject, required: boolean]>([
  [{ content: {} }, false],
  [{ required: true, content: {} }, true],
])('a request body %j', async (requestBody, required) => {
  expect((await operation({ requestBody })).requestBody).toEqual({
    required,
    content: [],
    pointer: '/paths/~1a/get/requestBody',
  });
});

describe('servers', () => {
  const server = (url: string): JsonObject => ({ url });
  const urls = ({ servers }: Operation) => servers.map(({ url }) => url);

  test.each<[own: JsonObject, path: JsonObject, document: JsonObject, wanted: string]>([
    [{ servers: [server('/o')] }, { servers: [server('/p')] }, { servers: [server('/d')] }, '/o'],
    [{}, { servers: [server('/p')] }, { servers: [server('/d')] }, '/p'],
    [{ servers: [] }, {}, { servers: [server('/d')] }, '/d'],
    [{}, {}, {}, '/'],
  ])('%j, %j, %j: %s', async (own, path, document, wanted) => {
    expect(urls(await operation(own, path, document))).toEqual([wanted]);
  });

  test('have variables', async () => {
    const variables = { region: { default: 'eu', enum: ['eu', 'us'] }, port: { default: 8443 } };
    const { servers } = await operation({
      servers: [{ url: 'https://{region}:{port}', variables }],
    });
    expect([...(servers[0]?.variables ?? [])]).toEqual([
      ['region', { default: 'eu', enum: ['eu', 'us'] }],
      ['port', { default: '8443' }],
    ]);
  });
});

describe('security', () => {
  test.each<[own: JsonObject, document: JsonObject, wanted: [string, string[]][][]]>([
    [{}, {}, []],
    [{}, { security: [{ key: [] }] }, [[['key', []]]]],
    [{ security: [] }, { security: [{ key: [] }] }, []],
    [
      { security: [{}, { a: ['read'], b: [] }] },
      {},
      [
        [],
        [
          ['a', ['read']],
          ['b', []],
        ],
      ],
    ],
  ])('%j under %j', async (own, document, wanted) => {
    const { security } = await operation(own, {}, document);
    expect(security.map((requirement) => [...requirement])).toEqual(wanted);
  });

  test('schemes are read by their types; what is no scheme is left out', async () => {
    const { securitySchemes } = await load({
      components: {
        securitySchemes: {
          key: { type: 'apiKey', in: 'header', name: 'X-Key', description: 'd' },
          bearer: { type: 'http', scheme: 'Bearer' },
          oauth: { type: 'oauth2', flows: {} },
          oidc: { type: 'openIdConnect', openIdConnectUrl: 'https://example.com' },
          tls: { type: 'mutualTLS' },
          alias: { $ref: '#/components/securitySchemes/key' },
          nameless: { type: 'apiKey', in: 'header' },
          unknown: { type: 'basic' },
        },
      },
    });
    expect(Object.fromEntries(securitySchemes)).toEqual({
      key: { type: 'apiKey', in: 'header', name: 'X-Key' },
      bearer: { type: 'http', scheme: 'bearer' },
      oauth: { type: 'oauth2' },
      oidc: { type: 'openIdConnect' },
      tls: { type: 'mutualTLS' },
      alias: { type: 'apiKey', in: 'header', name: 'X-Key' },
    });
  });
});
