import { isBeyondSafe } from '../../src/compile/long-integers.ts';
import { parsePattern } from '../../src/compile/pattern.ts';
import type { Json, JsonObject } from '../../src/contract/contract.ts';
import { isJsonObject, localPointer } from '../../src/contract/pointer.ts';
import { SchemaError } from '../../src/errors.ts';
import { alternativesText } from './alternatives-text.ts';
import { formatText } from './format-text.ts';
import { call, layout, literal, record } from './literal.ts';
import type { Shape } from './shapes.ts';
import type { Subject } from './subject.ts';

/** A keyword, and how the calls are written that hold a value against it; `undefined`: it says nothing. */
interface Keyword {
  readonly keyword: string;
  readonly shape: Shape;
  readonly write: (value: never, subject: Subject) => string | string[] | undefined;
}

/** In the order in which ajv asks them. */
export const KEYWORDS: readonly Keyword[] = [
  {
    keyword: 'type',
    shape: 'a type or a list of types',
    write: (types: string | string[]) => call('type', ...[types].flat().map(quoted)),
  },
  ...['maximum', 'minimum', 'exclusiveMaximum', 'exclusiveMinimum'].map(limit),
  {
    keyword: 'multipleOf',
    shape: 'a number',
    write: (divisor: number, { written }) =>
      call(
        'multipleOf',
        String(divisor),
        exactText(divisor, () => written('multipleOf')),
      ),
  },
  ...['maxLength', 'minLength'].map(limit),
  {
    keyword: 'pattern',
    shape: 'a text',
    write: (pattern: string) => call('pattern', patternText(pattern)),
  },
  { keyword: 'format', shape: 'a text', write: (format: string) => formatText(format) },
  {
    keyword: 'const',
    shape: 'anything',
    write: (value: Json, { written }) =>
      call(
        'constant',
        literal(value),
        exactText(value, () => written('const')),
      ),
  },
  { keyword: 'enum', shape: 'a list', write: enumText },
  {
    keyword: 'not',
    shape: 'a schema',
    write: (schema: Json, { inner }) => call('not', inner(schema, 'not'), literal(schema)),
  },
  { keyword: 'anyOf', shape: 'a list of schemas', write: alternativesText('anyOf') },
  { keyword: 'oneOf', shape: 'a list of schemas', write: alternativesText('oneOf') },
  {
    keyword: 'allOf',
    shape: 'a list of schemas',
    write: (schemas: Json[], { inner }) =>
      call('allOf', ...schemas.map((schema, index) => inner(schema, 'allOf', index))),
  },
  {
    keyword: 'if',
    shape: 'a schema',
    write: (condition: Json, { schema, inner }) =>
      call(
        'conditional',
        inner(condition, 'if'),
        inner(schema.then ?? true, 'then'),
        inner(schema.else ?? true, 'else'),
      ),
  },
  { keyword: '$ref', shape: 'a text', write: referenceText },
  ...['maxItems', 'minItems'].map(limit),
  {
    keyword: 'contains',
    shape: 'a schema',
    write: (schema: Json, { inner, schema: { minContains, maxContains } }) =>
      call('contains', inner(schema, 'contains'), limitText(minContains), limitText(maxContains)),
  },
  {
    keyword: 'uniqueItems',
    shape: 'true or false',
    write: (isAsked: boolean) => (isAsked ? call('uniqueItems') : undefined),
  },
  {
    keyword: 'prefixItems',
    shape: 'a list of schemas',
    write: (schemas: Json[], { inner }) =>
      call('prefixItems', ...schemas.map((schema, index) => inner(schema, 'prefixItems', index))),
  },
  { keyword: 'items', shape: 'a schema', write: itemsText },
  ...['maxProperties', 'minProperties'].map(limit),
  {
    keyword: 'required',
    shape: 'a list of texts',
    write: (names: string[]) =>
      names.length > 0 ? call('required', ...names.map(quoted)) : undefined,
  },
  {
    keyword: 'dependentRequired',
    shape: 'an object',
    write: (names: JsonObject) => call('dependentRequired', literal(names)),
  },
  {
    keyword: 'dependentSchemas',
    shape: 'an object of schemas',
    write: (schemas: JsonObject, subject) =>
      call('dependentSchemas', schemasText(schemas, 'dependentSchemas', subject)),
  },
  { keyword: 'dependencies', shape: 'an object', write: dependenciesText },
  {
    keyword: 'propertyNames',
    shape: 'a schema',
    write: (schema: Json, { inner }) => call('propertyNames', inner(schema, 'propertyNames')),
  },
  {
    keyword: 'properties',
    shape: 'an object of schemas',
    write: (schemas: JsonObject, subject) =>
      call('properties', schemasText(schemas, 'properties', subject)),
  },
  {
    keyword: 'patternProperties',
    shape: 'an object of schemas',
    write: (schemas: JsonObject, { inner }) =>
      call(
        'patternProperties',
        ...Object.entries(schemas).map(([pattern, schema]) =>
          layout('[', [patternText(pattern), inner(schema, 'patternProperties', pattern)], ']'),
        ),
      ),
  },
  { keyword: 'additionalProperties', shape: 'a schema', write: additionalText },
];

function limit(keyword: string): Keyword {
  return { keyword, shape: 'a number', write: (value: number) => call(keyword, String(value)) };
}

function limitText(value: Json | undefined): string | undefined {
  return typeof value === 'number' ? String(value) : undefined;
}

function enumText(values: Json[], { written }: Subject): string {
  const exact = values.map((value, index) => exactText(value, () => written('enum', index)));
  const texts = exact.map((text) => text ?? 'undefined');
  const isExact = exact.some((text) => text !== undefined);
  return call('enumeration', literal(values), isExact ? layout('[', texts, ']') : undefined);
}

/** A number beyond 2^53 as its author wrote it. */
function exactText(value: Json, written: () => string | undefined): string | undefined {
  if (typeof value !== 'number' || !isBeyondSafe(value)) return undefined;
  const text = written();
  return text !== undefined && Number(text) === value ? quoted(text) : undefined;
}

function referenceText(reference: string, { nameOf }: Subject): string {
  const pointer = localPointer(reference);
  const name = pointer === undefined ? undefined : nameOf(pointer);
  if (name === undefined) throw new SchemaError({ problem: `nothing is at ${reference}` });
  return call('ref', name);
}

function itemsText(schema: Json, { inner, schema: { prefixItems } }: Subject): string {
  const first = Array.isArray(prefixItems) ? String(prefixItems.length) : undefined;
  if (schema === false && first !== undefined) return call('noMoreItems', first);
  return call('items', inner(schema, 'items'), first);
}

/** Of before 2019-09: names or a schema for each property. */
function dependenciesText(dependencies: JsonObject, { inner }: Subject): string[] {
  const all = Object.entries(dependencies);
  const names = all.filter(([, value]) => Array.isArray(value));
  const schemas = all
    .filter(([, value]) => !Array.isArray(value))
    .map(([name, schema]) => [name, inner(schema, 'dependencies', name)] as const);
  const keyword = quoted('dependencies');
  return [
    call('dependentRequired', literal(Object.fromEntries(names)), keyword),
    call('dependentSchemas', record(schemas), keyword),
  ];
}

function additionalText(schema: Json, { inner, schema: beside }: Subject): string {
  const names = namesOf(beside.properties).map(quoted);
  const patterns = namesOf(beside.patternProperties).map(patternText);
  const declared = [
    names.length + patterns.length > 0 ? layout('[', names, ']') : undefined,
    patterns.length > 0 ? layout('[', patterns, ']') : undefined,
  ];
  if (schema === false) return call('noOtherProperties', ...declared);
  return call('additionalProperties', inner(schema, 'additionalProperties'), ...declared);
}

function namesOf(value: Json | undefined): string[] {
  return isJsonObject(value) ? Object.keys(value) : [];
}

function schemasText(schemas: JsonObject, keyword: string, { inner }: Subject): string {
  return record(
    Object.entries(schemas).map(([name, schema]) => [name, inner(schema, keyword, name)]),
  );
}

function patternText(pattern: string): string {
  try {
    const { flags } = parsePattern(pattern);
    return call('regExp', quoted(pattern), flags === '' ? undefined : quoted(flags));
  } catch (error) {
    if (!(error instanceof SchemaError)) throw error;
    return call('noRegExp', quoted(pattern), quoted(error.message));
  }
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
