import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { SchemaError } from '../../errors.ts';
import { createRandom } from '../random.ts';
import type { Fake, FakeContext } from './fake.ts';
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
  const parameters = Array.isArray(given) ? given : [given];
  if (methodAt(path, { random: createRandom(path), now: 0 }) === undefined) {
    throw new SchemaError({
      problem: 'x-faker names no method of faker',
      expected: 'a method such as internet.email',
      received: path,
    });
  }
  return (context) => asJson(methodAt(path, context)?.(...parameters));
}

type Method = (...parameters: Json[]) => unknown;
type Modules = Record<string, Record<string, Method | undefined> | undefined>;

function methodAt(path: string, context: FakeContext): Method | undefined {
  const [module = '', name = ''] = path.split('.');
  const method = (fakerFor(context) as unknown as Modules)[module]?.[name];
  return typeof method === 'function' ? method : undefined;
}

/** Faker's dates and big integers as JSON has them. */
function asJson(value: unknown): Json {
  if (typeof value === 'bigint') return Number(value);
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}
