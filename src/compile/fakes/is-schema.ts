import type { Json, Schema } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';

/** Whether a value is a JSON Schema at all: an object or a boolean (JSON Schema core §4.3). */
export function isSchema(value: Json | undefined): value is Schema {
  return typeof value === 'boolean' || isJsonObject(value);
}
