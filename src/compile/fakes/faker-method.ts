import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { SchemaError } from '../../errors.ts';
import type { Fake } from './fake.ts';
import { fakerFor } from './faker.ts';

/**
 * Makes values by the method of faker that `x-faker` names: `"internet.email"`, or with its argument
 * or list of arguments `{ "number.int": { "min": 1 } }`.
 * @throws SchemaError where it names none.
 */
export function compileFakerMethod(extension: Json): Fake {
  const [path, given] = isJsonObject(extension)
    ? (Object.entries(extension)[0] ?? ['', []])
    : [String(extension), []];
  const [module = '', method = ''] = path.split('.');
  const parameters = Array.isArray(given) ? given : [given];
  const find = (modules: object): unknown => {
    const found = (modules as Record<string, Record<string, unknown> | undefined>)[module];
    return found?.[method];
  };
  return (context) => {
    const faker = fakerFor(context);
    const call = find(faker);
    if (typeof call !== 'function') throw unknownMethod(path);
    return asJson(call(...parameters));
  };
}

function unknownMethod(path: string): SchemaError {
  return new SchemaError({
    problem: 'x-faker names no method of faker',
    expected: 'a method such as internet.email',
    received: path,
  });
}

/** Faker's dates and big integers as JSON has them. */
function asJson(value: unknown): Json {
  if (typeof value === 'bigint') return Number(value);
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}
