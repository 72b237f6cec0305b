import type { JsonObject, Pointer } from '../../contract/contract.ts';
import { follow } from '../../contract/follow.ts';
import {
  childPointer,
  formatPointer,
  isJsonObject,
  localPointer,
  referencePointer,
  valueAt,
} from '../../contract/pointer.ts';
import { COMPONENT_SECTIONS, type Kind, walk } from '../../contract/walk.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/** Every component is used by something other than itself, unless the document has no operation. */
export function componentsUsed({ contract }: Subject): Fault[] {
  const { document, operations } = contract;
  if (operations.length === 0 && document.webhooks === undefined) return [];
  const used = usedPointers(document);
  return Object.values(COMPONENT_SECTIONS).flatMap((section) => {
    const parent = `/components/${section}`;
    const entries = valueAt(document, parent);
    return Object.keys(isJsonObject(entries) ? entries : {})
      .map((name) => childPointer(parent, name))
      .filter((pointer) => !used.has(pointer))
      .map((pointer): Fault => ({ severity: 'info', pointer, message: 'nothing uses this' }));
  });
}

/** The components that something else refers to, in whole or in part. */
function usedPointers(document: JsonObject): ReadonlySet<Pointer> {
  const used = new Set<Pointer>();
  walk(document, 'openapi', '', (node, kind, pointer) => {
    const around = componentOf(pointer);
    for (const target of targetsOf(node, kind)) {
      const component = componentOf(target);
      if (component !== around) used.add(component);
    }
    if (kind === 'schema' && extendsDiscriminated(document, node)) used.add(around);
  });
  return used;
}

function targetsOf(node: JsonObject, kind: Kind): Pointer[] {
  const reference = referencePointer(node);
  const targets = reference === undefined ? [] : [reference];
  if (kind === 'schema') targets.push(...mappedSchemas(node));
  if (kind === 'openapi' || kind === 'operation') targets.push(...requiredSchemes(node));
  return targets;
}

/** The values of a mapping are references, or names of schemas (OpenAPI 3.1 §4.8.25). */
function mappedSchemas({ discriminator }: JsonObject): Pointer[] {
  const mapping = isJsonObject(discriminator) ? discriminator.mapping : undefined;
  if (!isJsonObject(mapping)) return [];
  return Object.values(mapping)
    .filter((value) => typeof value === 'string')
    .map((text) => localPointer(text) ?? formatPointer(['components', 'schemas', text]));
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
