import type { Json, JsonObject } from '../../src/contract/contract.ts';
import { isJsonObject, valueAt } from '../../src/contract/pointer.ts';

/**
 * Reads Stripe's document with its answers as they are where nothing is expanded: an expandable field is
 * an id, and an error holds none of the objects that it speaks of. As it is, each path leads to more than
 * 400 of the 775 schemas: prism-http hadn't read a document of one of them after two minutes.
 */
export function readStripe(text: string): JsonObject {
  const document: JsonObject = JSON.parse(text, (_, node: Json) => unexpanded(node));
  const properties = valueAt(document, '/components/schemas/api_errors/properties') as JsonObject;
  for (const name of ['payment_intent', 'payment_method', 'setup_intent', 'source'])
    delete properties[name];
  return document;
}

/** An expandable field may be an id, its first choice, or the object of that id. */
function unexpanded(node: Json): Json {
  if (!isJsonObject(node) || node['x-expansionResources'] === undefined) return node;
  return { ...node, anyOf: (node.anyOf as Json[]).slice(0, 1) };
}
