import type { Json, JsonObject, Pointer } from './contract.ts';
import { fieldOf, type Kind, kindAt, SCHEMA_NAMES } from './grammar.ts';
import type { Origin } from './origins.ts';
import {
  childPointer,
  formatPointer,
  isJsonObject,
  isWithin,
  nearestAround,
  parsePointer,
} from './pointer.ts';
import { fileOfReference, type Sources } from './sources.ts';
import { grammarOf, versionOf } from './version.ts';
import { walk } from './walk.ts';

/**
 * A schema with an `$id`, or a whole file, which may have one too: where the references inside it
 * start, and what their fragments point into (JSON Schema Core §8.2.1).
 */
export interface SchemaResource extends Origin {
  readonly baseUrl: string;
}

/** A schema that a plain-name fragment leads to (JSON Schema Core §8.2.2). */
export interface Anchor extends Origin {
  readonly name: string;
  /** Whether it has the name as its `$dynamicAnchor`. */
  readonly isDynamic: boolean;
}

/** What the schemas of a contract's files are called by. */
export interface Identifiers {
  /** The schemas with an `$id`, by their URL. */
  readonly byUrl: ReadonlyMap<string, SchemaResource>;
  /** The same by their place, as `placeKey` writes it. */
  readonly byPlace: ReadonlyMap<string, SchemaResource>;
  readonly anchors: readonly Anchor[];
}

/** Finds the `$id`s and anchors of all files. What is data or stands in an unknown place has none. */
export function readIdentifiers({ files }: Sources): Identifiers {
  const byUrl = new Map<string, SchemaResource>();
  const byPlace = new Map<string, SchemaResource>();
  const anchors: Anchor[] = [];
  for (const source of files.values()) {
    if (source.keys.isDisjointFrom(IDENTIFIERS)) continue;
    visitObjects(source.value, (node, kind, pointer) => {
      const at = { url: source.url, pointer };
      const keyword = IDENTIFYING[kind];
      const id = keyword === undefined ? undefined : node[keyword];
      const around = resourceAround({ byPlace }, at);
      const baseUrl = typeof id === 'string' ? fileOfReference(id, around.baseUrl) : undefined;
      if (baseUrl !== undefined) {
        const resource = { ...at, baseUrl };
        byPlace.set(placeKey(at), resource);
        if (!byUrl.has(baseUrl)) byUrl.set(baseUrl, resource);
      }
      if (kind !== 'schema') return;
      const { $anchor, $dynamicAnchor } = node;
      if (typeof $anchor === 'string') anchors.push({ ...at, name: $anchor, isDynamic: false });
      if (typeof $dynamicAnchor === 'string')
        anchors.push({ ...at, name: $dynamicAnchor, isDynamic: true });
    });
  }
  return { byUrl, byPlace, anchors };
}

/** What gives an object a URL (OpenAPI 3.2 §4.1.1; JSON Schema Core §8.2.1). */
const IDENTIFYING: Partial<Readonly<Record<Kind, string>>> = { openapi: '$self', schema: '$id' };

const IDENTIFIERS: ReadonlySet<string> = new Set(['$self', ...SCHEMA_NAMES]);

/** The resource that a node of a file belongs to. */
export function resourceAround(
  { byPlace }: Pick<Identifiers, 'byPlace'>,
  { url, pointer }: Origin,
): SchemaResource {
  if (byPlace.size === 0) return { url, pointer: '', baseUrl: url };
  const near = nearestAround(pointer, (at) => byPlace.get(placeKey({ url, pointer: at })));
  return near?.found ?? { url, pointer: '', baseUrl: url };
}

/**
 * The schema that a name leads to in a resource, asked for by the schema at `from`. Where a document
 * has the name in several schemas without an `$id`, which would be undefined, the nearest is meant.
 */
export function findAnchor(
  identifiers: Identifiers,
  name: string,
  resource: SchemaResource,
  from: Origin,
): Anchor | undefined {
  const named = identifiers.anchors.filter(
    (anchor) =>
      anchor.name === name && placeKey(resourceAround(identifiers, anchor)) === placeKey(resource),
  );
  const around = outermostSchema(from.pointer);
  const near = named.find(({ url, pointer }) => url === from.url && isWithin(pointer, around));
  return near ?? named[0];
}

/** The outermost schema that a node of a file belongs to: all that leads on from it are schemas. */
export function outermostSchema(pointer: Pointer): Pointer {
  const tokens = parsePointer(pointer);
  const depth = tokens.findIndex((_, start) => isSchemaWithin(tokens.slice(start)));
  return depth === -1 ? pointer : formatPointer(tokens.slice(0, depth));
}

function isSchemaWithin(tokens: readonly string[]): boolean {
  return kindAt(formatPointer(tokens), undefined, 'schema') === 'schema';
}

/** One text for one place of a file. */
export function placeKey({ url, pointer }: Origin): string {
  return `${url}#${pointer}`;
}

/** Visits what a file holds, outer objects first: a document, a schema, or a collection of these. */
function visitObjects(
  node: Json,
  visit: (node: JsonObject, kind: Kind, pointer: Pointer) => void,
  pointer: Pointer = '',
): void {
  if (!isJsonObject(node)) return;
  const kind = kindOf(node);
  if (kind !== undefined) {
    walk(node, kind, pointer, visit, grammarOf(versionOf(node)));
    return;
  }
  for (const [key, child] of Object.entries(node))
    visitObjects(child, visit, childPointer(pointer, key));
}

function kindOf(node: JsonObject): Kind | undefined {
  if (versionOf(node) !== undefined) return 'openapi';
  const isSchema = Object.keys(node).some((key) => key.startsWith('$') || fieldOf('schema', key));
  return isSchema ? 'schema' : undefined;
}
