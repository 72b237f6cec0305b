import type { Json } from '../../contract/contract.ts';
import { localPointer, localReference } from '../../contract/pointer.ts';
import { remembering } from '../remembering.ts';
import { both, every, exactlyOne, negate, some, UNSURE, where, YES } from './answer.ts';
import { isSchema, isSchemaList, isText, type Keyword, ofAny, ofNone } from './keyword.ts';

/** Keywords that ask a value by other schemas (JSON Schema Core §8.2.3.1, §10.2). */
export const IN_PLACE_KEYWORDS: Readonly<Record<string, Keyword>> = {
  $ref: ofAny(isReference, (reference, _, { testAt }) => {
    const pointer = localPointer(reference);
    return pointer === undefined ? UNSURE : testAt(pointer);
  }),
  allOf: ofAny(isSchemaList, (schemas, _, { testOf }) => every(schemas.map(testOf))),
  anyOf: ofAny(isSchemaList, (schemas, _, { testOf }) => remembering(some(schemas.map(testOf)))),
  oneOf: ofAny(isSchemaList, (schemas, _, { testOf }) =>
    remembering(exactlyOne(schemas.map(testOf))),
  ),
  not: ofAny(isSchema, (schema, _, { testOf }) => {
    const test = testOf(schema);
    return (value) => negate(test(value));
  }),
  if: ofAny(isSchema, (condition, schema, { testOf }) => {
    const holds = testOf(condition);
    const positive = schema.then === undefined ? YES : testOf(schema.then);
    const negative = schema.else === undefined ? YES : testOf(schema.else);
    return (value) => {
      const answer = holds(value);
      return both(
        answer === false || where(answer, positive(value)),
        answer === true || where(negate(answer), negative(value)),
      );
    };
  }),
  // biome-ignore lint/suspicious/noThenProperty: the keyword's name (JSON Schema Core §10.2.2.2)
  then: ofNone(isSchema),
  else: ofNone(isSchema),
};

/** A reference that is written as we write them: of others, the parts may be read in several ways. */
function isReference(clause: Json): clause is string {
  const pointer = isText(clause) ? localPointer(clause) : undefined;
  return pointer !== undefined && pointer !== '' && localReference(pointer) === clause;
}
