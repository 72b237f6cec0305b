import { isJsonObject } from '../../contract/pointer.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/** Each name in the list of tags is there once (OpenAPI 3.1 §4.8.1). */
export function tagsUnique({ contract }: Subject): Fault[] {
  const { tags } = contract.document;
  if (!Array.isArray(tags)) return [];
  const names = tags.map((tag) => (isJsonObject(tag) ? tag.name : undefined));
  return names.flatMap((name, index) => {
    if (typeof name !== 'string' || names.indexOf(name) === index) return [];
    return [{ pointer: `/tags/${index}`, message: `the tag "${name}" is in the list already` }];
  });
}
