import { basename } from 'node:path/posix';
import { type Bundling, upgradePart } from './bundling.ts';
import type { Json, Pointer } from './contract.ts';
import { kindAt, type ReferableKind } from './grammar.ts';
import { childPointer, isJsonObject, parsePointer, setOwn, valueAt } from './pointer.ts';
import { leadsNowhere, mixesVersions, type Reference, resolveReference } from './reference.ts';
import type { Source } from './sources.ts';
import { isSwagger, versionOf } from './version.ts';

/** A value of a file, read as an object of some kind. */
export interface Target {
  readonly kind: ReferableKind;
  readonly source: Source;
  readonly pointer: Pointer;
  readonly value: Json;
}

/** The place of a reference's target in the document, where it is put if it has none yet. */
export function placeOf(bundling: Bundling, reference: Reference, kind: ReferableKind): Pointer {
  const { root, grammar } = bundling;
  const target = findTarget(bundling, reference, kind);
  if (target.source === root && kindAt(target.pointer, grammar) === kind) return target.pointer;
  return bundling.places.get(placeKey(target)) ?? bringIn(bundling, target);
}

/**
 * What a reference leads to, whether or not it has a place already.
 *
 * @throws {UnresolvedReferenceError} nothing is there, or it is in terms that don't mix with the root's
 */
export function findTarget(bundling: Bundling, reference: Reference, kind: ReferableKind): Target {
  const { root, rootVersion, sources, locate } = bundling;
  const { source, pointer: written } = resolveReference(reference, sources, locate);
  const pointer = source === root ? afterUpgrade(bundling, written) : written;
  const value = valueAt(source.value, pointer);
  if (value === undefined) throw leadsNowhere(reference, locate, source.value, pointer);
  const version = versionOf(source.value);
  // Only schemas have the same form in 2.0 and in what came after it.
  if (kind !== 'schema' && version !== undefined && isSwagger(version) !== isSwagger(rootVersion))
    throw mixesVersions(reference, locate, { version, rootVersion });
  return { kind, source, pointer, value };
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
  const section = bundling.grammar.sections.get(target.kind) as Pointer;
  const entries = bundling.broughtIn.get(section) ?? new Map<string, Json>();
  bundling.broughtIn.set(section, entries);
  const name = freeName(target, (taken) => {
    const existing = valueAt(bundling.document, childPointer(section, taken));
    return existing !== undefined || entries.has(taken);
  });
  const pointer = childPointer(section, name);
  const value = structuredClone(target.value);
  entries.set(name, value);
  if (isJsonObject(value)) bundling.pending.push({ node: value, kind: target.kind, pointer });
  settle(bundling, target, value, pointer);
  return pointer;
}

/** A component's name must match `^[a-zA-Z0-9._-]+$` (OpenAPI 3.1 §4.8.7). */
function freeName({ pointer, source, kind }: Target, isTaken: (name: string) => boolean): string {
  const fileName = decodeURIComponent(basename(source.url)).replace(/\.[^.]*$/, '');
  const wanted = parsePointer(pointer).at(-1) ?? fileName;
  const name = wanted.replace(/[^a-zA-Z0-9._-]+/g, '_') || kind;
  let free = name;
  for (let number = 2; isTaken(free); number++) free = `${name}${number}`;
  return free;
}

/** Notes where a target was placed, and upgrades its schemas. */
export function settle(bundling: Bundling, target: Target, value: Json, pointer: Pointer): void {
  const { source, kind } = target;
  bundling.places.set(placeKey(target), pointer);
  bundling.origins.set(pointer, { url: source.url, pointer: target.pointer });
  if (!isJsonObject(value)) return;
  const version = source === bundling.root ? undefined : versionOf(source.value);
  upgradePart(bundling, value, kind, pointer, version ?? bundling.rootVersion);
}

/** Whether a target has got its place in the document already. */
export function hasPlace({ places }: Bundling, target: Target): boolean {
  return places.has(placeKey(target));
}

function placeKey({ kind, source, pointer }: Target): string {
  return `${kind} ${source.url}#${pointer}`;
}

/**
 * Adds to the document what was brought in: at the end, because the walk through the document would
 * visit it there once more.
 */
export function attachBroughtIn({ document, broughtIn }: Bundling): void {
  for (const [section, entries] of broughtIn) {
    let holder = document;
    for (const token of parsePointer(section)) {
      const held = holder[token];
      const next = isJsonObject(held) ? held : {};
      holder[token] = next;
      holder = next;
    }
    for (const [name, value] of entries) setOwn(holder, name, value);
  }
}
