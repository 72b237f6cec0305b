import { basename } from 'node:path/posix';
import { type Bundling, upgradePart } from './bundling.ts';
import type { Json, Pointer } from './contract.ts';
import { type DynamicScope, NO_SCOPE, scopeKey } from './dynamic-scope.ts';
import { kindAt, type ReferableKind } from './grammar.ts';
import { type Origin, originOf } from './origins.ts';
import {
  childPointer,
  freeName,
  isJsonObject,
  isWithin,
  nearestAround,
  objectAt,
  parsePointer,
  setOwn,
  valueAt,
} from './pointer.ts';
import {
  leadsNowhere,
  mixesVersions,
  type Reference,
  type Resolved,
  resolveReference,
} from './reference.ts';
import { placeKey } from './schema-resource.ts';
import { asWritten, type Source } from './sources.ts';
import { grammarOf, versionOf } from './version.ts';

/** A value of a file, read as an object of some kind. */
export interface Target {
  readonly kind: ReferableKind;
  readonly origin: Origin;
  /** Where it stands in the document, if its file is the root's. */
  readonly inRoot?: Pointer;
  readonly value: Json;
  /** Where a schema depends on what it is reached through, what it depends on. */
  readonly scope: DynamicScope;
}

/** The place of a reference's target in the document, where it is put if it has none yet. */
export function placeOf(
  bundling: Bundling,
  reference: Reference,
  kind: ReferableKind,
  scope: DynamicScope,
): Pointer {
  const target = findTarget(bundling, reference, kind, scope);
  if (target.inRoot !== undefined && isPlace(bundling, target, target.inRoot)) return target.inRoot;
  return bundling.places.get(targetKey(target)) ?? bringIn(bundling, target);
}

/** Whether a target can stay where the root has it: read as what it is there, in the scope it has there. */
function isPlace(bundling: Bundling, { kind, origin, scope }: Target, pointer: Pointer): boolean {
  if (kindAt(pointer, bundling.grammar) !== kind) return false;
  if (bundling.dynamicScopes === undefined || scope === NO_SCOPE) return true;
  const there = bundling.dynamicScopes.enter(scopeAt(bundling, pointer), origin);
  return scopeKey(there) === scopeKey(scope);
}

/** The dynamic scope of a schema in the document. */
export function scopeAt(
  { dynamicScopes, scopes, origins }: Bundling,
  pointer: Pointer,
): DynamicScope {
  if (dynamicScopes === undefined) return NO_SCOPE;
  const near = nearestAround(pointer, (at) => scopes.get(at));
  if (near === undefined) return NO_SCOPE;
  return dynamicScopes.descend(near.found, originOf(origins, near.at), originOf(origins, pointer));
}

/**
 * What a reference leads to from a dynamic scope, whether or not it has a place already.
 *
 * @throws {UnresolvedReferenceError} nothing is there, or it is in terms that don't mix with the root's
 */
export function findTarget(
  bundling: Bundling,
  reference: Reference,
  kind: ReferableKind,
  scope: DynamicScope,
): Target {
  const { document, root, rootVersion, origins, locate, dynamicScopes } = bundling;
  const { source, pointer } = resolveInScope(reference, bundling, scope);
  const inRoot = source.url === root.url ? afterUpgrade(bundling, pointer) : undefined;
  const [holder, at] = inRoot === undefined ? [source.value, pointer] : [document, inRoot];
  const value = valueAt(holder, at);
  if (value === undefined) throw leadsNowhere(reference, locate, holder, at);
  const version = versionOf(source.value);
  // Only schemas have the same form in 2.0 and in what came after it.
  const { sections } = bundling.grammar;
  if (kind !== 'schema' && version !== undefined && grammarOf(version).sections !== sections)
    throw mixesVersions(reference, locate, { version, rootVersion });
  const origin = inRoot === undefined ? { url: source.url, pointer } : originOf(origins, inRoot);
  const entered = kind === 'schema' ? dynamicScopes?.enter(scope, origin) : undefined;
  return {
    kind,
    origin,
    value,
    scope: entered ?? NO_SCOPE,
    ...(inRoot !== undefined && { inRoot }),
  };
}

/** A `$dynamicRef` to a `$dynamicAnchor` leads to the schema that the scope has for the name, if any. */
function resolveInScope(
  reference: Reference,
  bundling: Bundling,
  scope: DynamicScope,
): Pick<Resolved, 'source' | 'pointer'> {
  const { source, pointer, anchor } = resolveReference(reference, bundling);
  const isDynamic = reference.isDynamic && anchor?.isDynamic;
  const bound = isDynamic ? scope.get(anchor.name) : undefined;
  if (bound === undefined) return { source, pointer };
  return { source: bundling.sources.files.get(bound.url) as Source, pointer: bound.pointer };
}

/** Where a node of the root stands after the upgrade moved constraints into `anyOf/0`. */
function afterUpgrade({ wrapped }: Bundling, written: Pointer): Pointer {
  if (wrapped.size === 0) return written;
  return parsePointer(written).reduce(
    (pointer, token) => childPointer(wrapped.has(pointer) ? `${pointer}/anyOf/0` : pointer, token),
    '',
  );
}

/** Gives a target a place in the section of its kind, and has its own references rewritten in turn. */
function bringIn(bundling: Bundling, target: Target): Pointer {
  const { document, grammar, broughtIn, pending } = bundling;
  const section = grammar.sections.get(target.kind) as Pointer;
  const entries = broughtIn.get(section) ?? new Map<string, Json>();
  broughtIn.set(section, entries);
  const name = freeName(wantedName(target), (taken) => {
    return entries.has(taken) || valueAt(document, childPointer(section, taken)) !== undefined;
  });
  const pointer = childPointer(section, name);
  const value = structuredClone(valueToCopy(bundling, target));
  entries.set(name, value);
  if (isJsonObject(value)) pending.push({ node: value, kind: target.kind, pointer });
  settle(bundling, target, value, pointer);
  return pointer;
}

/** What of the root has a place and yet is copied, for another scope, is copied as it was written. */
function valueToCopy(bundling: Bundling, { origin, value }: Target): Json {
  return bundling.dynamicScopes === undefined
    ? value
    : (asWritten(bundling.sources, origin) ?? value);
}

/** A component's name must match `^[a-zA-Z0-9._-]+$` (OpenAPI 3.1 §4.8.7). */
function wantedName(target: Target): string {
  const wanted = [target.origin, ...binders(target)].map(lastName).join('_');
  return wanted.replace(/[^a-zA-Z0-9._-]+/g, '_') || target.kind;
}

/** The resource that makes a target another than it is by itself: a copy is named after it too. */
function binders({ origin, scope }: Target): Origin[] {
  const resources = Array.from(scope.values(), ({ resource }) => resource);
  return resources
    .filter(({ url, pointer }) => url !== origin.url || !isWithin(origin.pointer, pointer))
    .slice(0, 1);
}

function lastName({ url, pointer }: Origin): string {
  const fileName = decodeURIComponent(basename(url)).replace(/\.[^.]*$/, '');
  return parsePointer(pointer).at(-1) ?? fileName;
}

/** Notes where a target was placed, and upgrades its schemas. */
export function settle(bundling: Bundling, target: Target, value: Json, pointer: Pointer): void {
  const { kind, origin, scope } = target;
  bundling.places.set(targetKey(target), pointer);
  bundling.origins.set(pointer, origin);
  bundling.scopes.set(pointer, scope);
  if (!isJsonObject(value)) return;
  const { root, rootVersion } = bundling;
  const file = asWritten(bundling.sources, { url: origin.url, pointer: '' }) ?? null;
  const version = origin.url === root.url ? rootVersion : versionOf(file);
  upgradePart(bundling, value, kind, pointer, version ?? rootVersion);
}

/** Whether a target has got its place in the document already. */
export function hasPlace({ places }: Bundling, target: Target): boolean {
  return places.has(targetKey(target));
}

function targetKey({ kind, origin, scope }: Target): string {
  return `${kind} ${placeKey(origin)} ${scopeKey(scope)}`;
}

/**
 * Adds to the document what was brought in: at the end, because the walk through the document would
 * visit it there once more.
 */
export function attachBroughtIn({ document, broughtIn }: Bundling): void {
  for (const [section, entries] of broughtIn) {
    const holder = objectAt(document, section);
    for (const [name, value] of entries) setOwn(holder, name, value);
  }
}
