import type { Direction } from '../compile/direction.ts';
import type { JsonObject, Pointer } from '../contract/contract.ts';
import { kindAt } from '../contract/grammar.ts';
import {
  isJsonObject,
  isWithin,
  nearestAround,
  referencePointer,
  valueAt,
} from '../contract/pointer.ts';
import { walk } from '../contract/walk.ts';

/** A schema that stands in no other: a component, or that of a parameter, header or media type. */
export interface SchemaRoot {
  readonly node: JsonObject;
  readonly pointer: Pointer;
  /** The way in which its values travel. */
  readonly direction: Direction;
}

/**
 * The schemas of a document that stand in no other, in its order. A component travels the way of
 * those that refer to it; one that travels both ways, or none, is taken for a part of responses.
 */
export function schemaRoots(document: JsonObject): SchemaRoot[] {
  const found: { node: JsonObject; pointer: Pointer; direction: Direction | undefined }[] = [];
  walk(document, 'openapi', '', (node, kind, pointer) => {
    const last = found.at(-1);
    const isNested = last !== undefined && isWithin(pointer, last.pointer);
    if (kind !== 'schema' || isNested) return;
    found.push({ node, pointer, direction: directionAt(pointer) });
  });
  const inDirection = (wanted: Direction) =>
    found.filter(({ direction }) => direction === wanted).map(({ pointer }) => pointer);
  const requested = referredTo(document, inDirection('request'));
  const answered = referredTo(document, inDirection('response'));
  return found.map(({ node, pointer, direction }) => {
    const onlyRequested = requested.has(pointer) && !answered.has(pointer);
    return { node, pointer, direction: direction ?? (onlyRequested ? 'request' : 'response') };
  });
}

/** The direction that the place of a schema tells; `undefined` in `components`, where it tells none. */
function directionAt(pointer: Pointer): Direction | undefined {
  return nearestAround(pointer, (at): Direction | undefined => {
    const kind = kindAt(at);
    if (kind === 'parameter' || kind === 'requestBody') return 'request';
    return kind === 'response' ? 'response' : undefined;
  })?.found;
}

/** The schemas that references lead to from the given ones, over any number of steps. */
export function referredTo(document: JsonObject, from: readonly Pointer[]): ReadonlySet<Pointer> {
  const reached = new Set<Pointer>();
  const pending = [...from];
  for (const pointer of pending) {
    const schema = valueAt(document, pointer);
    if (!isJsonObject(schema)) continue;
    walk(schema, 'schema', pointer, (node) => {
      const target = referencePointer(node);
      if (target === undefined || reached.has(target)) return;
      reached.add(target);
      pending.push(target);
    });
  }
  return reached;
}
