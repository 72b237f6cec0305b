import fc from 'fast-check';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { field, flat, form, type Kind, scalar, tree } from './kinds.ts';

/** A parameter of a document, with the kind of its values. */
export interface MadeParameter {
  readonly node: JsonObject & {
    readonly name: string;
    readonly in: 'path' | 'query' | 'header' | 'cookie';
  };
  readonly kind: Kind;
}

/** A body of an operation, as one media type has it. */
export interface MadeBody {
  readonly kind: Kind;
  /** How the properties of a form are written, by their names. */
  readonly encoding?: JsonObject;
}

/** An operation of a document, and what requests to it are made of. */
export interface MadeOperation {
  readonly node: JsonObject;
  readonly parameters: readonly MadeParameter[];
  /** By media type or range. */
  readonly bodies: Readonly<Record<string, MadeBody>>;
}

/** An operation with parameters of the names that stand in its path. */
export function operation(names: readonly string[]): fc.Arbitrary<MadeOperation> {
  return fc
    .record({
      parameters: fc
        .tuple(fc.tuple(...names.map((name) => parameter(name, 'path'))), others)
        .map((some) => some.flat()),
      bodies,
      isBodyRequired: fc.boolean(),
      responses,
    })
    .map(({ parameters, bodies, isBodyRequired, responses }) => {
      const content = Object.entries(bodies).map(([range, { kind, encoding }]) => [
        range,
        { schema: kind.schema, ...(encoding && { encoding }) },
      ]);
      const requestBody = { required: isBodyRequired, content: Object.fromEntries(content) };
      const node = {
        parameters: parameters.map(({ node }) => node),
        ...(content.length > 0 && { requestBody }),
        responses,
      };
      return { node, parameters, bodies };
    });
}

const STYLES = {
  path: ['simple', 'label', 'matrix'],
  query: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'],
  header: ['simple'],
  cookie: ['form'],
};

function parameter(name: string, location: keyof typeof STYLES): fc.Arbitrary<MadeParameter> {
  const rules = {
    name: fc.constant(name),
    in: fc.constant(location),
    required: location === 'path' ? fc.constant(true) : fc.boolean(),
    ...(location === 'query' && { allowEmptyValue: fc.boolean() }),
  };
  const styled = fc.constantFrom(...STYLES[location]).chain((style) =>
    fc
      .record({
        written: fc.record({ style: fc.constant(style), explode: fc.boolean(), ...rules }),
        kind: style === 'deepObject' ? form : flat,
      })
      .map(({ written, kind }) => ({ node: { ...written, schema: kind.schema }, kind })),
  );
  const asJson = fc.record({ rules: fc.record(rules), kind: tree }).map(({ rules, kind }) => ({
    node: { ...rules, content: { 'application/json': { schema: kind.schema } } },
    kind,
  }));
  return fc.oneof({ weight: 6, arbitrary: styled }, asJson);
}

const others: fc.Arbitrary<MadeParameter[]> = fc
  .subarray([
    ['size', 'query'],
    ['page', 'query'],
    ['id', 'query'],
    ['X-Trace', 'header'],
    ['lang', 'cookie'],
    ['theme', 'cookie'],
  ] as const)
  .chain((places) => fc.tuple(...places.map(([name, location]) => parameter(name, location))));

const body: fc.Arbitrary<MadeBody> = tree.map((kind) => ({ kind }));

/** How a property of a form may be written: as a parameter of a query, or by a media type. */
const encoding = fc.constantFrom<JsonObject>(
  { style: 'form', explode: false },
  { style: 'spaceDelimited', explode: false },
  { style: 'pipeDelimited' },
  { contentType: 'application/json' },
  { contentType: 'text/plain' },
);

const bodies: fc.Arbitrary<Record<string, MadeBody>> = fc.oneof(
  fc.constant({}),
  fc.record({ 'application/json': body }),
  fc.record({ 'application/json; v=1': body, 'application/json; v=2': body }),
  fc.record({
    'application/x-www-form-urlencoded': fc.record({
      kind: form,
      encoding: fc.record(
        { R: encoding, G: encoding },
        { requiredKeys: [] },
      ) as fc.Arbitrary<JsonObject>,
    }),
    'application/vnd.shop+json': body,
  }),
  fc.record({ 'text/plain': scalar.map((kind) => ({ kind })), 'application/*': body }),
);

const responses: fc.Arbitrary<JsonObject> = fc
  .tuple(
    fc.constantFrom('200', '201', '204', '2XX'),
    fc.subarray(['400', '401', '404', '415', '422', '4XX', 'default']),
  )
  .chain(([success, failures]) =>
    fc.record<Record<string, Json>>(
      Object.fromEntries([success, ...failures].map((status) => [status, response(status)])),
    ),
  );

const TYPES = [
  'application/json; charset=utf-8',
  'application/vnd.shop+json',
  'text/plain',
  'application/*',
];

function response(status: string): fc.Arbitrary<JsonObject> {
  const header = fc.record({ kind: field, required: fc.boolean(), explode: fc.boolean() });
  const own = fc
    .record({
      types: fc.subarray(TYPES, { maxLength: 3 }),
      kind: tree,
      header: fc.option(header, { nil: undefined }),
    })
    .chain(({ types, kind, header }) => {
      const { kind: size, ...rules } = header ?? {};
      const content = types.map((type) => [
        type,
        type === 'text/plain' ? fc.constant({ schema: TEXT }) : documented(kind, {}),
      ]);
      const hasContent = status !== '204' && content.length > 0;
      return fc.record<Record<string, Json>>({
        description: fc.constant('An answer.'),
        ...(size && { headers: fc.record({ 'X-Size': documented(size, rules) }) }),
        ...(hasContent && {
          content: fc.record<Record<string, Json>>(Object.fromEntries(content)),
        }),
      });
    });
  return fc.oneof(
    { weight: 6, arbitrary: own },
    fc.constant({ $ref: '#/components/responses/Failure' }),
  );
}

const TEXT = { type: 'string', minLength: 1 };

/** A schema, with an example that mostly satisfies it, or none. */
function documented({ schema, fitting, other }: Kind, rules: object): fc.Arbitrary<JsonObject> {
  const example = fc.oneof({ weight: 3, arbitrary: fitting }, other);
  return fc
    .record({ schema: fc.constant(schema), example }, { requiredKeys: ['schema'] })
    .map((made) => ({ ...rules, ...made }));
}
