import type { Json, JsonObject, Note, Pointer } from './contract.ts';
import type { Grammar, Kind } from './grammar.ts';
import { type LocateOrigin, type Origin, originOf } from './origins.ts';
import type { Source, Sources } from './sources.ts';
import { upgrade } from './upgrade.ts';
import { grammarOf, versionOf } from './version.ts';

/** The bundle in the making: what the steps of `bundle` share. */
export interface Bundling {
  /** The root's value, which becomes the bundle. */
  readonly document: JsonObject;
  readonly root: Source;
  readonly rootVersion: Json | undefined;
  readonly grammar: Grammar;
  readonly sources: Sources;
  readonly locate: LocateOrigin;

  /** Where the parts of the document come from. */
  readonly origins: Map<Pointer, Origin>;
  readonly notes: Note[];
  /** Schemas whose constraints the upgrade moved into `anyOf/0`. */
  readonly wrapped: Set<Pointer>;

  /** Where each target in another file got its place, by the key that `placement.ts` gives it. */
  readonly places: Map<string, Pointer>;
  /** What was brought in, by section and name; no part of the document until the end. */
  readonly broughtIn: Map<Pointer, Map<string, Json>>;
  /** Parts whose references are yet to be rewritten: the document, then what is brought in. */
  readonly pending: { node: JsonObject; kind: Kind; pointer: Pointer }[];

  /** Every reference met, by its place, and the place it leads to. */
  readonly references: Map<Pointer, Pointer>;
  /** Schemas that others may have referred to by `$id` or `$anchor`. */
  readonly named: JsonObject[];
}

/** Begins a bundle with the root document, its schemas in 3.1 terms already. */
export function startBundling(root: Source, sources: Sources, locate: LocateOrigin): Bundling {
  const document = root.value as JsonObject;
  const rootVersion = versionOf(document);
  const bundling: Bundling = {
    document,
    root,
    rootVersion,
    grammar: grammarOf(rootVersion),
    sources,
    locate,
    origins: new Map([['', { url: root.url, pointer: '' }]]),
    notes: [],
    wrapped: new Set(),
    places: new Map(),
    broughtIn: new Map(),
    pending: [{ node: document, kind: 'openapi', pointer: '' }],
    references: new Map(),
    named: [],
  };
  upgradePart(bundling, document, 'openapi', '', rootVersion);
  return bundling;
}

/** Puts the schemas of a part in 3.1 terms, and notes what moved and what was found. */
export function upgradePart(
  { origins, wrapped, notes }: Bundling,
  node: JsonObject,
  kind: Kind,
  pointer: Pointer,
  version: Json | undefined,
): void {
  const upgraded = upgrade(node, kind, pointer, version);
  notes.push(...upgraded.notes);
  for (const schema of upgraded.wrapped) {
    origins.set(`${schema}/anyOf/0`, originOf(origins, schema));
    wrapped.add(schema);
  }
}
