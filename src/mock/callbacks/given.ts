import { type Given, isKey } from '../../compile/fakes/compile.ts';
import { textInPlace } from '../../compile/fakes/given.ts';
import { ID_NAMES, isHolder, singular, wordsOf } from '../../compile/words.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { givenByPath, membersOf } from '../given.ts';
import type { OccasionFacts } from './occasion.ts';

/**
 * What an occasion says of what its callback tells: the ids of its path, what was sent and, before it,
 * what was answered.
 * @param template the path by which the operation tells of an entity: `/orders` tells of an order.
 */
export function givenByOccasion(
  template: string,
  { path, request, response }: OccasionFacts,
): Given {
  const byPath = givenByPath(template, path);
  const { id, ...members } = { ...membersOf(request.body()), ...answered(response.body()) };
  if (!isKey(id)) return { ...byPath, members };
  const resource = resourceOf(template);
  const references = new Map([...byPath.references, [`${resource} id`, String(id)]]);
  const names = [`${resource} id`, ...(byPath.id?.names ?? [])];
  return { id: { names, text: String(id) }, references, members };
}

/**
 * What is given of a body that tells of an event: what it tells of stands in a member of its own, such as
 * `data` or one that is named after the resource, and its own id is the event's.
 * @param probe a body of the schema.
 */
export function givenWithinEvent(given: Given, template: string, probe: Json): Given {
  if (!isJsonObject(probe)) return given;
  const resource = resourceOf(template);
  const holder = Object.keys(probe).find((name) => {
    const words = wordsOf(name);
    return isJsonObject(probe[name]) && (isHolder(words) || words === resource);
  });
  if (holder === undefined) return given;
  const { id, references, members } = given;
  const held = id === undefined ? members : { ...members, ...idMember(probe[holder], id.text) };
  return { references, members: { [holder]: held } };
}

/** The members of an answer, and those of what it holds the entity in. */
function answered(body: Json | undefined): JsonObject {
  const members = membersOf(body);
  const [held] = Object.entries(members).filter(([name]) => isHolder(wordsOf(name)));
  return held === undefined ? members : { ...members, ...membersOf(held[1]) };
}

/** An id as a member of the kind that stands there. */
function idMember(entity: Json | undefined, text: string): JsonObject {
  if (!isJsonObject(entity)) return {};
  const name = Object.keys(entity).find((key) => ID_NAMES.includes(wordsOf(key)));
  if (name === undefined) return {};
  const value = textInPlace(text, entity[name] as Json);
  return value === undefined ? {} : { [name]: value };
}

/** What a path tells of, in words: `order` for `/orders` and for `/orders/{id}`. */
function resourceOf(template: string): string {
  const literals = template.split('/').filter((segment) => /^[^{}]+$/.test(segment));
  return singular(wordsOf(literals.at(-1) ?? ''));
}
