import type { Given } from '../compile/fakes/compile.ts';
import { singular, wordsOf } from '../compile/fakes/text.ts';
import type { Json } from '../contract/contract.ts';
import { isJsonObject } from '../contract/pointer.ts';
import { decodePercent } from '../http/percent.ts';
import type { ValidRequest } from '../semantics/semantics.ts';
import { limitOf } from './page.ts';
import type { Visit } from './visit.ts';

/**
 * What a request says of the entity that its answer tells of: `GET /users/{userId}` the id of a user,
 * `POST /users/{userId}/notes` whose note it is, and the body what is in it.
 */
export function givenBy({ operation, path }: Visit, { parameters, body }: ValidRequest): Given {
  const limit = limitOf(operation, parameters.query ?? {});
  const members = membersOf(body);
  return { ...givenByPath(operation.path, path), members, ...(limit !== undefined && { limit }) };
}

/** The members of a body that was sent; none where it is no object. */
export function membersOf(body: unknown): Given['members'] {
  return isJsonObject(body as Json) ? (body as Given['members']) : {};
}

/**
 * What the values of a path say.
 * @param values raw, by the names of the template's parameters.
 */
export function givenByPath(
  template: string,
  values: Readonly<Record<string, string>>,
): Omit<Given, 'members'> {
  const segments = template.split('/').slice(1);
  const references = new Map<string, string>();
  let id: Given['id'];
  for (const [index, segment] of segments.entries()) {
    const name = /^\{([^{}]+)\}$/.exec(segment)?.[1];
    if (name === undefined || values[name] === undefined) continue;
    const text = decodePercent(values[name]);
    const words = wordsOf(name);
    const resource = singular(wordsOf(segments[index - 1] ?? ''));
    references.set(words, text).set(`${resource} id`, text);
    if (index < segments.length - 1) continue;
    const short = words.startsWith(`${resource} `) ? [words.slice(resource.length + 1)] : [];
    id = { names: [words, ...short], text };
  }
  // "id" alone names what is told of, which only the last parameter does.
  references.delete('id');
  return { ...(id !== undefined && { id }), references };
}
