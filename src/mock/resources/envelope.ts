import { weakly } from '../../compile/lazily.ts';
import { ID_NAMES, singular, wordsOf } from '../../compile/words.ts';
import type { JsonObject, Operation } from '../../contract/contract.ts';
import { follow } from '../../contract/follow.ts';
import {
  findEntity,
  findList,
  type ListPlace,
  propertyAt,
  propertyNames,
  successBody,
} from './places.ts';

/**
 * The names that lead to what the success of an operation tells of, where its schema puts that into
 * something else: `orders` in the answer to `GET /customers/{id}/orders`, `user` in that to
 * `POST /users`, or what declares the members that were sent.
 * @param sent the names of these members.
 */
export function envelopeOf(
  document: JsonObject,
  operation: Operation,
  sent: readonly string[],
): readonly string[] {
  const path = pathOf(operation, document);
  return path.length === 0 ? holderOf(document, operation, sent) : path;
}

/** The names that lead to what is told of, as far as the path of an operation tells. */
const pathOf = weakly((operation: Operation, document: JsonObject): readonly string[] => {
  const name = operation.path.split('/').findLast((part) => /^[^{}]+$/.test(part)) ?? '';
  const words = singular(wordsOf(name));
  const isListing =
    operation.method === 'GET' && !operation.path.includes('{', operation.path.lastIndexOf('/'));
  const list = isListing ? findList(document, operation, words) : undefined;
  const isWhole = list === undefined || isOfEntity(document, list);
  const found = isWhole ? findEntity(document, operation, { words, keyNames: [] }) : list;
  return found?.path ?? [];
});

/** Whether what holds a list has an id, and the list is a part of it, as lines are of an order. */
export function isOfEntity(document: JsonObject, { path, media }: ListPlace): boolean {
  if (path.length === 0 || media.schema === undefined) return false;
  return propertyNames(document, media.schema).some((name) => ID_NAMES.includes(wordsOf(name)));
}

/** The member of an answer that declares most of what was sent, of which none stands beside it. */
function holderOf(
  document: JsonObject,
  operation: Operation,
  sent: readonly string[],
): readonly string[] {
  const schema = successBody(operation)?.schema;
  if (schema === undefined || sent.length === 0) return [];
  const names = propertyNames(document, schema);
  if (names.some((name) => sent.includes(name))) return [];
  const [likeliest] = names
    .map((name) => {
      const inner = propertyAt(document, schema, name);
      const pointer = inner && follow(document, inner)?.pointer;
      const members = pointer === undefined ? [] : propertyNames(document, pointer);
      return { name, count: members.filter((one) => sent.includes(one)).length };
    })
    .sort((left, right) => right.count - left.count);
  return likeliest === undefined || likeliest.count === 0 ? [] : [likeliest.name];
}
