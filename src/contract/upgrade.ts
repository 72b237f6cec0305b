import type { Json, JsonObject, Note, Pointer } from './contract.ts';
import type { Kind } from './grammar.ts';
import { upgradeSwaggerSchema } from './swagger/schema.ts';
import { grammarOf, lineOf, type SpecLine } from './version.ts';
import { notesOf, siblingsOfReference } from './version-notes.ts';
import { walk } from './walk.ts';

/** The version that a document claims once it is in 3.1 terms. */
export const UPGRADED_VERSION = '3.1.1';

/** What an upgrade did and found. Pointers are those after it. */
export interface Upgraded {
  /** The schemas whose constraints moved into their `anyOf/0`, parents first. */
  readonly wrapped: readonly Pointer[];
  /** What isn't in the terms of the version that the part was written for. */
  readonly notes: readonly Note[];
}

/** Whether there may be something to upgrade in documents of a version that have these keys. */
export function needsUpgrade(version: Json | undefined, keys: ReadonlySet<string>): boolean {
  return isOld(lineOf(version)) || keys.has('nullable');
}

/**
 * Rewrites the schemas of a part of a document in OpenAPI 3.1 terms, in place: those of 2.0 and 3.0
 * become JSON Schema 2020-12, and what these versions ignore beside a `$ref` is dropped (OpenAPI 3.0.3
 * §4.7.23). `nullable`, which 3.1 has no more, is taken as it is meant there too.
 *
 * @param version what the part's document says of its version.
 */
export function upgrade(
  root: JsonObject,
  kind: Kind,
  pointer: Pointer,
  version: Json | undefined,
): Upgraded {
  const line = lineOf(version);
  const terms = line ?? '3.1';
  const wrapped: Pointer[] = [];
  const branches = new Set<Json>();
  const notes: Note[] = [];
  const visit = (node: JsonObject, nodeKind: Kind, at: Pointer): void => {
    if (nodeKind === 'openapi' && line === '3.0') node.openapi = UPGRADED_VERSION;
    // What the upgrade itself wrapped is visited too, and has been read already.
    if (branches.has(node)) return;
    notes.push(...notesOf(node, nodeKind, at, terms));
    if (nodeKind === 'schema') {
      if (line === '2.0') upgradeSwaggerSchema(node);
      const change = isOld(line) ? upgradeSchema(node) : upgradeNullable(node);
      if (change === 'in place') return;
      wrapped.push(at);
      for (const branch of node.anyOf as Json[]) branches.add(branch);
    } else if (isOld(line)) {
      for (const key of siblingsOfReference(node, nodeKind)) delete node[key];
    }
  };
  walk(root, kind, pointer, visit, grammarOf(version));
  return { wrapped, notes };
}

function isOld(line: SpecLine | undefined): line is '2.0' | '3.0' {
  return line === '2.0' || line === '3.0';
}

/**
 * Rewrites one schema of OpenAPI 3.0 (§4.7.24), not those inside it, as JSON Schema 2020-12, in place.
 *
 * @returns `wrapped` where its constraints moved into `anyOf/0`, so that `anyOf/1` can accept null
 */
function upgradeSchema(schema: JsonObject): 'wrapped' | 'in place' {
  for (const key of siblingsOfReference(schema, 'schema')) delete schema[key];
  upgradeBound(schema, 'exclusiveMinimum', 'minimum');
  upgradeBound(schema, 'exclusiveMaximum', 'maximum');
  upgradeExample(schema);
  if (schema.format === 'byte') schema.contentEncoding ??= 'base64';
  return upgradeNullable(schema);
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
  // Also where it's false: ajv takes it for a keyword of its own, which isn't one everywhere.
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

/** Keywords that may forbid null, whatever `type` beside them allows. */
const COMBINATORS = ['$ref', 'allOf', 'anyOf', 'oneOf', 'const'];

/** What a schema says about a value without judging it: it stays where its readers look for it. */
const ANNOTATIONS: ReadonlySet<string> = new Set([
  'title',
  'description',
  'default',
  'example',
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
