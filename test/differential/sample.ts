import type { Json, JsonObject } from '../../src/contract/contract.ts';
import {
  isJsonObject,
  localPointer,
  parsePointer,
  setOwn,
  valueAt,
} from '../../src/contract/pointer.ts';

/** How much of a document is kept. */
export interface SampleSize {
  readonly paths: number;
  /** How many components one path may lead to. */
  readonly components: number;
}

/**
 * A part of a large document that is a document itself: some of its paths, spread over all of it,
 * with the components that they lead to.
 */
export function sampleOf(document: JsonObject, size: SampleSize): JsonObject {
  const reached = Object.entries(document.paths as JsonObject).flatMap(([path, item]) => {
    const components = componentsOf(document, item);
    return components.size <= size.components ? [{ path, item, components }] : [];
  });
  const stride = Math.ceil(reached.length / size.paths);
  const kept = reached.filter((_, index) => index % stride === 0);
  const { securitySchemes = {} } = document.components as JsonObject;
  const components: JsonObject = { securitySchemes };
  for (const pointer of new Set(kept.flatMap((one) => [...one.components]))) {
    const [, kind = '', name = ''] = parsePointer(pointer);
    const group = isJsonObject(components[kind]) ? components[kind] : {};
    components[kind] = group;
    setOwn(group, name, valueAt(document, pointer) ?? {});
  }
  const paths = Object.fromEntries(kept.map(({ path, item }) => [path, item]));
  const { openapi = '', info = {}, servers = [], security = [] } = document;
  return { openapi, info, servers, security, paths, components };
}

/** Pointers to the components that a node refers to, be it through others. */
function componentsOf(document: JsonObject, node: Json): Set<string> {
  const found = new Set<string>();
  const pending: Json[] = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next === null || typeof next !== 'object') continue;
    pending.push(...Object.values(next));
    const reference = isJsonObject(next) ? next.$ref : undefined;
    const pointer = typeof reference === 'string' ? localPointer(reference) : undefined;
    if (pointer === undefined || found.has(pointer)) continue;
    found.add(pointer);
    pending.push(valueAt(document, pointer) ?? null);
  }
  return found;
}
