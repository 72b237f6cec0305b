import type { Pointer } from '../../contract/contract.ts';
import { childPointer } from '../../contract/pointer.ts';
import { type Disagreement, disagreementAt, type Side } from './disagreement.ts';
import type { DocumentedPlace } from './documented-place.ts';
import { type Shape, shapeBelow } from './shape.ts';

/**
 * Holds the shapes of two bodies against each other and against what is documented of them, place by
 * place. Either may be missing.
 * @param isStrict whether what comes beside what is documented breaks the contract.
 */
export function compareShapes(
  root: DocumentedPlace,
  recorded: Shape | undefined,
  received: Shape | undefined,
  isStrict: boolean,
): Disagreement[] {
  return compare('', root, true, recorded, received);

  /** @param isInside whether the value around is documented: then what isn't comes beside it. */
  function compare(
    pointer: Pointer,
    place: DocumentedPlace,
    isInside: boolean,
    before: Shape | undefined,
    now: Shape | undefined,
  ): Disagreement[] {
    const sideOf = (shape: Shape | undefined): Side | undefined =>
      shape === undefined || shape.types.size === 0
        ? undefined
        : { shown: shape.types, stance: stanceOf(shape, place, isInside, isStrict) };
    const own = disagreementAt(
      { at: 'response.body', pointer, words: place.words },
      sideOf(before),
      sideOf(now),
    );
    const keys = new Set([...(before?.below.keys() ?? []), ...(now?.below.keys() ?? [])]);
    const inside = [...keys].flatMap((key) =>
      compare(
        childPointer(pointer, key),
        place.below(key),
        place.isDocumented,
        before && shapeBelow(before, key),
        now && shapeBelow(now, key),
      ),
    );
    return own === undefined ? inside : [own, ...inside];
  }
}

function stanceOf(
  { isBroken, types }: Shape,
  { isDocumented }: DocumentedPlace,
  isInside: boolean,
  isStrict: boolean,
): Side['stance'] {
  if (isBroken) return 'broken';
  if (isDocumented) return 'documented';
  const isThere = [...types].some((type) => type !== 'absent');
  if (!isInside || !isThere) return 'unknown';
  return isStrict ? 'broken' : 'added';
}
