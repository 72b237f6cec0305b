import type { Json, JsonObject, Pointer } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { isComposite, isObject } from '../json-values.ts';
import { type SureTest, YES } from './answer.ts';
import type { Composer } from './keyword.ts';
import { KEYWORDS } from './keywords.ts';
import { WRITTEN, WRITTEN_OF_SCALARS, type Writing } from './written-keywords.ts';

/**
 * Writes the test of a schema as JavaScript, a function for it and for each that stands in it: V8 makes one of
 * what is many calls where closures are asked. Keywords that aren't written here are asked as closures. Where
 * code may not be made of text, or a schema asks for more than a function may have, nothing is certain.
 * @param schema known to compile in ajv.
 * @param sureAt the same of what it refers to.
 */
export function generateTest(
  schema: Json,
  composer: Composer,
  sureAt: (pointer: Pointer) => SureTest,
): SureTest {
  const constants: unknown[] = [];
  const names = new Map<JsonObject, string>();
  const writing: Writing = { composer, sureAt, constant, satisfies };
  const result = satisfies(schema, 'v');
  const functions: string[] = [];
  // Those that a schema names come after it.
  for (const [schema, name] of names) {
    const clauses = Object.keys(schema).flatMap((keyword) => clauseOf(keyword, schema));
    functions.push(`function ${name}(v) { return ${clauses.join(' && ') || 'true'}; }`);
  }
  const parameters = constants.map((_, index) => `c${index}`);
  const text = [...functions, `return (v) => ${result};`].join('\n');
  try {
    const create = new Function('isObject', 'isComposite', ...parameters, text);
    return create(isObject, isComposite, ...constants);
  } catch (error) {
    // A RangeError tells that the stack has no room for so many parameters, or for parsing so long an expression.
    if (error instanceof EvalError || error instanceof RangeError) return () => false;
    throw error;
  }

  function constant(value: unknown): string {
    constants.push(value);
    return `c${constants.length - 1}`;
  }

  function satisfies(schema: Json, value: string): string {
    return isJsonObject(schema) ? `${nameOf(schema)}(${value})` : String(schema);
  }

  function nameOf(schema: JsonObject): string {
    const name = names.get(schema) ?? `s${names.size}`;
    names.set(schema, name);
    return name;
  }

  /** What a keyword asks; nothing where it asks nothing by itself. */
  function clauseOf(name: string, schema: JsonObject): string[] {
    const clause = schema[name] as Json;
    const written = WRITTEN.get(name)?.(clause, schema, writing);
    if (written !== undefined) return [written];
    const test = KEYWORDS.get(name)?.compose(clause, schema, composer) ?? YES;
    if (test === YES) return [];
    const asked = `${constant(test)}(v) === true`;
    const ofScalars = WRITTEN_OF_SCALARS.get(name)?.(clause, schema, writing);
    return [ofScalars === undefined ? asked : `(isComposite(v) ? ${asked} : ${ofScalars})`];
  }
}
