import { basename } from 'node:path/posix';
import { type Bundling, upgradePart } from './bundling.ts';
import type { Json, Pointer } from './contract.ts';
import { COMPONENT_SECTIONS, kindAt, type ReferableKind } from './grammar.ts';
import { childPointer, formatPointer, isJsonObject, parsePointer, valueAt } from './pointer.ts';
import { leadsNowhere, type Reference, resolveReference } from './reference.ts';
import type { Source } from './sources.ts';

/** A value of a file, read as an object of some kind. */
export interface Target {
  readonly kind: ReferableKind;
  readonly source: Source;
  readonly pointer: Pointer;
  readonly value: Json;
}

/** The place of a reference's target in the document, where it is put if it has none yet. */
export function placeOf(bundling: Bundling, reference: Reference, kind: ReferableKind): Pointer {
  const target = findTarget(bundling, reference, kind);
  if (target.source === bundling.root && kindAt(target.pointer) === kind) return target.pointer;
  return bundling.places.get(placeKey(target)) ?? bringIn(bundling, target);
}

/** What a reference leads to, whether or not it has a place already. */
export function findTarget(bundling: Bundling, reference: Reference, kind: ReferableKind): Target {
  const { root, sources, locate } = bundling;
  const { source, pointer: written } = resolveReference(reference, sources, locate);
  const pointer = source === root ? afterUpgrade(bundling, written) : written;
  const value = valueAt(source.value, pointer);
  if (value === undefined) throw leadsNowhere(reference, locate, source.value, pointer);
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

/** Gives a target a place in `components`, and has its own references rewritten in turn. */
function bringIn(bundling: Bundling, target: Target): Pointer {
  const section = COMPONENT_SECTIONS[target.kind];
  const entries = bundling.broughtIn.get(section) ?? new Map<string, Json>();
  bundling.broughtIn.set(section, entries);
  const name = freeName(target, (taken) => {
    const existing = valueAt(bundling.document, formatPointer(['components', section, taken]));
    return existing !== undefined || entries.has(taken);
  });
  const pointer = formatPointer(['components', section, name]);
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

/** Notes where a target was placed, and upgrades it if it is in 3.0 terms. */
export function settle(bundling: Bundling, target: Target, value: Json, pointer: Pointer): void {
  const { source, kind } = target;
  bundling.places.set(placeKey(target), pointer);
  bundling.origins.set(pointer, { url: source.url, pointer: target.pointer });
  if (!isJsonObject(value)) return;
  const ownVersion = isJsonObject(source.value) ? source.value.openapi : undefined;
  const version = source === bundling.root ? undefined : ownVersion;
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
 * Adds to `components` what was brought in: at the end, because the walk through the document would
 * visit it there once more.
 */
export function attachBroughtIn({ document, broughtIn }: Bundling): void {
  if (broughtIn.size === 0) return;
  const components = isJsonObject(document.components) ? document.components : {};
  for (const [section, entries] of broughtIn) {
    const existing = components[section];
    components[section] = Object.fromEntries([
      ...Object.entries(isJsonObject(existing) ? existing : {}),
      ...entries,
    ]);
  }
  document.components = components;
}
