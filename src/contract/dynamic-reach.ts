import { UnresolvedReferenceError } from '../errors.ts';
import type { JsonObject } from './contract.ts';
import type { Origin } from './origins.ts';
import { isJsonObject } from './pointer.ts';
import {
  type ReferenceContext,
  type Resolved,
  referenceOf,
  resolveReference,
} from './reference.ts';
import { type Anchor, placeKey } from './schema-resource.ts';
import { asWritten } from './sources.ts';
import { walk } from './walk.ts';

/**
 * Makes a function that says which `$dynamicAnchor`s a schema depends on: those that the `$dynamicRef`s
 * in it ask for, and in all that it leads to by references. Each schema is read once.
 */
export function readReachedNames(
  context: ReferenceContext,
  anchors: readonly Anchor[],
): (schema: Origin) => ReadonlySet<string> {
  const named = Map.groupBy(anchors, ({ name }) => name);
  const namesOf = new Map<string, Set<string>>();
  const referrers = new Map<string, string[]>();

  return (schema) => {
    if (!namesOf.has(placeKey(schema))) explore(schema);
    return namesOf.get(placeKey(schema)) as ReadonlySet<string>;
  };

  function explore(start: Origin): void {
    const pending = [start];
    const changed: string[] = [];
    for (const schema of pending) {
      const key = placeKey(schema);
      changed.push(key);
      if (namesOf.has(key)) continue;
      const { names, targets } = referencesFrom(schema);
      namesOf.set(key, names);
      for (const target of targets) {
        const users = referrers.get(placeKey(target)) ?? [];
        referrers.set(placeKey(target), [...users, key]);
        pending.push(target);
      }
    }
    spread(changed);
  }

  function spread(changed: string[]): void {
    for (let key = changed.pop(); key !== undefined; key = changed.pop()) {
      const reached = namesOf.get(key) ?? new Set();
      for (const referrer of referrers.get(key) ?? []) {
        const names = namesOf.get(referrer) as Set<string>;
        const before = names.size;
        for (const name of reached) names.add(name);
        if (names.size > before) changed.push(referrer);
      }
    }
  }

  /** A `$dynamicRef` may lead to whichever schema has the name. */
  function referencesFrom({ url, pointer }: Origin): { names: Set<string>; targets: Origin[] } {
    const names = new Set<string>();
    const targets: Origin[] = [];
    const value = asWritten(context.sources, { url, pointer });
    if (!isJsonObject(value)) return { names, targets };
    walk(value, 'schema', pointer, (node, _, at) => {
      for (const keyword of ['$ref', '$dynamicRef'] as const) {
        if (typeof node[keyword] !== 'string') continue;
        const resolved = tryToResolve(context, node, { url, pointer: at }, keyword);
        if (resolved === undefined) continue;
        targets.push({ url: resolved.source.url, pointer: resolved.pointer });
        const { anchor } = resolved;
        if (keyword === '$ref' || anchor?.isDynamic !== true) continue;
        names.add(anchor.name);
        targets.push(...(named.get(anchor.name) ?? []));
      }
    });
    return { names, targets };
  }
}

/** A reference that leads nowhere is told of where it is rewritten. */
function tryToResolve(
  context: ReferenceContext,
  node: JsonObject,
  origin: Origin,
  keyword: '$ref' | '$dynamicRef',
): Resolved | undefined {
  try {
    return resolveReference(referenceOf(node, origin, context.locate, keyword), context);
  } catch (error) {
    if (error instanceof UnresolvedReferenceError) return undefined;
    throw error;
  }
}
