import { jsonType } from '../../compile/violation.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { parseJson } from '../../http/json.ts';
import { MASK } from '../../recording/secret-text.ts';
import type { Cluster } from '../report.ts';

/** The values that a cluster's evidence shows whole: not those that are masked or cut for length. */
export function evidentValues({ evidence }: Pick<Cluster, 'evidence'>): Json[] {
  return evidence.flatMap(({ received }) => {
    const shown = valueShown(received);
    return shown === undefined ? [] : [shown.value];
  });
}

/** The value that a text shows whole; `undefined` where it is masked, cut, or words. */
export function valueShown(received: string): { readonly value: Json } | undefined {
  if (received.includes(MASK)) return undefined;
  const parsed = parseJson(received);
  return parsed.ok ? { value: parsed.value as Json } : undefined;
}

/** Whether a value may be another integer than the one that came. */
export function isRounded(value: Json): boolean {
  return Number.isInteger(value) && !Number.isSafeInteger(value);
}

/** A schema for values of one kind: of its type where they have one; of what is inside, nothing is said. */
export function schemaOf(values: readonly Json[], version: string): JsonObject {
  const [type, ...others] = new Set(values.filter((value) => value !== null).map(typeOf));
  if (type === undefined || others.length > 0) return {};
  const schema = typeSchema(type);
  if (!values.includes(null)) return schema;
  const nullable = nullableKeyword(version);
  return nullable === undefined ? { type: [type, 'null'] } : { ...schema, [nullable]: true };
}

/** A schema of a type. In 3.0 and 2.0 that of an array has to say of what (OpenAPI 3.0 §4.7.24). */
export function typeSchema(type: string): JsonObject {
  return type === 'array' ? { type, items: {} } : { type };
}

/** How a version before 3.1 says that null is allowed. */
export function nullableKeyword(version: string): string | undefined {
  if (version.startsWith('3.0')) return 'nullable';
  return version.startsWith('2.') ? 'x-nullable' : undefined;
}

function typeOf(value: Json): string {
  return Number.isInteger(value) ? 'integer' : jsonType(value);
}
