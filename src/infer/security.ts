import type { Json, JsonObject } from '../contract/contract.ts';
import { securitySchemes } from './credentials.ts';
import { type OperationSketch, placesOf } from './operation.ts';

/** What is documented of credentials. */
export interface Security {
  readonly schemes: JsonObject;
  /** What most operations ask for. */
  readonly common: JsonObject;
  /** What one asks for, where that is something else. */
  readonly of: (operation: OperationSketch) => JsonObject;
}

/** Documents the credentials that successes presented: each set of them is an alternative. */
export function documentSecurity(operations: readonly OperationSketch[]): Security {
  const byPlace = securitySchemes([...new Set(operations.flatMap(placesOf))]);
  const requirementsOf = ({ credentials }: OperationSketch): Json[] | undefined => {
    if (credentials.size === 0) return undefined;
    const sets = [...credentials.keys()].sort();
    if (sets.join('') === '') return [];
    return sets.map((places) =>
      Object.fromEntries(
        places === '' ? [] : places.split('\n').map((place) => [byPlace.get(place)?.name, []]),
      ),
    );
  };
  const known = operations.map(requirementsOf).filter((one) => one !== undefined);
  const common = mostCommon(known);
  return {
    schemes: Object.fromEntries(Array.from(byPlace.values(), ({ name, scheme }) => [name, scheme])),
    common: common.length > 0 ? { security: common } : {},
    of(operation) {
      const requirements = requirementsOf(operation) ?? common;
      return JSON.stringify(requirements) === JSON.stringify(common)
        ? {}
        : { security: requirements };
    },
  };
}

function mostCommon(all: readonly Json[][]): Json[] {
  const counts = Map.groupBy(all, (one) => JSON.stringify(one));
  const inOrder = [...counts].sort(
    ([a, one], [b, other]) => other.length - one.length || (a < b ? -1 : 1),
  );
  return inOrder[0]?.[1][0] ?? [];
}
