import type { Pointer } from './contract.ts';
import { readReachedNames } from './dynamic-reach.ts';
import type { Origin } from './origins.ts';
import { isWithin, parentPointer } from './pointer.ts';
import type { ReferenceContext } from './reference.ts';
import {
  type Anchor,
  type Identifiers,
  outermostSchema,
  placeKey,
  resourceAround,
} from './schema-resource.ts';
import type { Sources } from './sources.ts';

/**
 * What `$dynamicRef`s lead to where a schema is evaluated: of the resources that were entered on the way
 * there, the outermost that has a name as its `$dynamicAnchor` decides (JSON Schema Core §8.2.3.2).
 */
export type DynamicScope = ReadonlyMap<string, Binding>;

/** The schema that has a name as its `$dynamicAnchor`, and the resource that brought it into the scope. */
export interface Binding extends Origin {
  readonly resource: Origin;
}

/** How dynamic scopes grow on the way through the schemas of a contract. */
export interface DynamicScopes {
  /** The scope of a schema that is entered from another one: as far as what it reaches depends on it. */
  readonly enter: (scope: DynamicScope, schema: Origin) => DynamicScope;
  /** The scope of a node inside a part of the same file, which has a scope itself. */
  readonly descend: (scope: DynamicScope, part: Origin, node: Origin) => DynamicScope;
}

/** Where nothing was entered yet: a document begins here, and each of its schemas that isn't in another. */
export const NO_SCOPE: DynamicScope = new Map();

/** Whether there is a `$dynamicRef` in any file. Where there is none, scopes don't matter. */
export function hasDynamicReferences({ files }: Sources): boolean {
  return Array.from(files.values()).some(({ keys }) => keys.has('$dynamicRef'));
}

/** Makes the scopes of a contract's schemas. Its files must be as they were written. */
export function createDynamicScopes(context: ReferenceContext): DynamicScopes {
  const { identifiers } = context;
  const anchors = identifiers.anchors.filter(({ isDynamic }) => isDynamic);
  const byResource = Map.groupBy(anchors, (anchor) =>
    placeKey(scopedResource(identifiers, anchor)),
  );
  const reachedNames = readReachedNames(context, anchors);
  const grow = (scope: DynamicScope, resource: Origin): DynamicScope => {
    const own = byResource.get(placeKey(resource));
    return own === undefined ? scope : withNames(scope, resource, own);
  };

  return {
    enter(scope, schema) {
      const names = reachedNames(schema);
      if (names.size === 0) return NO_SCOPE;
      const grown = grow(scope, scopedResource(identifiers, schema));
      return new Map([...grown].filter(([name]) => names.has(name)));
    },
    descend(scope, part, { url, pointer }) {
      return pointersBetween(part.pointer, pointer)
        .map((at) => ({ url, pointer: at }))
        .reduce(grow, scope);
    },
  };
}

/** A text that is the same for equal scopes. */
export function scopeKey(scope: DynamicScope): string {
  const entries = Array.from(scope, ([name, schema]) => `${name} ${placeKey(schema)}`);
  return entries.sort().join(' ');
}

/**
 * The resource whose dynamic anchors count where a schema is entered. One without an `$id` around it is
 * taken to be a resource of its own: otherwise, two components with the same anchor couldn't be told
 * apart, and one would bind what has nothing to do with it.
 */
function scopedResource(identifiers: Identifiers, schema: Origin): Origin {
  const { url, pointer } = resourceAround(identifiers, schema);
  const outermost = outermostSchema(schema.pointer);
  return { url, pointer: isWithin(outermost, pointer) ? outermost : pointer };
}

/** A name that is bound already stays as it is: further out comes first. */
function withNames(
  scope: DynamicScope,
  resource: Origin,
  anchors: readonly Anchor[],
): DynamicScope {
  const grown = new Map(scope);
  for (const { name, url, pointer } of anchors)
    if (!grown.has(name)) grown.set(name, { url, pointer, resource });
  return grown;
}

/** The pointers from below one to another inside it. */
function pointersBetween(outer: Pointer, inner: Pointer): Pointer[] {
  const pointers: Pointer[] = [];
  for (let at = inner; at.length > outer.length; at = parentPointer(at)) pointers.unshift(at);
  return pointers;
}
