import { withoutSlash } from '../../compile/path-template.ts';
import { wordsOf } from '../../compile/words.ts';
import type { Contract, JsonObject, Operation, Response } from '../../contract/contract.ts';
import { follow } from '../../contract/follow.ts';
import { childPointer, isJsonObject, localPointer, parsePointer } from '../../contract/pointer.ts';
import type { Reference, Resource } from './role.ts';

/** A runtime expression that leads into the answer's body (OpenAPI 3.1 §4.8.20.4). */
const IN_BODY = /^\$response\.body#(\/.*)$/;

/**
 * The members of a resource's entities that its document links to the items of others (OpenAPI 3.1
 * §4.8.20): whatever they are called, they tell a key.
 * @param itemAt the resource whose items a path leads to.
 */
export function linkedReferences(
  { document, operations }: Contract,
  resource: Resource,
  itemAt: (path: string) => Resource | undefined,
): Reference[] {
  const own = operations.filter(
    ({ path, method }) =>
      itemAt(path)?.collection === resource.collection ||
      (path === resource.collection && method === 'POST'),
  );
  const answers = own.flatMap(({ responses }) =>
    responses.filter(({ status }) => /^2/.test(status)),
  );
  return answers.flatMap((answer) =>
    linksOf(document, answer).flatMap((link) => {
      const path = linkedPath(link, operations);
      const target = path === undefined ? undefined : itemAt(path);
      const expressions = isJsonObject(link.parameters) ? link.parameters : {};
      const expression =
        target && (expressions[target.parameter] ?? expressions[`path.${target.parameter}`]);
      const [, pointer] = IN_BODY.exec(String(expression)) ?? [];
      if (target === undefined || pointer === undefined) return [];
      const names = parsePointer(pointer).slice(resource.entity.path.length);
      // An entity's link to itself refers to no other.
      if (names.length === 0 || target.collection === resource.collection) return [];
      return [{ path: names, subject: wordsOf(names.at(-1) ?? ''), target, isKeyed: true }];
    }),
  );
}

function linksOf(document: JsonObject, { pointer }: Response): JsonObject[] {
  const links = follow(document, `${pointer}/links`);
  return Object.keys(links?.node ?? {}).flatMap((name) => {
    const link = follow(document, childPointer(links?.pointer ?? '', name));
    return link === undefined ? [] : [link.node];
  });
}

/** The path of the operation that a link leads to, by its id or by a reference. */
function linkedPath(
  { operationId, operationRef }: JsonObject,
  operations: readonly Operation[],
): string | undefined {
  const pointer = typeof operationRef === 'string' ? localPointer(operationRef) : undefined;
  const found = operations.find(
    (one) =>
      (operationId !== undefined && one.operationId === operationId) || one.pointer === pointer,
  );
  return found && withoutSlash(found.path);
}
