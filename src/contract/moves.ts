import { remembered } from '../http/remembered.ts';
import type { Bundle } from './bundle.ts';
import type { JsonObject, Note, Pointer } from './contract.ts';
import { isReferable } from './grammar.ts';
import { type Origin, type Origins, originOf } from './origins.ts';
import { localPointer, localReference, nearestAround } from './pointer.ts';
import { walk } from './walk.ts';

/**
 * Where the parts of a document stood before it was rewritten, by their new places. What isn't listed
 * moved with the nearest part that holds it.
 */
export type Moves = Map<Pointer, Pointer>;

/** What the rewriting of a document's objects leaves: which parts it moved, and what it has no word for. */
export interface Rewriting {
  readonly moves: Moves;
  readonly notes: Note[];
}

/**
 * Finishes a document whose parts were moved: its references lead to the new places, and every part is
 * still found in the author's files. A part that was copied is referred to where it was first put.
 *
 * @param document in its new form, with references to the old places.
 * @param before the bundle that it was made from.
 */
export function applyMoves(document: JsonObject, before: Bundle, moves: Moves): Bundle {
  const newPlaces = Map.groupBy(moves.keys(), (place) => moves.get(place) as Pointer);
  const newPlaceOf = (pointer: Pointer) => placesOf(pointer, newPlaces)[0] ?? pointer;
  const targets = new Set(Array.from(before.targets, newPlaceOf));
  const isAnyMoved = Array.from(before.targets).some((target) => newPlaceOf(target) !== target);
  if (isAnyMoved) rewriteReferences(document, newPlaceOf);
  const notes = before.notes.map((note) => ({ ...note, pointer: newPlaceOf(note.pointer) }));
  return { document, origins: movedOrigins(before.origins, moves, newPlaces), notes, targets };
}

function rewriteReferences(document: JsonObject, newPlaceOf: (place: Pointer) => Pointer): void {
  // Most references are to what others lead to as well.
  const newReference = remembered((reference: string) => {
    const target = localPointer(reference);
    return target === undefined ? reference : localReference(newPlaceOf(target));
  });
  walk(document, 'openapi', '', (node, kind) => {
    if (isReferable(kind) && typeof node.$ref === 'string') node.$ref = newReference(node.$ref);
  });
}

function movedOrigins(
  origins: Origins,
  moves: Moves,
  newPlaces: ReadonlyMap<Pointer, readonly Pointer[]>,
): Map<Pointer, Origin> {
  const moved = new Map<Pointer, Origin>();
  for (const [pointer, origin] of origins)
    for (const place of placesOf(pointer, newPlaces)) moved.set(place, origin);
  for (const [place, old] of moves) moved.set(place, originOf(origins, old));
  return moved;
}

/** The new places of what stood at a pointer: those of the nearest part that was moved, and the way down. */
function placesOf(
  pointer: Pointer,
  newPlaces: ReadonlyMap<Pointer, readonly Pointer[]>,
): readonly Pointer[] {
  const near = nearestAround(pointer, (at) => newPlaces.get(at));
  if (near === undefined) return [pointer];
  return near.found.map((place) => place + pointer.slice(near.at.length));
}
