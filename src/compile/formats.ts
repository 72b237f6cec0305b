import type { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isDateTime } from './date-time.ts';

/**
 * Gives ajv the formats of OpenAPI and JSON Schema, with `date-time` read to the letter: ajv-formats
 * takes `24:59:10+01:00` and `+05` as well, which have no moment that everyone agrees on.
 */
export function addAllFormats(ajv: Ajv2020): void {
  addFormats.default(ajv);
  ajv.addFormat('date-time', isDateTime);
}
