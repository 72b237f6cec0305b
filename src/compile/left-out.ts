import type { JsonObject, Pointer } from '../contract/contract.ts';
import { childPointer, isJsonObject, valueAt } from '../contract/pointer.ts';
import { type Direction, isLeftOut, leadsToLeftOut } from './direction.ts';
import { branchesOf } from './kinds.ts';
import { lazily } from './lazily.ts';
import { type Placed, schemasAt } from './schemas-at.ts';
import type { Validator } from './validators.ts';

/** A property that came though it isn't to be sent this way. */
export interface LeftOutProperty {
  /** Where in the value. */
  readonly pointer: Pointer;
  /** Where it is declared. */
  readonly contractPointer: Pointer;
}

/** Finds such properties in a value that satisfies the schema at a pointer. */
export type LeftOutProperties = (schema: Pointer, value: unknown) => readonly LeftOutProperty[];

const NONE: readonly LeftOutProperty[] = [];

/**
 * Prepares finding what isn't to be sent: readOnly properties in requests, writeOnly ones in responses
 * (OpenAPI 3.0 §4.7.24.2: they SHOULD NOT be sent). Of alternatives those count that the value fits.
 */
export function compileLeftOut(
  document: JsonObject,
  direction: Direction,
  validatorOf: (schema: Pointer) => Validator,
): LeftOutProperties {
  const isConcerned = lazily((schema: Pointer) => leadsToLeftOut(document, schema, direction));
  const partsAt = lazily((pointer: Pointer) => schemasAt(document, [pointer], ['allOf']));
  const isMarked = lazily((pointer: Pointer) =>
    isLeftOut(document, valueAt(document, pointer) ?? null, direction),
  );
  return (schema, value) => (isConcerned(schema) ? inValue([schema], value, '') : NONE);

  function inValue(
    pointers: readonly Pointer[],
    value: unknown,
    at: Pointer,
  ): readonly LeftOutProperty[] {
    if (pointers.length === 0 || typeof value !== 'object' || value === null) return NONE;
    const passed = new Set<Pointer>();
    const schemas = pointers.flatMap((pointer) => holding(pointer, value, passed));
    if (Array.isArray(value)) {
      return value.flatMap((item, index) =>
        inValue(
          schemas.map((placed) => itemsAt(placed, index)),
          item,
          childPointer(at, index),
        ),
      );
    }
    return Object.entries(value).flatMap(([name, member]) => {
      const declared = schemas.flatMap((placed) => declarationsOf(placed, name));
      const place = childPointer(at, name);
      const marked = declared.find(isMarked);
      if (marked === undefined) return inValue(declared, member, place);
      return [{ pointer: place, contractPointer: marked }];
    });
  }

  /** The schemas that hold for a value: a schema with those beside it, and the branches that it fits. */
  function holding(pointer: Pointer, value: unknown, passed: Set<Pointer>): Placed[] {
    return partsAt(pointer).flatMap((placed) => {
      if (passed.has(placed.pointer)) return [];
      passed.add(placed.pointer);
      const branches = branchesOf(placed.schema, placed.pointer);
      const fitting = branches.filter((branch) => validatorOf(branch).fits(value));
      return [placed, ...fitting.flatMap((branch) => holding(branch, value, passed))];
    });
  }
}

function itemsAt({ schema: { prefixItems }, pointer }: Placed, index: number): Pointer {
  const isFirst = Array.isArray(prefixItems) && index < prefixItems.length;
  return isFirst
    ? childPointer(childPointer(pointer, 'prefixItems'), index)
    : childPointer(pointer, 'items');
}

function declarationsOf({ schema, pointer }: Placed, name: string): Pointer[] {
  const { properties, additionalProperties } = schema;
  if (isJsonObject(properties) && Object.hasOwn(properties, name)) {
    return [childPointer(childPointer(pointer, 'properties'), name)];
  }
  return isJsonObject(additionalProperties) ? [childPointer(pointer, 'additionalProperties')] : [];
}
