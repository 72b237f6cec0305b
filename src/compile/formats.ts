import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isDateTime } from './date-time.ts';
import { lazily, once } from './lazily.ts';

/**
 * Gives ajv the formats of OpenAPI and JSON Schema, with two read to the letter. Of `date-time`,
 * ajv-formats takes `24:59:10+01:00` and `+05` as well, which have no moment that everyone agrees on;
 * as `int64` (OpenAPI 3.1 §4.4), any integer.
 */
export function addAllFormats(ajv: Ajv2020): void {
  addFormats.default(ajv);
  ajv.addFormat('date-time', isDateTime);
  ajv.addFormat('int64', { type: 'number', validate: isInt64 });
}

/** Whether a text or a number is of a format. One that isn't known says nothing. */
export function isOfFormat(format: string, value: string | number): boolean {
  return validatorOf(format)(value) === true;
}

const ajvOfFormats = once(() => {
  const ajv = new Ajv2020({ strict: false, logger: false });
  addAllFormats(ajv);
  return ajv;
});
const validatorOf = lazily((format: string) => ajvOfFormats().compile({ format }));

/** 2^63 is one too many, but what the last int64 becomes as a double: it has the benefit of the doubt. */
function isInt64(number: number): boolean {
  return Number.isInteger(number) && Math.abs(number) <= 2 ** 63;
}
