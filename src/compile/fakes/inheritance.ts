import type { JsonObject } from '../../contract/contract.ts';
import { isJsonObject, localReference } from '../../contract/pointer.ts';
import { discriminatorValues } from '../discriminator.ts';
import type { Choice } from './choices.ts';
import { isSchema } from './is-schema.ts';
import type { References } from './references.ts';

const COMPONENT = /^\/components\/schemas\/[^/]+$/;

/**
 * What the discriminator of a schema that others inherit from by `allOf` (OpenAPI 3.1 §4.8.25) asks
 * for: its property names the component that the value is of, the outermost among the schemas that
 * it was reached from. That of the base alone is any that the mapping names. Where the property
 * allows no such name, it is left alone.
 *
 * @param outer the schemas that were gathered so far, the outermost first.
 */
export function inheritedName(
  base: JsonObject,
  outer: readonly JsonObject[],
  references: References,
): Choice | undefined {
  const { discriminator, oneOf, anyOf } = base;
  const property = isJsonObject(discriminator) ? discriminator.propertyName : undefined;
  if (!isJsonObject(discriminator) || typeof property !== 'string') return undefined;
  if (oneOf !== undefined || anyOf !== undefined) return undefined;
  const heir = [...outer, base].find(
    (schema) => isComponent(schema, references) && inherits(schema, base, references, new Set()),
  );
  if (heir === undefined) return undefined;
  const names = namesOf(heir, discriminator, heir === base, references);
  const named = { required: [property], properties: { [property]: { enum: names } } };
  return { apply: [named], exclude: [], unlike: [], otherwise: [] };
}

function isComponent(schema: JsonObject, { pointerOf }: References): boolean {
  return COMPONENT.test(pointerOf(schema) ?? '');
}

function inherits(
  schema: JsonObject,
  base: JsonObject,
  references: References,
  passed: Set<JsonObject>,
): boolean {
  if (schema === base) return true;
  if (passed.has(schema)) return false;
  passed.add(schema);
  const target = typeof schema.$ref === 'string' ? references.resolve(schema.$ref) : undefined;
  const parts = Array.isArray(schema.allOf) ? schema.allOf.filter(isSchema) : [];
  return [target, ...parts].some(
    (part) => isJsonObject(part) && inherits(part, base, references, passed),
  );
}

function namesOf(
  heir: JsonObject,
  discriminator: JsonObject,
  isBase: boolean,
  { pointerOf }: References,
): string[] {
  const $ref = localReference(pointerOf(heir) ?? '');
  const names = discriminatorValues({ $ref }, discriminator);
  if (names !== undefined && names.mapped.length > 0) return [...names.mapped];
  const mapped = isJsonObject(discriminator.mapping) ? Object.keys(discriminator.mapping) : [];
  return isBase && mapped.length > 0 ? mapped : [names?.own ?? ''];
}
