import fc from 'fast-check';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { isJsonObject, setOwn } from '../../../src/contract/pointer.ts';

/** A change of a value: what is done, by its number, in which of its places, and with what. */
export interface Change {
  readonly kind: 'remove' | 'replace' | 'add' | 'repeat';
  readonly place: number;
  readonly value: Json;
}

/** Values that are of some type, and hardly what a schema asks for. */
const ODD: readonly Json[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e10,
  2 ** 53 + 2,
  '',
  'x',
  '2026-02-30',
  '\u{1F600}'.repeat(150),
  [],
  {},
  [{}],
  [null, null],
  { a: 1 },
];

/** Up to three changes; none leaves a value as it is. */
export const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    kind: fc.constantFrom<Change['kind']>('remove', 'replace', 'add', 'repeat'),
    place: fc.nat(),
    value: fc.constantFrom(...ODD),
  }),
  { maxLength: 3 },
);

/** A value with changes, one after the other. */
export function changed(value: Json, changes: readonly Change[]): Json {
  return changes.reduce((current, change) => {
    const whole = { value: structuredClone(current) };
    const places = membersIn(whole);
    const [holder, key] = places[change.place % places.length] as [JsonObject, string];
    apply(change, holder, key);
    return whole.value ?? null;
  }, value);
}

function apply({ kind, value }: Change, holder: JsonObject, key: string): void {
  const member = holder[key] as Json;
  const isList = Array.isArray(holder);
  if (kind === 'remove' && isList) holder.splice(Number(key), 1);
  else if (kind === 'remove') delete holder[key];
  else if (kind === 'repeat' && isList) holder.push(structuredClone(member));
  else if (kind === 'add' && Array.isArray(member)) member.push(structuredClone(value));
  else if (kind === 'add' && isJsonObject(member)) setOwn(member, 'added', structuredClone(value));
  else setOwn(holder, key, structuredClone(value));
}

/** Each member of a value's objects and lists, at any depth, by what holds it. */
function membersIn(node: Json): [JsonObject, string][] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, member]) => [
    [node as JsonObject, key] as [JsonObject, string],
    ...membersIn(member),
  ]);
}
