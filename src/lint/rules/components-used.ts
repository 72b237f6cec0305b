import type { JsonObject, Pointer } from '../../contract/contract.ts';
import { mappedPointers } from '../../contract/discriminator.ts';
import { follow } from '../../contract/follow.ts';
import { COMPONENT_SECTIONS } from '../../contract/grammar.ts';
import {
  childPointer,
  formatPointer,
  isJsonObject,
  referencePointer,
  valueAt,
  visitObjects,
} from '../../contract/pointer.ts';
import { walk } from '../../contract/walk.ts';
import { formatLocation } from '../../errors.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/** Every component is used by something other than itself, unless the document has no operation. */
export function componentsUsed({ contract }: Subject): Fault[] {
  const { document, operations, locate } = contract;
  if (operations.length === 0 && document.webhooks === undefined) return [];
  const used = usedPointers(document);
  const components = componentPointers(document);
  const unused = components.filter((pointer) => !used.has(pointer));
  if (unused.length === 0) return [];
  // One that depends on what it is reached through may be used in copies alone, which stand where it does.
  const placeOf = (pointer: Pointer) => formatLocation(locate(pointer));
  const places = new Set(components.filter((pointer) => used.has(pointer)).map(placeOf));
  return unused
    .filter((pointer) => !places.has(placeOf(pointer)))
    .map((pointer): Fault => ({ severity: 'info', pointer, message: 'nothing uses this' }));
}

function componentPointers(document: JsonObject): Pointer[] {
  return Object.values(COMPONENT_SECTIONS).flatMap((section) => {
    const parent = `/components/${section}`;
    const entries = valueAt(document, parent);
    return Object.keys(isJsonObject(entries) ? entries : {}).map((name) =>
      childPointer(parent, name),
    );
  });
}

/** The components that something else refers to, in whole or in part. */
function usedPointers(document: JsonObject): ReadonlySet<Pointer> {
  const used = new Set<Pointer>();
  const use = (targets: readonly Pointer[], around: Pointer) => {
    for (const target of targets.map(componentOf)) if (target !== around) used.add(target);
  };
  // Wherever they stand: extensions refer to components too.
  visitObjects(document, (node, tokens) => {
    const target = referencePointer(node);
    if (target !== undefined) use([target], componentOf(formatPointer(tokens)));
  });
  walk(document, 'openapi', '', (node, kind, pointer) => {
    const around = componentOf(pointer);
    if (kind === 'openapi' || kind === 'operation') use(requiredSchemes(node), around);
    if (kind !== 'schema') return;
    if (isJsonObject(node.discriminator)) use(mappedPointers(node.discriminator), around);
    if (extendsDiscriminated(document, node)) used.add(around);
  });
  return used;
}

function requiredSchemes({ security }: JsonObject): Pointer[] {
  if (!Array.isArray(security)) return [];
  return security
    .filter(isJsonObject)
    .flatMap((requirement) => Object.keys(requirement))
    .map((name) => formatPointer(['components', 'securitySchemes', name]));
}

/** A schema that extends one with a discriminator is told by its own name (OpenAPI 3.1 §4.8.25). */
function extendsDiscriminated(document: JsonObject, { allOf }: JsonObject): boolean {
  if (!Array.isArray(allOf)) return false;
  return allOf.some((part) => {
    const target = isJsonObject(part) ? referencePointer(part) : undefined;
    return target !== undefined && follow(document, target)?.node.discriminator !== undefined;
  });
}

function componentOf(pointer: Pointer): Pointer {
  return pointer.startsWith('/components/') ? pointer.split('/').slice(0, 4).join('/') : pointer;
}
