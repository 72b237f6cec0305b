import type { JsonObject, Schema } from '../../contract/contract.ts';
import { isJsonObject, valueAt } from '../../contract/pointer.ts';
import { lazily } from '../lazily.ts';
import { isSchema } from './is-schema.ts';

type Resolve = (reference: string) => Schema | undefined;

/** Prepares to tell which components of a document inherit from a schema by `allOf`, at any distance. */
export function findHeirs(
  document: JsonObject,
  resolve: Resolve,
): (base: JsonObject) => readonly JsonObject[] {
  const schemas = valueAt(document, '/components/schemas');
  const components = Object.values(isJsonObject(schemas) ? schemas : {}).filter(isJsonObject);
  return lazily((base) =>
    components.filter(
      (schema) => schema !== base && inherits(schema, base, resolve, new Set<JsonObject>()),
    ),
  );
}

function inherits(
  schema: JsonObject,
  base: JsonObject,
  resolve: Resolve,
  passed: Set<JsonObject>,
): boolean {
  if (schema === base) return true;
  if (passed.has(schema)) return false;
  passed.add(schema);
  const target = typeof schema.$ref === 'string' ? resolve(schema.$ref) : undefined;
  const parts = Array.isArray(schema.allOf) ? schema.allOf.filter(isSchema) : [];
  return [target, ...parts].some(
    (part) => isJsonObject(part) && inherits(part, base, resolve, passed),
  );
}
