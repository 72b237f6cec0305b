import type { Json, JsonObject } from '../contract/contract.ts';
import { isJsonObject, localPointer, parsePointer, referencePointer } from '../contract/pointer.ts';

/** The values of a discriminator that name one schema. */
export interface DiscriminatorValues {
  /** The keys of the mapping that lead to it. */
  readonly mapped: readonly string[];
  /** The name of its component. */
  readonly own: string;
}

/**
 * The values by which a discriminator names a branch of its `anyOf` or `oneOf` (OpenAPI 3.1 §4.8.25);
 * `undefined` for a schema that stands there itself: it has no name.
 */
export function discriminatorValues(
  branch: JsonObject,
  { mapping }: JsonObject,
): DiscriminatorValues | undefined {
  const target = referencePointer(branch);
  if (target === undefined) return undefined;
  const own = parsePointer(target).at(-1) ?? '';
  const leads = (value: Json) =>
    typeof value === 'string' && (value === own || localPointer(value) === target);
  const mapped = Object.entries(isJsonObject(mapping) ? mapping : {})
    .filter(([, value]) => leads(value))
    .map(([key]) => key);
  return { mapped, own };
}
