import type { Json, JsonObject, Pointer } from '../../contract/contract.ts';
import { localPointer } from '../../contract/pointer.ts';
import type { SureTest, Test } from './answer.ts';
import { type Composer, isNames } from './keyword.ts';

/** What a keyword needs to be written. */
export interface Writing {
  readonly composer: Composer;
  readonly sureAt: (pointer: Pointer) => SureTest;
  /** Gives a value of ours a name. */
  readonly constant: (value: unknown) => string;
  /** Whether the value of an expression satisfies a schema. */
  readonly satisfies: (schema: Json, value: string) => string;
}

/**
 * What a keyword asks of `v`, as an expression of JavaScript that is true only where that is certain;
 * `undefined` where it can't be written. The schema compiles in ajv.
 */
type Write = (clause: Json, schema: JsonObject, writing: Writing) => string | undefined;

const TYPES: Readonly<Record<string, string>> = {
  array: 'Array.isArray(v)',
  boolean: 'typeof v === "boolean"',
  integer: 'Number.isInteger(v)',
  null: 'v === null',
  number: 'Number.isFinite(v)',
  object: 'isObject(v)',
  string: 'typeof v === "string"',
};

const OF_ANY: Readonly<Record<string, Write>> = {
  type(clause) {
    const types = [clause].flat().map((type) => TYPES[String(type)]);
    return `(${types.join(' || ')})`;
  },
  minimum: (limit) => ofNumbers(`v >= ${limit}`),
  maximum: (limit) => ofNumbers(`v <= ${limit}`),
  exclusiveMinimum: (limit) => ofNumbers(`v > ${limit}`),
  exclusiveMaximum: (limit) => ofNumbers(`v < ${limit}`),
  items(clause, { prefixItems }, { satisfies }) {
    if (prefixItems !== undefined) return undefined;
    return `(!Array.isArray(v) || v.every((v) => ${satisfies(clause, 'v')}))`;
  },
  properties(clause, { required = [] }, { satisfies }) {
    const properties = Object.entries(clause as JsonObject);
    if (properties.some(([name]) => name in Object.prototype)) return undefined;
    const asked = properties.map(([name, schema]) => {
      const value = `v[${JSON.stringify(name)}]`;
      const isOptional = !isNames(required) || !required.includes(name);
      return `(${value} === undefined ? ${isOptional} : ${satisfies(schema, value)})`;
    });
    return `(!isObject(v) || ${asked.join(' && ') || true})`;
  },
  $ref(reference, _, { sureAt, constant }) {
    const pointer = localPointer(String(reference)) as Pointer;
    return `${constant(sureAt(pointer))}(v)`;
  },
  allOf: (schemas, _, { satisfies }) =>
    (schemas as Json[]).map((schema) => satisfies(schema, 'v')).join(' && '),
};

const OF_SCALARS: Readonly<Record<string, Write>> = {
  anyOf(schemas, _, { satisfies }) {
    const branches = (schemas as Json[]).map((schema) => satisfies(schema, 'v'));
    return `(${branches.join(' || ')})`;
  },
  oneOf(schemas, _, { composer, constant, satisfies }) {
    const branches = schemas as Json[];
    const isOnly = constant(onlyOf(branches.map(composer.testOf)));
    const index = branches.map((schema, index) => `${satisfies(schema, 'v')} ? ${index} : `);
    return `${isOnly}(v, ${index.join('')}-1)`;
  },
};

/** The keywords that most schemas have, of those that are tested. */
export const WRITTEN: ReadonlyMap<string, Write> = new Map(Object.entries(OF_ANY));

/**
 * Keywords of branches, for what has no parts: of what has, a schema that leads to itself in several
 * branches has to be remembered.
 */
export const WRITTEN_OF_SCALARS: ReadonlyMap<string, Write> = new Map(Object.entries(OF_SCALARS));

/** Whether a value certainly fails all tests but the one at an index. */
function onlyOf(tests: readonly Test[]): (value: unknown, index: number) => boolean {
  return (value, index) => {
    for (let other = 0; other < tests.length; other += 1) {
      if (other !== index && tests[other]?.(value) !== false) return false;
    }
    return index !== -1;
  };
}

function ofNumbers(asked: string): string {
  return `(typeof v !== "number" || Number.isFinite(v) && ${asked})`;
}
