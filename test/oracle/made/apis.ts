import fc from 'fast-check';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { SCHEMAS } from './kinds.ts';
import { type MadeOperation, type MadeParameter, operation } from './operations.ts';

/** A document, and what its requests are made of. */
export interface Api {
  readonly document: JsonObject;
  readonly operations: readonly ApiOperation[];
}

/** An operation of a document, as requests see it. */
export interface ApiOperation extends Omit<MadeOperation, 'node'> {
  /** In upper case. */
  readonly method: string;
  readonly path: string;
  /** Base URLs of its servers. */
  readonly bases: readonly string[];
}

/** Templates whose segments' literal text differs in length: of equally concrete ones none is promised. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
  '/': [],
  '/things': [],
  '/things/{id}': ['id'],
  '/things/latest': [],
  '/things/{id}:copy': ['id'],
  '/{kind}/{id}/parts': ['kind', 'id'],
  '/things/{id}/parts/': ['id'],
  '/files/{name}.{id}': ['name', 'id'],
};

/** Lists of servers, with base URLs that are theirs. */
const SERVERS: readonly { readonly list: Json; readonly bases: readonly string[] }[] = [
  { list: [{ url: '/v1' }], bases: ['https://any.example/v1'] },
  { list: [{ url: 'https://api.shop.example' }], bases: ['https://api.shop.example'] },
  {
    list: [{ url: 'https://api.shop.example/v1' }, { url: 'https://eu.shop.example/things/' }],
    bases: ['https://api.shop.example/v1', 'https://eu.shop.example/things'],
  },
  {
    list: [
      {
        url: 'https://{region}.shop.example/{version}',
        variables: { region: { default: 'us', enum: ['us', 'eu'] }, version: { default: 'v2' } },
      },
    ],
    bases: ['https://us.shop.example/v2', 'https://eu.shop.example/v9'],
  },
];

/** What stands for any list of servers, of an operation or the document, or for none. */
const servers = fc.option(fc.constantFrom(...SERVERS), { nil: undefined });

const SECURITY: Readonly<Record<string, JsonObject>> = {
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  param: { type: 'apiKey', in: 'query', name: 'key' },
  crumb: { type: 'apiKey', in: 'cookie', name: 'crumb' },
  token: { type: 'http', scheme: 'bearer' },
  login: { type: 'http', scheme: 'basic' },
};

/** Alternatives of schemes, and none. */
const REQUIREMENTS: readonly Json[] = [
  [],
  [{ key: [] }],
  [{ token: [] }, { key: [], param: [] }],
  [{ login: [] }, {}],
  [{ crumb: [] }, { token: [] }],
];

const security = fc.option(fc.constantFrom(...REQUIREMENTS), { nil: undefined, freq: 2 });

/** A parameter of all operations of a path, whose default isn't one of its values. */
const PAGE: MadeParameter = {
  node: { name: 'page', in: 'query', schema: { $ref: '#/components/schemas/Page' } },
  kind: {
    schema: true,
    fitting: fc.constantFrom(1, 7),
    other: fc.constantFrom(0, 'first'),
  },
};

const COMPONENTS: JsonObject = {
  schemas: { ...SCHEMAS, Page: { type: 'integer', minimum: 1, default: 0 } },
  parameters: { Page: PAGE.node },
  headers: { Count: { required: true, schema: { $ref: '#/components/schemas/Size' } } },
  responses: {
    Failure: {
      description: 'A failure.',
      headers: { 'X-Size': { $ref: '#/components/headers/Count' } },
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Tree' } } },
    },
  },
  securitySchemes: SECURITY,
};

/** Small documents of a few operations. */
export const api: fc.Arbitrary<Api> = fc
  .record({
    paths: pathItems(),
    servers,
    security,
  })
  .map(({ paths, servers, security }) => ({
    document: {
      openapi: '3.1.0',
      info: { title: 'Shop', version: '1' },
      ...(servers && { servers: servers.list }),
      ...(security && { security }),
      paths: Object.fromEntries(paths.map(({ path, item }) => [path, item])),
      components: COMPONENTS,
    },
    operations: paths.flatMap(({ operations }) =>
      operations.map(({ bases = servers?.bases ?? ['https://any.example'], ...rest }) => {
        return { ...rest, bases };
      }),
    ),
  }));

interface MadePath {
  readonly path: string;
  readonly item: JsonObject;
  readonly operations: readonly (Omit<ApiOperation, 'bases'> & { bases?: readonly string[] })[];
}

function pathItems(): fc.Arbitrary<MadePath[]> {
  const chosen = fc.subarray(Object.keys(PATHS), { minLength: 1, maxLength: 3 });
  return chosen.chain((paths) => fc.tuple(...paths.map(pathItem)));
}

function pathItem(path: string): fc.Arbitrary<MadePath> {
  const names = PATHS[path] ?? [];
  const one = fc.record({ made: operation(names), servers: rarely(servers), security });
  return fc
    .record({
      operations: fc
        .subarray(['get', 'post', 'put'], { minLength: 1, maxLength: 2 })
        .chain((methods) => fc.record(Object.fromEntries(methods.map((each) => [each, one])))),
      servers: rarely(servers),
      isPaged: fc.boolean(),
    })
    .map(({ operations, servers, isPaged }) => {
      const all = Object.entries(operations);
      const nodes = all.map(([method, { made, servers, security }]) => [
        method,
        { ...made.node, ...(servers && { servers: servers.list }), ...(security && { security }) },
      ]);
      return {
        path,
        item: {
          ...(servers && { servers: servers.list }),
          ...(isPaged && { parameters: [{ $ref: '#/components/parameters/Page' }] }),
          ...Object.fromEntries(nodes),
        },
        operations: all.map(([method, { made, servers: own }]) => {
          const bases = (own ?? servers)?.bases;
          const { parameters, bodies } = made;
          const isOwn = parameters.some(({ node }) => node.name === 'page');
          return {
            method: method.toUpperCase(),
            path,
            parameters: isPaged && !isOwn ? [...parameters, PAGE] : parameters,
            bodies,
            ...(bases && { bases }),
          };
        }),
      };
    });
}

function rarely<Value>(made: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, made);
}
