import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { createRandom } from '../random.ts';
import type { FakeContext } from './fake.ts';
import { fakerFor } from './faker.ts';

/** Makes a value by a method of faker; `undefined` where the method throws. */
type MakeNamed = (context: FakeContext) => Json | undefined;

/**
 * Makes values by the method of faker that `x-faker` names: `"internet.email"`, or with its argument
 * or list of arguments `{ "number.int": { "min": 1 } }`. Gives `undefined` where it names none, or one
 * that makes nothing of its arguments.
 */
export function compileFakerMethod(extension: Json): MakeNamed | undefined {
  const [path, given] = isJsonObject(extension)
    ? (Object.entries(extension)[0] ?? ['', []])
    : [String(extension), []];
  const parameters = Array.isArray(given) ? given : [given];
  const make: MakeNamed = (context) => {
    const method = methodAt(path, context);
    if (method === undefined) return undefined;
    try {
      return asJson(method(...parameters));
    } catch {
      return undefined;
    }
  };
  return make({ random: createRandom(path), now: 0 }) === undefined ? undefined : make;
}

type Method = (...parameters: Json[]) => unknown;
type Modules = Record<string, Record<string, unknown>>;

/** A method of one of faker's modules: their own alone, so that `constructor.constructor` is none. */
function methodAt(path: string, context: FakeContext): Method | undefined {
  const [name = '', methodName = '', ...rest] = path.split('.');
  const modules = fakerFor(context) as unknown as Modules;
  const module = Object.hasOwn(modules, name) ? modules[name] : undefined;
  if (typeof module !== 'object' || !Object.hasOwn(module, methodName)) return undefined;
  const method = module[methodName];
  return typeof method === 'function' && rest.length === 0 ? (method as Method) : undefined;
}

/** Faker's dates and big integers as JSON has them. @throws where JSON has nothing such. */
function asJson(value: unknown): Json {
  if (typeof value === 'bigint') return Number(value);
  return JSON.parse(JSON.stringify(value ?? null)) as Json;
}
