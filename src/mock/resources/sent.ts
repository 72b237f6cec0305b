import { wordsOf } from '../../compile/words.ts';
import type { JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { membersOf } from '../given.ts';
import type { Visit } from '../visit.ts';
import { valueIn } from './members.ts';
import { withReadOnly } from './read-only.ts';
import type { Resource } from './role.ts';

/** What a body may say of an entity: in an envelope where answers have one, too. */
export function sentOf(
  { compiled }: Visit,
  body: unknown,
  { entity, words }: Resource,
): JsonObject {
  const members = membersOf(body);
  const named = Object.entries(members).find(([name]) => wordsOf(name) === words)?.[1];
  const inner = entity.path.length > 0 ? valueIn(members, entity.path) : named;
  const sent = isJsonObject(inner) ? inner : members;
  return withReadOnly(compiled.contract.document, entity.schemas[0], sent);
}
