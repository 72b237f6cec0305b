import { jsonType } from '../../compile/violation.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { parseJson } from '../../http/json.ts';
import type { Cluster } from '../report.ts';

/** The values that a cluster's evidence shows whole: not those that are masked or cut for length. */
export function evidentValues({ evidence }: Cluster): Json[] {
  return evidence.flatMap(({ received }) => {
    const parsed = parseJson(received);
    return parsed.ok ? [parsed.value as Json] : [];
  });
}

/** A schema for values of one kind: of its type where they have one; of what is inside, nothing is said. */
export function schemaOf(values: readonly Json[]): JsonObject {
  const types = new Set(values.map(typeOf));
  const [type, ...others] = types;
  return type === undefined || others.length > 0 ? {} : { type };
}

function typeOf(value: Json): string {
  return Number.isInteger(value) ? 'integer' : jsonType(value);
}
