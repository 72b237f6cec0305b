import type { Bundling } from './bundling.ts';
import type { JsonObject, Pointer } from './contract.ts';
import { NO_SCOPE } from './dynamic-scope.ts';
import { isReferable, kindAt, type ReferableKind } from './grammar.ts';
import { originOf } from './origins.ts';
import { findTarget, hasPlace, settle } from './placement.ts';
import { childPointer, isJsonObject, replaceReference, valueAt } from './pointer.ts';
import { referenceOf } from './reference.ts';

/**
 * Puts targets from other files where the document lists them: a path that is nothing but a reference
 * becomes the path item it leads to, and a component keeps the name that the document gave it.
 */
export function adoptTargets(bundling: Bundling): void {
  const { grammar } = bundling;
  for (const section of ['/paths', ...grammar.sections.values()]) {
    const entries = valueAt(bundling.document, section);
    if (!isJsonObject(entries)) continue;
    for (const [name, entry] of Object.entries(entries)) {
      const pointer = childPointer(section, name);
      const kind = kindAt(pointer, grammar);
      if (isJsonObject(entry) && kind !== undefined && isReferable(kind, grammar))
        adoptTarget(bundling, entry, kind, pointer);
    }
  }
}

function adoptTarget(
  bundling: Bundling,
  entry: JsonObject,
  kind: ReferableKind,
  pointer: Pointer,
): void {
  if (!Object.hasOwn(entry, '$ref') || Object.keys(entry).length > 1) return;
  const reference = referenceOf(entry, originOf(bundling.origins, pointer), bundling.locate);
  const target = findTarget(bundling, reference, kind, NO_SCOPE);
  if (target.inRoot !== undefined || hasPlace(bundling, target)) return;
  if (!isJsonObject(target.value)) return;
  replaceReference(entry, target.value);
  settle(bundling, target, entry, pointer);
}
