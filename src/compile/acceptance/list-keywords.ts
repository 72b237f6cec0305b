import { equalItems } from '../unique-items.ts';
import { type Answer, both, isBetween, NO, type Test, tally, YES } from './answer.ts';
import {
  isBoolean,
  isNumber,
  isSchema,
  isSchemaList,
  type Keyword,
  ofLists,
  ofNone,
} from './keyword.ts';

/** Keywords that ask lists (JSON Schema Validation §6.4, Core §10.3.1, §11.2). */
export const LIST_KEYWORDS: Readonly<Record<string, Keyword>> = {
  minItems: ofLists(isNumber, (least) => (items) => items.length >= least),
  maxItems: ofLists(isNumber, (most) => (items) => items.length <= most),
  uniqueItems: ofLists(isBoolean, (isAsked) => {
    return isAsked ? (items) => equalItems(items) === undefined : YES;
  }),
  prefixItems: ofLists(isSchemaList, (schemas, _, { testOf }) => {
    const tests = schemas.map(testOf);
    return (items) => {
      let answer: Answer = true;
      for (const [index, test] of tests.entries()) {
        if (index < items.length) answer = both(answer, test(items[index]));
      }
      return answer;
    };
  }),
  items: ofLists(isSchema, (schema, { prefixItems }, { testOf }) => {
    return testRest(testOf(schema), Array.isArray(prefixItems) ? prefixItems.length : 0);
  }),
  contains: ofLists(isSchema, (schema, { minContains = 1, maxContains }, { testOf }) => {
    const test = testOf(schema);
    const least = Number(minContains);
    const most = maxContains === undefined ? Number.POSITIVE_INFINITY : Number(maxContains);
    return (items) => isBetween(tally(items, test), least, most);
  }),
  minContains: ofNone(isNumber),
  maxContains: ofNone(isNumber),
  // Which items the keywords beside it speak of isn't asked here: one that satisfies it is right anyway.
  unevaluatedItems: ofLists(isSchema, (schema, _, { testOf }) => {
    const test = testRest(testOf(schema), 0);
    return (items) => (test(items) === true ? true : undefined);
  }),
};

/** Asks the items from a position on. */
function testRest(test: Test, from: number): Test<readonly unknown[]> {
  if (test === YES) return YES;
  if (test === NO) return (items) => items.length <= from;
  return (items) => {
    let answer: Answer = true;
    for (let index = from; index < items.length; index++) {
      answer = both(answer, test(items[index]));
      if (answer === false) return false;
    }
    return answer;
  };
}
