import { createKnownAnswers } from '../../../src/compile/known-answers.ts';
import { type Schema, satisfies } from './schema.ts';

/** Which schemas the objects and lists of the value that is judged satisfy. */
const known = /*@__PURE__*/ createKnownAnswers<Schema, boolean>();

/** Whether a value satisfies a schema; of an object or list that is found out once. */
export function isKnownValid(schema: Schema, value: unknown): boolean {
  const answer = known.get(schema, value) ?? satisfies(schema, value);
  known.set(schema, value, answer);
  return answer;
}

/** To be called before a value is judged, or judged on other assumptions. */
export function forgetKnown(): void {
  known.forget();
}
