import type { Json, JsonObject, Pointer } from '../../src/contract/contract.ts';
import { childPointer, isJsonObject } from '../../src/contract/pointer.ts';
import { SchemaError } from '../../src/errors.ts';
import { KEYWORDS } from './keywords.ts';
import { call, layout, record } from './literal.ts';
import { SHAPES } from './shapes.ts';

/** What the text of a schema hangs on beside itself. */
export interface Surroundings {
  /** What the definition of a schema at a pointer is called; `undefined` where there is no schema. */
  readonly nameOf: (pointer: Pointer) => string | undefined;
  /** The number that the author of the document wrote at a pointer. */
  readonly written: (pointer: Pointer) => string | undefined;
}

/**
 * Writes a schema (JSON Schema 2020-12) as a list of calls, one for each of its keywords.
 * @throws {SchemaError} a keyword isn't as JSON Schema has it
 */
export function schemaText(schema: Json, pointer: Pointer, around: Surroundings): string {
  if (schema === false) return '[never()]';
  if (!isJsonObject(schema)) return '[]';
  const subject = {
    schema,
    nameOf: around.nameOf,
    written: (...tokens: readonly (string | number)[]) =>
      around.written(tokens.reduce<Pointer>(childPointer, pointer)),
    inner: (value: Json, ...tokens: readonly (string | number)[]) =>
      schemaText(value, tokens.reduce<Pointer>(childPointer, pointer), around),
  };
  const keywords = KEYWORDS.flatMap(({ keyword, shape, write }) => {
    const value = schema[keyword];
    if (value === undefined) return [];
    if (!SHAPES[shape](value)) throw new SchemaError({ problem: `${keyword} isn't ${shape}` });
    return write(value as never, subject) ?? [];
  });
  const list = layout('[', keywords, ']');
  const left = leftOver(schema, subject.inner);
  return left.length === 0 ? list : `[${call('unevaluated', list, record(left))}]`;
}

/** The schemas of what the others don't speak of. */
function leftOver(
  { unevaluatedProperties, unevaluatedItems }: JsonObject,
  inner: (value: Json, token: string) => string,
): [string, string][] {
  return [
    ...textOf('properties', 'unevaluatedProperties', unevaluatedProperties),
    ...textOf('items', 'unevaluatedItems', unevaluatedItems),
  ];

  function textOf(members: string, keyword: string, schema: Json | undefined): [string, string][] {
    if (schema === undefined) return [];
    return [[members, schema === false ? 'false' : inner(schema, keyword)]];
  }
}
