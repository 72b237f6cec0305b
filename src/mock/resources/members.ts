import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';

/** What a member may be, the best first; `undefined`: left out. */
export type Candidates = readonly (Json | undefined)[];

/** A value as the last of some names within each other has it. */
export function within(path: readonly string[], value: JsonObject): JsonObject {
  return path.reduceRight<JsonObject>((inner, name) => ({ [name]: inner }), value);
}

/** The value that a path of names leads to. */
export function valueIn(body: Json, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>(
    (value, name) => (isJsonObject(value) ? value[name] : undefined),
    body,
  );
}

/** A body with another value where a path of names leads; `undefined` leaves the last of them out. */
export function withValue(
  body: Json,
  [name, ...rest]: readonly string[],
  value: Json | undefined,
): Json {
  if (name === undefined) return value === undefined ? body : value;
  if (!isJsonObject(body)) return body;
  if (rest.length === 0 && value === undefined) {
    return Object.fromEntries(Object.entries(body).filter(([other]) => other !== name));
  }
  return { ...body, [name]: withValue(body[name] ?? {}, rest, value) };
}

/** A body whose member is the first of some candidates that leaves it valid; as it was where none does. */
export function settled(
  body: Json,
  path: readonly string[],
  candidates: Candidates,
  isValid: (body: Json) => boolean,
): Json {
  const bodies = candidates.map((candidate) => withValue(body, path, candidate));
  return bodies.find(isValid) ?? body;
}

/** A member, and what it may be. */
export interface Unsettled {
  readonly path: readonly string[];
  readonly candidates: Candidates;
  /** What is settled in it where it can't be any of them. */
  readonly parts?: () => readonly Unsettled[];
}

/**
 * A body in which each of some members is settled: all at once where that leaves it valid, since proving
 * a body takes time, else those that go together.
 */
export function settledAll(
  body: Json,
  members: readonly Unsettled[],
  isValid: (body: Json) => boolean,
): Json {
  const [first, ...others] = members;
  if (first === undefined) return body;
  if (others.length === 0) {
    const whole = settled(body, first.path, first.candidates, isValid);
    return whole === body ? settledAll(body, first.parts?.() ?? [], isValid) : whole;
  }
  const all = members.reduce<Json>(
    (told, { path, candidates }) => withValue(told, path, candidates[0]),
    body,
  );
  if (isValid(all)) return all;
  const middle = Math.ceil(members.length / 2);
  const half = settledAll(body, members.slice(0, middle), isValid);
  return settledAll(half, members.slice(middle), isValid);
}
