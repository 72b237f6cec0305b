import { type Schema, satisfies } from './schema.ts';

/** Which schemas the objects and lists of the value that is judged satisfy. */
const known = /*@__PURE__*/ new Map<object, Map<Schema, boolean>>();

/**
 * Whether an object or list satisfies a schema, which is found out once: each level of a recursive schema
 * asks for all that is below it, which asks again.
 */
export function isKnownValid(schema: Schema, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return satisfies(schema, value);
  const answers = known.get(value) ?? new Map<Schema, boolean>();
  known.set(value, answers);
  const answer = answers.get(schema) ?? satisfies(schema, value);
  answers.set(schema, answer);
  return answer;
}

/** To be called before a value is judged, or judged on other assumptions. */
export function forgetKnown(): void {
  known.clear();
}
