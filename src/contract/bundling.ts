import type { Json, JsonObject, Note, Pointer } from './contract.ts';
import {
  createDynamicScopes,
  type DynamicScope,
  type DynamicScopes,
  hasDynamicReferences,
  NO_SCOPE,
} from './dynamic-scope.ts';
import type { Grammar, Kind, ReferableKind } from './grammar.ts';
import { type LocateOrigin, type Origin, originOf } from './origins.ts';
import type { ReferenceContext } from './reference.ts';
import { readIdentifiers } from './schema-resource.ts';
import { keysIn, type Source, type Sources } from './sources.ts';
import { needsUpgrade, upgrade } from './upgrade.ts';
import { grammarOf, versionOf } from './version.ts';

/** The bundle in the making: what the steps of `bundle` share. */
export interface Bundling extends ReferenceContext {
  /** The root's value, which becomes the bundle. */
  readonly document: JsonObject;
  readonly root: Source;
  readonly rootVersion: Json | undefined;
  readonly grammar: Grammar;
  /** Every key that the files have. */
  readonly keys: ReadonlySet<string>;
  /** `undefined` where nothing depends on a dynamic scope. */
  readonly dynamicScopes: DynamicScopes | undefined;

  /** Where the parts of the document come from. */
  readonly origins: Map<Pointer, Origin>;
  readonly notes: Note[];
  /** Schemas whose constraints the upgrade moved into `anyOf/0`. */
  readonly wrapped: Set<Pointer>;
  /** The dynamic scopes of the document, and of what is brought in or adopted. */
  readonly scopes: Map<Pointer, DynamicScope>;

  /** Where each target in another file got its place, by the key that `placement.ts` gives it. */
  readonly places: Map<string, Pointer>;
  /** What was brought in, by section and name; no part of the document until the end. */
  readonly broughtIn: Map<Pointer, Map<string, Json>>;
  /** Parts whose references are yet to be rewritten: the document, then what is brought in. */
  readonly pending: { node: JsonObject; kind: Kind; pointer: Pointer }[];

  /** Every place that references lead to, and where the first of them stands. */
  readonly targets: Map<Pointer, Pointer>;
  /**
   * What references of a kind and a text were rewritten to; `undefined` where it matters where they stand:
   * in several files, or beside names and dynamic scopes.
   */
  readonly known: Map<ReferableKind, Map<string, string>> | undefined;
  /** Schemas that others may have referred to by a name. */
  readonly named: JsonObject[];
}

/** Begins a bundle with the root document, its schemas in 3.1 terms already. */
export function startBundling(root: Source, sources: Sources, locate: LocateOrigin): Bundling {
  const document = root.value as JsonObject;
  const rootVersion = versionOf(document);
  const isDynamic = hasDynamicReferences(sources);
  const written = isDynamic ? withCopyOf(root, sources) : sources;
  const identifiers = readIdentifiers(written);
  const context = { sources: written, identifiers, locate };
  const isNamed = identifiers.byPlace.size > 0 || identifiers.anchors.length > 0;
  const bundling: Bundling = {
    ...context,
    document,
    root,
    rootVersion,
    grammar: grammarOf(rootVersion),
    keys: keysIn(sources),
    dynamicScopes: isDynamic ? createDynamicScopes(context) : undefined,
    origins: new Map([['', { url: root.url, pointer: '' }]]),
    notes: [],
    wrapped: new Set(),
    scopes: new Map([['', NO_SCOPE]]),
    places: new Map(),
    broughtIn: new Map(),
    pending: [{ node: document, kind: 'openapi', pointer: '' }],
    targets: new Map(),
    known: isDynamic || isNamed || sources.files.size > 1 ? undefined : new Map(),
    named: [],
  };
  upgradePart(bundling, document, 'openapi', '', rootVersion);
  return bundling;
}

/** The files, of which the root stays as it was written while its own value becomes the bundle. */
function withCopyOf(root: Source, { files, failures }: Sources): Sources {
  const copy = { ...root, value: structuredClone(root.value) };
  return { files: new Map([...files, [root.url, copy]]), failures };
}

/** Puts the schemas of a part in 3.1 terms, and notes what moved and what was found. */
export function upgradePart(
  { keys, origins, wrapped, notes }: Bundling,
  node: JsonObject,
  kind: Kind,
  pointer: Pointer,
  version: Json | undefined,
): void {
  if (!needsUpgrade(version, keys)) return;
  const upgraded = upgrade(node, kind, pointer, version);
  for (const note of upgraded.notes) notes.push(note);
  for (const schema of upgraded.wrapped) {
    origins.set(`${schema}/anyOf/0`, originOf(origins, schema));
    wrapped.add(schema);
  }
}
