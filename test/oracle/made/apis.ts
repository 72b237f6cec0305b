import fc from 'fast-check';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { field, flat, form, type Kind, SCHEMAS, scalar, tree } from './kinds.ts';

/** A parameter of a document, with the kind of its values. */
export interface MadeParameter {
  readonly node: {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header' | 'cookie';
    readonly style: string;
    readonly explode: boolean;
    readonly required: boolean;
  };
  readonly kind: Kind;
}

/** An operation of a document, with what is needed to make requests to it. */
export interface MadeOperation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly MadeParameter[];
  /** By documented media type. */
  readonly bodies: Readonly<Record<string, Kind>>;
  /** Base URLs of its servers. */
  readonly bases: readonly string[];
}

/** A document, and what its requests are made of. */
export interface Api {
  readonly document: JsonObject;
  readonly operations: readonly MadeOperation[];
}

/** Templates whose segments' literal text differs in length: of equally concrete ones none is promised. */
const PATHS: Readonly<Record<string, readonly string[]>> = {
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

const REQUIREMENTS: readonly Json[] = [
  [{ key: [] }],
  [{ token: [] }, { key: [], param: [] }],
  [{ login: [] }, {}],
  [{ crumb: [] }, { token: [] }],
];

const STYLES = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};

const kindOfStyle: Readonly<Record<string, fc.Arbitrary<Kind>>> = { deepObject: form };

function parameter(name: string, location: keyof typeof STYLES): fc.Arbitrary<MadeParameter> {
  return fc.constantFrom(...STYLES[location]).chain((style) =>
    fc.record({
      node: fc.record({
        name: fc.constant(name),
        in: fc.constant(location),
        style: fc.constant(style),
        explode: fc.boolean(),
        required: location === 'path' ? fc.constant(true) : fc.boolean(),
        ...(location === 'query' && { allowEmptyValue: fc.boolean() }),
      }),
      kind: kindOfStyle[style] ?? flat,
    }),
  );
}

const others: fc.Arbitrary<MadeParameter[]> = fc
  .subarray([
    ['size', 'query'],
    ['color', 'query'],
    ['X-Trace', 'header'],
    ['lang', 'cookie'],
    ['theme', 'cookie'],
  ] as const)
  .chain((places) => fc.tuple(...places.map(([name, location]) => parameter(name, location))));

const JSON_TYPES = ['application/json', 'application/vnd.shop+json'];

const bodies: fc.Arbitrary<Record<string, Kind>> = fc.oneof(
  fc.constant({}),
  fc.record({ 'application/json': tree }),
  fc.record({ 'application/x-www-form-urlencoded': form, 'application/vnd.shop+json': tree }),
  fc.record({ 'text/plain': scalar, 'application/*': tree }),
);

const answers: fc.Arbitrary<JsonObject> = fc
  .record({
    statuses: fc
      .tuple(
        fc.constantFrom('200', '201', '204', '2XX'),
        fc.subarray(['400', '401', '404', '415', '422', '4XX', 'default']),
      )
      .map(([success, failures]) => [success, ...failures]),
    kinds: fc.array(tree, { minLength: 8, maxLength: 8 }),
    types: fc.array(fc.subarray([...JSON_TYPES, 'text/plain']), { minLength: 8, maxLength: 8 }),
    headers: fc.array(fc.option(fc.tuple(field, fc.boolean(), fc.boolean())), {
      minLength: 8,
      maxLength: 8,
    }),
  })
  .map(({ statuses, kinds, types, headers }) =>
    Object.fromEntries(
      statuses.map((status, index) => {
        const { schema = true } = kinds[index] ?? {};
        const text = { type: 'string', minLength: 1 };
        const content = (types[index] ?? []).map((type) => [
          type,
          { schema: type === 'text/plain' ? text : schema },
        ]);
        const [kind, required = false, explode = false] = headers[index] ?? [];
        const field = kind && { 'X-Size': { schema: kind.schema, required, explode } };
        return [
          status,
          {
            description: 'An answer.',
            ...(field && { headers: field }),
            ...(status !== '204' && content.length > 0 && { content: Object.fromEntries(content) }),
          },
        ];
      }),
    ),
  );

function operation(path: string, method: string): fc.Arbitrary<Made> {
  const inPath = (PATHS[path] ?? []).map((name) => parameter(name, 'path'));
  return fc
    .record({
      inPath: fc.tuple(...inPath),
      others,
      bodies,
      isBodyRequired: fc.boolean(),
      responses: answers,
      security: fc.option(fc.constantFrom(...REQUIREMENTS), { nil: undefined, freq: 3 }),
      own: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, servers),
    })
    .map(({ inPath, others, bodies, isBodyRequired, responses, security, own }) => {
      const parameters = [...inPath, ...others];
      const content = Object.entries(bodies).map(([type, { schema }]) => [type, { schema }]);
      return {
        made: { method, path, parameters, bodies, bases: own?.bases ?? [] },
        node: {
          parameters: parameters.map(({ node, kind }) => ({ ...node, schema: kind.schema })),
          ...(content.length > 0 && {
            requestBody: { required: isBodyRequired, content: Object.fromEntries(content) },
          }),
          responses,
          ...(security !== undefined && { security }),
          ...(own !== undefined && { servers: own.list }),
        },
      };
    });
}

interface Made {
  readonly made: MadeOperation;
  readonly node: JsonObject;
}

/** Small documents of a few operations. */
export const api: fc.Arbitrary<Api> = fc
  .subarray(
    Object.keys(PATHS).flatMap((path) =>
      ['get', 'post', 'put'].map((method) => ({ path, method })),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .chain((chosen) =>
    fc.record({
      operations: fc.tuple(...chosen.map(({ path, method }) => operation(path, method))),
      servers,
    }),
  )
  .map(({ operations, servers }) => {
    const paths: Record<string, JsonObject> = {};
    for (const { made, node } of operations) {
      paths[made.path] = { ...paths[made.path], [made.method]: node };
    }
    const document: JsonObject = {
      openapi: '3.1.0',
      info: { title: 'Shop', version: '1' },
      ...(servers !== undefined && { servers: servers.list }),
      paths,
      components: { schemas: SCHEMAS, securitySchemes: SECURITY },
    };
    const bases = servers?.bases ?? ['https://any.example'];
    return {
      document,
      operations: operations.map(({ made }) => (made.bases.length > 0 ? made : { ...made, bases })),
    };
  });
