import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { compileFakes, type Fake } from '../../../src/compile/fakes/compile.ts';
import { createRandom } from '../../../src/compile/random.ts';
import type { Json, JsonObject, Schema } from '../../../src/contract/contract.ts';

/** The clock of all tests. */
export const NOW = Date.UTC(2026, 2, 14, 12);

/** Enough to see that a value looks as it should whatever the seed. */
export const SEEDS = Array.from({ length: 20 }, (_, index) => `seed ${index}`);

/** Compiles one schema that stands alone in its document. */
export function fakeOf(schema: Schema, direction: 'request' | 'response' = 'response'): Fake {
  return compileFakes({ schema }, { direction })('/schema');
}

/** Compiles a schema that is the document's root, so that its references begin there. */
export function fakeAtRoot(schema: JsonObject): Fake {
  return compileFakes(schema, { direction: 'response' })('');
}

/** Compiles one schema of a document with components. */
export function fakeAmong(schemas: JsonObject, name: string): Fake {
  const compile = compileFakes({ components: { schemas } }, { direction: 'response' });
  return compile(`/components/schemas/${name}`);
}

/** The value for a seed. */
export function sampleOf(fake: Fake, seed = 'seed'): Json {
  return fake({ random: createRandom(seed), now: NOW });
}

/** The first value that is valid, as a mock would look for it, or `undefined` after ten attempts. */
export function provenValue(
  fake: Fake,
  isValid: (value: Json) => boolean,
  seed: string,
): { value: Json; attempts: number } | undefined {
  const random = createRandom(seed);
  for (let attempt = 0; attempt < 10; attempt++) {
    const stream = attempt === 0 ? random : random.derive('attempt').derive(attempt);
    const value = fake({ random: stream, now: NOW });
    if (isValid(value)) return { value, attempts: attempt + 1 };
  }
  return undefined;
}

/** Ajv's judgement of values, with the formats that it knows. */
export function validatorOf(schema: Schema): (value: Json) => boolean {
  const validate = ajvFor(schema).compile(schema);
  return (value) => validate(value) === true;
}

const shared = createAjv();

/** Identifiers would be left behind in an instance; without them, one does for all. */
function ajvFor(schema: Schema): Ajv2020 {
  return JSON.stringify(schema).includes('"$id"') ? createAjv() : shared;
}

function createAjv(): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    ownProperties: true,
    logger: false,
    code: { regExp: lenientRegExp },
  });
  addFormats.default(ajv);
  return ajv;
}

/** As the product's validators do: a pattern that the flag `u` forbids is taken without it. */
function lenientRegExp(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags);
  } catch {
    return new RegExp(pattern);
  }
}
lenientRegExp.code = 'new RegExp';
