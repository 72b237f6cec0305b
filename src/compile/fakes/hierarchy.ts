import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { wordsOf } from '../words.ts';
import type { Given } from './given.ts';

/** Names, in words, of lists of what has the object that holds them for its parent. */
const CHILDREN =
  /^(child(ren)?|child nodes|descendants|nodes|repl(y|ies)|sub ?(categories|items|tasks))$/;
const DEPTH = /^(depth|level)$/;

/** Whether a property of a name, in words, holds children of its object. */
export function holdsChildren(words: string): boolean {
  return CHILDREN.test(words);
}

/** What an object of an id says of its children: whose they are, and how deep. */
export function givenOfChildren(id: string | number, members: JsonObject): Given {
  const text = String(id);
  const references = new Map([
    ['parent id', text],
    ['parent', text],
  ]);
  for (const [name, value] of Object.entries(members)) {
    const words = wordsOf(name);
    if (DEPTH.test(words) && typeof value === 'number') references.set(words, String(value + 1));
  }
  const parent = { id: { names: [], text }, references: new Map<string, string>(), members: {} };
  return { references, members: {}, within: new Map([['parent', parent]]) };
}

/** The resource identifiers by which resources name others, each once (JSON:API 1.1, Resource Linkage). */
export function linkagesOf(data: Json): JsonObject[] {
  const resources = Array.isArray(data) ? data : [data];
  const linkages = resources.flatMap((resource) => {
    const relationships = isJsonObject(resource) ? resource.relationships : undefined;
    if (relationships === undefined || !isJsonObject(relationships)) return [];
    return Object.values(relationships).flatMap((relationship) =>
      isJsonObject(relationship) ? [relationship.data ?? []].flat().filter(isIdentifier) : [],
    );
  });
  return [...new Map(linkages.map((one) => [keyOf(one), { type: one.type, id: one.id }])).values()];
}

/** The resources that some linkages name. */
export function linkedAmong(resources: Json, linkages: readonly JsonObject[]): Json[] {
  const keys = new Set(linkages.map(keyOf));
  const list = Array.isArray(resources) ? resources : [];
  return list.filter((resource) => isIdentifier(resource) && keys.has(keyOf(resource)));
}

interface Identifier extends JsonObject {
  readonly type: Json;
  readonly id: Json;
}

function isIdentifier(value: Json): value is Identifier {
  return isJsonObject(value) && value.type !== undefined && value.id !== undefined;
}

function keyOf({ type, id }: JsonObject): string {
  return `${type} ${id}`;
}
