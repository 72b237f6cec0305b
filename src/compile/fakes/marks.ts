import type { JsonObject, Schema } from '../../contract/contract.ts';
import type { References } from './references.ts';

/** Whether a schema, what it refers to or one of its `allOf` is marked `readOnly` or `writeOnly`. */
export function isMarked(
  references: References,
  schema: Schema,
  mark: 'readOnly' | 'writeOnly',
  passed: ReadonlySet<JsonObject> = new Set(),
): boolean {
  if (typeof schema === 'boolean' || passed.has(schema)) return false;
  if (schema[mark] === true) return true;
  const further = new Set([...passed, schema]);
  const { $ref, allOf } = schema;
  const target = typeof $ref === 'string' ? references.resolve(schema, $ref) : undefined;
  if (target !== undefined && isMarked(references, target, mark, further)) return true;
  if (!Array.isArray(allOf)) return false;
  return allOf.some((part) => isMarked(references, part as Schema, mark, further));
}
