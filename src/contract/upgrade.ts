import type { Json, JsonObject, Pointer } from './contract.ts';
import { isReferable, type Kind, walk } from './walk.ts';

/** The version that an upgraded document claims. */
const UPGRADED_VERSION = '3.1.1';

/**
 * Rewrites a part of an OpenAPI 3.0 document in 3.1 terms, in place: its schemas become JSON Schema
 * 2020-12, and what 3.0 ignores beside a `$ref` is dropped (OpenAPI 3.0.3 §4.7.23).
 *
 * @returns the pointers of the schemas whose constraints moved into their `anyOf/0`, parents first
 */
export function upgrade(root: JsonObject, kind: Kind, pointer: Pointer): Pointer[] {
  const wrapped: Pointer[] = [];
  walk(root, kind, pointer, (node, nodeKind, at) => {
    if (nodeKind === 'openapi') node.openapi = UPGRADED_VERSION;
    if (nodeKind === 'schema') {
      if (upgradeSchema(node) === 'wrapped') wrapped.push(at);
    } else if (isReferable(nodeKind) && nodeKind !== 'pathItem') dropSiblingsOfReference(node, []);
  });
  return wrapped;
}

/**
 * Rewrites one schema of OpenAPI 3.0 (§4.7.24), not those inside it, as JSON Schema 2020-12, in place.
 *
 * @returns `wrapped` where its constraints moved into `anyOf/0`, so that `anyOf/1` can accept null
 */
export function upgradeSchema(schema: JsonObject): 'wrapped' | 'in place' {
  dropSiblingsOfReference(schema, ['nullable']);
  upgradeBound(schema, 'exclusiveMinimum', 'minimum');
  upgradeBound(schema, 'exclusiveMaximum', 'maximum');
  upgradeExample(schema);
  if (schema.format === 'byte') schema.contentEncoding ??= 'base64';
  return upgradeNullable(schema);
}

function dropSiblingsOfReference(node: JsonObject, kept: readonly string[]): void {
  if (typeof node.$ref !== 'string') return;
  for (const key of Object.keys(node)) if (key !== '$ref' && !kept.includes(key)) delete node[key];
}

/** In 3.0 `exclusiveMinimum` says whether `minimum` itself is excluded; since draft 6 it is the bound. */
function upgradeBound(schema: JsonObject, exclusive: string, inclusive: string): void {
  const excluded = schema[exclusive];
  if (typeof excluded !== 'boolean') return;
  const bound = schema[inclusive];
  delete schema[exclusive];
  if (!excluded || bound === undefined) return;
  schema[exclusive] = bound;
  delete schema[inclusive];
}

function upgradeExample(schema: JsonObject): void {
  const { example } = schema;
  if (example === undefined) return;
  delete schema.example;
  schema.examples ??= [example];
}

function upgradeNullable(schema: JsonObject): 'wrapped' | 'in place' {
  const { nullable } = schema;
  delete schema.nullable;
  if (nullable !== true) return 'in place';
  if (COMBINATORS.some((keyword) => Object.hasOwn(schema, keyword))) return wrap(schema);
  if (schema.type !== undefined) {
    schema.type = withAdded([schema.type].flat(), 'null');
    if (Array.isArray(schema.enum)) schema.enum = withAdded(schema.enum, null);
    return 'in place';
  }
  return Array.isArray(schema.enum) && !schema.enum.includes(null) ? wrap(schema) : 'in place';
}

/** Keywords whose schemas may forbid null, whatever `type` beside them allows. */
const COMBINATORS = ['$ref', 'allOf', 'anyOf', 'oneOf'];

/** What a schema says about a value without judging it: it stays where its readers look for it. */
const ANNOTATIONS: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
  'xml',
  'externalDocs',
]);

/**
 * To the letter (OpenAPI 3.0.3, "nullable") null stays forbidden here: `nullable` widens only a `type`
 * beside it. But whoever writes it beside a reference or a combination means that null may come, and
 * APIs so described do send it.
 */
function wrap(schema: JsonObject): 'wrapped' {
  const constraints = Object.entries(schema).filter(
    ([key]) => !ANNOTATIONS.has(key) && !key.startsWith('x-'),
  );
  for (const [key] of constraints) delete schema[key];
  schema.anyOf = [Object.fromEntries(constraints), { type: 'null' }];
  return 'wrapped';
}

function withAdded(values: readonly Json[], value: Json): Json[] {
  return values.includes(value) ? [...values] : [...values, value];
}
