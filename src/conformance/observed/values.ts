import { canonical } from '../../compile/canonical.ts';
import type { Contract, Pointer } from '../../contract/contract.ts';
import { isJsonObject, parentPointer, referencePointer, valueAt } from '../../contract/pointer.ts';
import { type Share, shareOf } from '../share.ts';
import type { Description } from './description.ts';
import { documentedValues, enumValues } from './documented.ts';

/** How much of what values can show was shown. */
export interface ValueShares {
  /** `GET /orders query.status "refunded"` */
  readonly enumValues: Share;
  /** `Order /payment oneOf/1 Cash` */
  readonly branches: Share;
  /** `Order /sentAt` */
  readonly properties: Share;
}

/** Notes which documented values, branches and properties come. */
export interface ShownValues {
  /** Prepares to be told of the values at one place: says of each whether others can be new. */
  readonly watch: (description: Description) => (value: unknown) => boolean;
  readonly place: (pointer: Pointer) => void;
  /** Of those that a contract documents. */
  readonly shares: (contract: Contract, wordsOf: (at: Pointer) => string) => ValueShares;
}

/** The values of an enum that haven't come yet, by their canonical texts. */
type Unshown = Map<string, Pointer>;

/** Nothing has come yet, of one contract. */
export function noteValues(): ShownValues {
  const shown = new Set<Pointer>();
  return {
    watch(description) {
      let enums = enumsOf(description);
      return (value) => {
        if (enums.length === 0) return false;
        const text = canonical(value);
        for (const unshown of enums) {
          const pointer = unshown.get(text);
          if (pointer !== undefined) shown.add(pointer);
          unshown.delete(text);
        }
        enums = enums.filter(({ size }) => size > 0);
        return enums.length > 0;
      };
    },
    place: (pointer) => shown.add(pointer),
    shares(contract, wordsOf) {
      const documented = documentedValues(contract);
      const valueWords = (pointer: Pointer) => {
        const value = JSON.stringify(valueAt(contract.document, pointer));
        return `${wordsOf(parentPointer(parentPointer(pointer)))} ${value}`;
      };
      const branchWords = (pointer: Pointer) => {
        const branch = valueAt(contract.document, pointer);
        const target = isJsonObject(branch) ? referencePointer(branch) : undefined;
        return target === undefined ? wordsOf(pointer) : `${wordsOf(pointer)} ${wordsOf(target)}`;
      };
      return {
        enumValues: share(documented.enumValues, valueWords),
        branches: share(documented.branches, branchWords),
        properties: share(documented.properties, wordsOf),
      };
    },
  };

  function share(documented: ReadonlySet<Pointer>, wordsOf: (at: Pointer) => string): Share {
    return shareOf(
      distinct([...documented], wordsOf),
      ([, words]) => words,
      ([pointer]) => shown.has(pointer),
    );
  }
}

function enumsOf({ schemas }: Description): Unshown[] {
  return schemas
    .map(({ schema, pointer }) => enumValues(schema, pointer))
    .filter(({ size }) => size > 0);
}

/** Things by words of their own: where two have the same words, the pointer tells them apart. */
function distinct(
  documented: readonly Pointer[],
  wordsOf: (at: Pointer) => string,
): [Pointer, string][] {
  const named = documented.map((pointer): [Pointer, string] => [pointer, wordsOf(pointer)]);
  const counts = new Map<string, number>();
  for (const [, words] of named) counts.set(words, (counts.get(words) ?? 0) + 1);
  return named.map(([pointer, words]) => [
    pointer,
    counts.get(words) === 1 ? words : `${words} (${pointer})`,
  ]);
}
