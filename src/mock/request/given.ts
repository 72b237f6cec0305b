import type { Given } from '../../compile/fakes/compile.ts';
import { singular, wordsOf } from '../../compile/fakes/text.ts';
import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { decodePercent } from '../../http/percent.ts';
import type { ValidRequest } from '../../semantics/semantics.ts';
import type { Visit } from '../visit.ts';

/**
 * What a request says of the entity that its answer tells of: `GET /users/{userId}` the id of a user,
 * `POST /users/{userId}/notes` whose note it is, and the body what is in it.
 */
export function givenBy({ operation, path }: Visit, { body }: ValidRequest): Given {
  const segments = operation.path.split('/').slice(1);
  const references = new Map<string, string>();
  let id: Given['id'];
  for (const [index, segment] of segments.entries()) {
    const name = /^\{([^{}]+)\}$/.exec(segment)?.[1];
    const text = name === undefined ? undefined : decodePercent(path[name] ?? '');
    if (name === undefined || text === undefined) continue;
    const words = wordsOf(name);
    const resource = singular(wordsOf(segments[index - 1] ?? ''));
    references.set(words, text).set(`${resource} id`, text);
    if (index < segments.length - 1) continue;
    const names = words.startsWith(`${resource} `)
      ? [words, words.slice(resource.length + 1)]
      : [words];
    id = { names, text };
  }
  // "id" alone names what is told of, which only the last parameter does.
  references.delete('id');
  const members = isJsonObject(body as Json) ? (body as Given['members']) : {};
  return { ...(id !== undefined && { id }), references, members };
}
