import { METHODS, type Pointer } from './contract.ts';
import { parsePointer } from './pointer.ts';

/** The kinds of object that the OpenAPI specification names (OpenAPI 3.1 §4.8), as far as they hold others. */
export type Kind =
  | 'openapi'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'mediaType'
  | 'encoding'
  | 'response'
  | 'header'
  | 'callback'
  | 'example'
  | 'link'
  | 'securityScheme'
  | 'schema';

/**
 * What a field holds: one object, a list of objects, objects by any name, or objects by a name that
 * the specification gives a pattern for, beside which `x-` names are extensions.
 */
export type Field = readonly ['one' | 'list' | 'map' | 'patterned', Kind];

/** What the objects of a document hold, and where those have a place that may stand as a reference. */
export interface Grammar {
  readonly fieldOf: (kind: Kind, key: string) => Field | undefined;
  readonly sections: ReadonlyMap<Kind, Pointer>;
}

/** What a field of an object holds; `undefined` where it holds none of the kinds. */
export function fieldOf(kind: Kind, key: string): Field | undefined {
  // Every key of a callback is an expression that leads to a path item (OpenAPI 3.1 §4.8.18).
  if (kind === 'callback') return key.startsWith('x-') ? undefined : ['one', 'pathItem'];
  return FIELDS[kind].get(key);
}

/**
 * The kind of object that the specification has at a pointer of a document, or of an object of the kind
 * `from`; `undefined`: it has none.
 */
export function kindAt(
  pointer: Pointer,
  { fieldOf }: Grammar = OPENAPI,
  from: Kind = 'openapi',
): Kind | undefined {
  const tokens = parsePointer(pointer);
  let kind = from;
  for (let depth = 0; depth < tokens.length; ) {
    const field = fieldOf(kind, tokens[depth++] ?? '');
    if (field === undefined) return undefined;
    const [container, child] = field;
    if (container !== 'one') {
      const name = tokens[depth++];
      if (name === undefined || (container === 'patterned' && name.startsWith('x-')))
        return undefined;
    }
    kind = child;
  }
  return kind;
}

/** The kinds that may stand as a reference, and the section of `components` where each has its place. */
export const COMPONENT_SECTIONS = {
  schema: 'schemas',
  response: 'responses',
  parameter: 'parameters',
  example: 'examples',
  requestBody: 'requestBodies',
  header: 'headers',
  securityScheme: 'securitySchemes',
  link: 'links',
  callback: 'callbacks',
  pathItem: 'pathItems',
  mediaType: 'mediaTypes',
} as const satisfies Partial<Record<Kind, string>>;

/** A kind that may stand as a reference. */
export type ReferableKind = keyof typeof COMPONENT_SECTIONS;

/** The grammar of OpenAPI 3.1, with what 3.2 adds to it. */
export const OPENAPI: Grammar = {
  fieldOf,
  sections: new Map(
    Object.entries(COMPONENT_SECTIONS).map(([kind, section]) => [
      kind as Kind,
      `/components/${section}`,
    ]),
  ),
};

/** Where documents of OpenAPI 3.0 have what 3.1 calls `webhooks`, as Redocly's tools read them. */
export const WEBHOOKS_EXTENSION = 'x-webhooks';

/** The grammar of OpenAPI 3.0, with webhooks. */
export const OPENAPI_30: Grammar = {
  ...OPENAPI,
  fieldOf: (kind, key) =>
    fieldOf(kind, kind === 'openapi' && key === WEBHOOKS_EXTENSION ? 'webhooks' : key),
};

/** What gives a schema a name that others refer to it by (JSON Schema Core §8.2.1, §8.2.2). */
export const SCHEMA_NAMES = ['$id', '$anchor', '$dynamicAnchor'] as const;

/** Whether an object of this kind may stand as a reference. */
export function isReferable(kind: Kind, { sections }: Grammar = OPENAPI): kind is ReferableKind {
  return sections.has(kind);
}

const PARAMETER_FIELDS: Readonly<Record<string, Field>> = {
  schema: ['one', 'schema'],
  content: ['map', 'mediaType'],
  examples: ['map', 'example'],
};

const ENCODINGS: Readonly<Record<string, Field>> = {
  encoding: ['map', 'encoding'],
  prefixEncoding: ['list', 'encoding'],
  itemEncoding: ['one', 'encoding'],
};

const OPERATION: Field = ['one', 'operation'];
const SCHEMA: Field = ['one', 'schema'];
const SCHEMAS: Field = ['list', 'schema'];
const SCHEMA_MAP: Field = ['map', 'schema'];

/** Maps, not objects: a document may use names such as `constructor` anywhere. */
const FIELDS: Readonly<Record<Kind, ReadonlyMap<string, Field>>> = {
  openapi: fields({
    paths: ['patterned', 'pathItem'],
    webhooks: ['map', 'pathItem'],
    components: ['one', 'components'],
  }),
  components: fields(
    Object.fromEntries(
      Object.entries(COMPONENT_SECTIONS).map(([kind, section]) => [section, ['map', kind as Kind]]),
    ),
  ),
  pathItem: fields({
    parameters: ['list', 'parameter'],
    ...Object.fromEntries(METHODS.map((method) => [method, OPERATION])),
    additionalOperations: ['map', 'operation'],
  }),
  operation: fields({
    parameters: ['list', 'parameter'],
    requestBody: ['one', 'requestBody'],
    responses: ['patterned', 'response'],
    callbacks: ['map', 'callback'],
  }),
  parameter: fields(PARAMETER_FIELDS),
  header: fields(PARAMETER_FIELDS),
  requestBody: fields({ content: ['map', 'mediaType'] }),
  response: fields({
    headers: ['map', 'header'],
    content: ['map', 'mediaType'],
    links: ['map', 'link'],
  }),
  mediaType: fields({
    schema: SCHEMA,
    itemSchema: SCHEMA,
    examples: ['map', 'example'],
    ...ENCODINGS,
  }),
  encoding: fields({ headers: ['map', 'header'], ...ENCODINGS }),
  callback: fields({}),
  example: fields({}),
  link: fields({}),
  securityScheme: fields({}),
  schema: fields({
    properties: SCHEMA_MAP,
    items: SCHEMA,
    allOf: SCHEMAS,
    anyOf: SCHEMAS,
    oneOf: SCHEMAS,
    not: SCHEMA,
    additionalProperties: SCHEMA,
    patternProperties: SCHEMA_MAP,
    propertyNames: SCHEMA,
    dependentSchemas: SCHEMA_MAP,
    prefixItems: SCHEMAS,
    contains: SCHEMA,
    if: SCHEMA,
    // biome-ignore lint/suspicious/noThenProperty: the keyword's name (JSON Schema Core §10.2.2.2)
    then: SCHEMA,
    else: SCHEMA,
    unevaluatedItems: SCHEMA,
    unevaluatedProperties: SCHEMA,
    contentSchema: SCHEMA,
    $defs: SCHEMA_MAP,
    definitions: SCHEMA_MAP,
  }),
};

/** The fields of an object of a kind, by name. */
export function fields(table: Readonly<Record<string, Field>>): ReadonlyMap<string, Field> {
  return new Map(Object.entries(table));
}
