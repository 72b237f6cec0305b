import type { JsonObject, Schema } from '../../contract/contract.ts';
import { isJsonObject, localReference } from '../../contract/pointer.ts';
import { discriminatorValues } from '../discriminator.ts';
import type { Choice } from './choices.ts';
import type { References } from './references.ts';

const COMPONENT = /^\/components\/schemas\/[^/]+$/;

/**
 * What the discriminator of a schema that others inherit from by `allOf` (OpenAPI 3.1 §4.8.25) asks
 * for: its property names the component that the value is of, the outermost among the schemas that
 * it was reached from. The base alone is one of its heirs, with all that they have; where none can be
 * made, any that the mapping names. Where the property allows no such name, it is left alone.
 *
 * @param outer the schemas that were gathered so far, the outermost first.
 * @param proves whether it is only asked if there can be a value: then heirs aren't looked into.
 */
export function inheritance(
  base: JsonObject,
  outer: readonly JsonObject[],
  references: References,
  proves: boolean,
): Choice | undefined {
  const { discriminator, oneOf, anyOf } = base;
  const property = isJsonObject(discriminator) ? discriminator.propertyName : undefined;
  if (!isJsonObject(discriminator) || typeof property !== 'string') return undefined;
  if (oneOf !== undefined || anyOf !== undefined) return undefined;
  const heir = [...outer, base].find(
    (schema) =>
      isComponent(schema, references) &&
      (schema === base || references.heirsOf(base).includes(schema)),
  );
  if (heir === undefined) return undefined;
  const named = (names: readonly string[]): Schema => ({
    required: [property],
    properties: { [property]: { enum: [...names] } },
  });
  const one = [named(namesOf(heir, discriminator, heir === base, references))];
  const heirs = heir === base && !proves ? heirsShown(base, discriminator, references) : [];
  if (heirs.length === 0) return { apply: one, exclude: [], unlike: [], otherwise: [[]] };
  const anyHeir = heirs.map((schema) => ({
    allOf: [
      { $ref: localReference(references.pointerOf(schema) ?? '') },
      named(namesOf(schema, discriminator, false, references)),
    ],
  }));
  return { apply: [{ anyOf: anyHeir }], exclude: [], unlike: [], otherwise: [one, []] };
}

function isComponent(schema: JsonObject, { pointerOf }: References): boolean {
  return COMPONENT.test(pointerOf(schema) ?? '');
}

/** Those heirs that the mapping names, or all where it names none. */
function heirsShown(
  base: JsonObject,
  discriminator: JsonObject,
  references: References,
): readonly JsonObject[] {
  const heirs = references.heirsOf(base);
  const mapped = heirs.filter((heir) => {
    const $ref = localReference(references.pointerOf(heir) ?? '');
    return (discriminatorValues({ $ref }, discriminator)?.mapped.length ?? 0) > 0;
  });
  return mapped.length > 0 ? mapped : heirs;
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
