import type { Json, Pointer } from './contract.ts';
import { childPointer, isJsonObject, parsePointer } from './pointer.ts';
import type { Source, Sources } from './sources.ts';

/**
 * A schema with an `$id`, or a whole file: where the references inside it start, and what their
 * fragments point into (JSON Schema Core §8.2.1).
 */
export interface SchemaResource {
  readonly source: Source;
  readonly pointer: Pointer;
  readonly baseUrl: string;
}

/** The resource that a node of a file belongs to. */
export function resourceAround(source: Source, pointer: Pointer): SchemaResource {
  let resource: SchemaResource = { source, pointer: '', baseUrl: source.url };
  let node: Json | undefined = source.value;
  let at: Pointer = '';
  for (const token of parsePointer(pointer)) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, token)) break;
    node = (node as Record<string, Json>)[token];
    at = childPointer(at, token);
    resource = resourceAt(resource, node, at);
  }
  return resource;
}

/** The schema whose `$id` is a URL, wherever it is embedded; `undefined` where there is none. */
export function findResource(sources: Sources, url: string): SchemaResource | undefined {
  for (const source of sources.values()) {
    if (!('text' in source) || !source.text.includes('$id')) continue;
    const whole = { source, pointer: '', baseUrl: source.url };
    const found = findInside(whole, source.value, '', url);
    if (found !== undefined) return found;
  }
  return undefined;
}

function findInside(
  around: SchemaResource,
  node: Json | undefined,
  pointer: Pointer,
  url: string,
): SchemaResource | undefined {
  if (typeof node !== 'object' || node === null) return undefined;
  const resource = resourceAt(around, node, pointer);
  if (resource !== around && resource.baseUrl === url) return resource;
  for (const [key, child] of Object.entries(node)) {
    const found = findInside(resource, child, childPointer(pointer, key), url);
    if (found !== undefined) return found;
  }
  return undefined;
}

function resourceAt(
  around: SchemaResource,
  node: Json | undefined,
  pointer: Pointer,
): SchemaResource {
  const id = isJsonObject(node) ? node.$id : undefined;
  if (typeof id !== 'string' || !URL.canParse(id, around.baseUrl)) return around;
  return { ...around, pointer, baseUrl: new URL(id, around.baseUrl).href };
}
