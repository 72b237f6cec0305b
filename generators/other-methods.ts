import {
  type Contract,
  type JsonObject,
  METHODS,
  type Operation,
} from '../src/contract/contract.ts';
import { isJsonObject, setOwn, valueAt } from '../src/contract/pointer.ts';
import { walk } from '../src/contract/walk.ts';

/** The methods that openapi-typescript writes types for: those of OpenAPI 3.1. */
const WRITTEN: ReadonlySet<string> = new Set(
  METHODS.filter((method) => method !== 'query').map((method) => method.toUpperCase()),
);

/**
 * A contract's document in which each operation of another method, as 3.2 has them, is the POST of a
 * path that is called as the operation is: `QUERY /logs`.
 */
export function withOtherMethods({ document, operations }: Contract): JsonObject {
  const others = operations.filter((operation) => !isWritten(operation));
  if (others.length === 0) return document;
  const copy = structuredClone(document);
  walk(copy, 'openapi', '', (node, kind) => {
    if (kind !== 'pathItem') return;
    delete node.query;
    delete node.additionalOperations;
  });
  for (const { id, pointer, parameters } of others) {
    const post = structuredClone(valueAt(document, pointer) as JsonObject);
    post.parameters = parameters.map(({ pointer: at }) =>
      structuredClone(valueAt(document, at) ?? {}),
    );
    if (isJsonObject(copy.paths)) setOwn(copy.paths, id, { post });
  }
  return copy;
}

/** The type of an operation, as it is found in the types of the paths. */
export function typeOf(operation: Operation): string {
  const { id, path, method } = operation;
  const [key, field] = isWritten(operation) ? [path, method.toLowerCase()] : [id, 'post'];
  return `paths[${JSON.stringify(key)}][${JSON.stringify(field)}]`;
}

function isWritten({ method }: Operation): boolean {
  return WRITTEN.has(method);
}
