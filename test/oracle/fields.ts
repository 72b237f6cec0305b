import type { Json } from '../../src/contract/contract.ts';
import type { Parameter } from './document.ts';
import type { Schemas } from './schemas.ts';
import {
  compositeOf,
  decodeLeniently,
  decodeStrictly,
  isScalar,
  Miswritten,
  readMedia,
  readTexts,
  single,
  type Writing,
} from './texts.ts';

/** A name and a value, which is still encoded. */
export type Field = readonly [name: string, value: string];

/**
 * One field, or some, of a query or a form (OpenAPI 3.1 §4.8.12.4).
 * @throws {Miswritten} if it isn't written as documented.
 */
export function readField(
  parameter: Parameter,
  fields: readonly Field[],
  others: readonly Parameter[],
  schemas: Schemas,
): Json | undefined {
  const inQuery = others.filter((other) => other.in === 'query');
  const declared = inQuery.flatMap((other) => [
    other.name,
    ...(isSpread(other, schemas) ? schemas.properties(other.schema) : []),
  ]);
  const decode = (text: string) => decodeStrictly(text.replaceAll('+', ' '));
  if (parameter.style === 'deepObject') {
    const own = fields.filter(([name]) => !declared.includes(name));
    const inBrackets = own.flatMap(([name, value]): Entry[] => {
      const keys = bracketKeys(name, parameter.name);
      return keys === undefined ? [] : [{ keys, value }];
    });
    const writing = { isAssigned: true, decode };
    if (inBrackets.length > 0) return readDeep(inBrackets, [parameter.schema], writing, schemas);
    const plain = valuesOf(parameter.name, fields);
    if (plain === undefined) return undefined;
    const types = schemas.types(parameter.schema);
    if (types?.size === 1 && types.has('object')) throw new Miswritten();
    return readTexts(plain, [parameter.schema], writing, schemas);
  }
  const deep = inQuery.filter(({ style }) => style === 'deepObject');
  const isFree = (field: string) =>
    !declared.includes(field) && !deep.some(({ name }) => bracketKeys(field, name) !== undefined);
  return readForm(parameter, fields, isFree, schemas, decode);
}

/** The pairs of a query or a form (WHATWG URL §5.1). */
export function fieldsOf(query: string): Field[] {
  const pairs = query.split('&').filter((pair) => pair !== '');
  return pairs.map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return [decodeLeniently(name.replaceAll('+', ' ')), value.join('=')];
  });
}

const DELIMITERS: Readonly<Record<string, RegExp>> = {
  form: /,/,
  spaceDelimited: /%20|\+| /,
  pipeDelimited: /\||%7C/i,
};

/** @param isFree whether a field is no parameter's: an object that says so takes it. */
export function readForm(
  parameter: Parameter,
  fields: readonly Field[],
  isFree: (field: string) => boolean,
  schemas: Schemas,
  decode: Writing['decode'],
): Json | undefined {
  const { name, style, explode, mediaType, schema, allowEmptyValue } = parameter;
  const writing = { isAssigned: explode, decode };
  if (isSpread(parameter, schemas)) {
    const declared = schemas.properties(schema);
    const free = isOpen(schema, schemas) ? fields.map(([field]) => field).filter(isFree) : [];
    const members = [...new Set([...declared, ...free])].flatMap((member): [string, Json][] => {
      const values = valuesOf(member, fields);
      if (values === undefined) return [];
      return [[member, readTexts(values, schemas.member([schema], member), writing, schemas)]];
    });
    if (members.length > 0) return Object.fromEntries(members);
  }
  const values = valuesOf(name, fields);
  if (values === undefined) return undefined;
  if (mediaType !== undefined) return readMedia(decode(single(values)), mediaType);
  const isText = schemas.types(schema)?.has('string') !== false;
  if (allowEmptyValue && !isText && values.every((value) => value === '')) return undefined;
  if (explode) return readTexts(values, [schema], writing, schemas);
  const delimiter = DELIMITERS[style] ?? ',';
  const text = single(values);
  const texts = isScalar(schema, schemas) ? [text] : text.split(delimiter);
  return readTexts(texts, [schema], writing, schemas);
}

function isSpread(parameter: Parameter, schemas: Schemas): boolean {
  const { style, explode, mediaType, schema } = parameter;
  if (mediaType !== undefined) return false;
  return explode && style !== 'deepObject' && compositeOf(schema, schemas) === 'object';
}

/** Whether an object says that it has other properties than its declared ones, or declares none. */
function isOpen(schema: Json, schemas: Schemas): boolean {
  const others = schemas.member([schema], '\0');
  return others.length === 0
    ? schemas.properties(schema).length === 0
    : others.some((other) => other !== false);
}

/** The values of a name, in their order; `undefined` where it doesn't come. */
export function valuesOf(name: string, fields: readonly Field[]): string[] | undefined {
  const values = fields.filter(([field]) => field === name).map(([, value]) => value);
  return values.length === 0 ? undefined : values;
}

/** What stands in the brackets of `color[R]=100`, at any depth. */
interface Entry {
  readonly keys: readonly string[];
  readonly value: string;
}

function bracketKeys(field: string, name: string): string[] | undefined {
  if (!field.startsWith(`${name}[`) || !field.endsWith(']')) return undefined;
  const keys = field.slice(name.length + 1, -1).split('][');
  return keys.some((key) => /[[\]]/.test(key)) ? undefined : keys;
}

/** What there is of a style whose depth the specification leaves open: `ids[]=1` and `a[b][c]=1`, too. */
function readDeep(
  entries: readonly Entry[],
  schema: readonly Json[],
  writing: Writing,
  schemas: Schemas,
): Json {
  const isLeaf = entries.map(({ keys }) => keys.length === 0);
  if (isLeaf.every(Boolean)) {
    return readTexts(
      entries.map(({ value }) => value),
      schema,
      writing,
      schemas,
    );
  }
  if (isLeaf.some(Boolean)) throw new Miswritten();
  const byKey = Map.groupBy(entries, ({ keys }) => keys[0] ?? '');
  const below = (some: readonly Entry[]) =>
    some.map(({ keys, value }) => ({ keys: keys.slice(1), value }));
  const isList = schemas.types(...schema)?.has('array') && [...byKey.keys()].every(isIndex);
  if (!isList) {
    const members = [...byKey].map(([key, some]) => {
      return [key, readDeep(below(some), schemas.member(schema, key), writing, schemas)];
    });
    return Object.fromEntries(members);
  }
  const { '': unnamed = [], ...indexed } = Object.fromEntries(byKey);
  const inOrder = Object.entries(indexed).sort(([a], [b]) => Number(a) - Number(b));
  const isDeeper = unnamed.some(({ keys }) => keys.length > 1);
  const items = [
    ...inOrder.map(([, some]) => some),
    ...(isDeeper ? [unnamed] : unnamed.map((each) => [each])),
  ];
  return items.map((some, index) =>
    readDeep(below(some), schemas.item(schema, index), writing, schemas),
  );
}

function isIndex(key: string): boolean {
  return /^\d*$/.test(key);
}
