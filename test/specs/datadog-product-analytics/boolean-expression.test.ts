import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  parseExpression,
  quotedText,
} from '../../../specs/datadog-product-analytics/boolean-expression.ts';
import { CohortSet } from '../../../specs/datadog-product-analytics/cohort-set.ts';
import { expression } from './analytics-requests.ts';

/** Expressions, and when they hold: a JavaScript expression over `a`, `b` and `c`. */
test.each([
  ['', 'true'],
  ['a', 'a'],
  ['a b', 'a && b'],
  ['a AND b', 'a && b'],
  ['a && b', 'a && b'],
  ['a&&b', 'a && b'],
  ['a OR b', 'a || b'],
  ['a || b', 'a || b'],
  ['a||b', 'a || b'],
  ['NOT a', '!a'],
  ['-a', '!a'],
  ['- a', '!a'],
  ['!a', '!a'],
  ['NOT NOT a', 'a'],
  ['-!a', 'a'],
  ['a -b', 'a && !b'],
  ['a AND NOT b', 'a && !b'],
  ['a OR b AND c', 'a || (b && c)'],
  ['a b OR c', '(a && b) || c'],
  ['a OR b c', 'a || (b && c)'],
  ['NOT a OR b', '!a || b'],
  ['NOT a b', '!a && b'],
  ['(a OR b) c', '(a || b) && c'],
  ['(a OR b)c', '(a || b) && c'],
  ['c (a OR b)', '(a || b) && c'],
  ['NOT (a OR b)', '!(a || b)'],
  ['-(a b)', '!(a && b)'],
  ['!(a OR -(b c))', '!(a || !(b && c))'],
  ['((a))', 'a'],
  // What lacks something, or has too much of it.
  ['(a OR b', 'a || b'],
  ['a) OR b', 'a || b'],
  ['a AND', 'a'],
  ['a OR', 'a'],
  ['OR a', 'a'],
  ['AND a', 'a'],
  ['a OR OR b', 'a || b'],
  ['a AND OR b', 'a || b'],
  ['a NOT', 'a'],
  ['(NOT) a', 'a'],
  ['NOT OR a', 'a'],
  ['NOT () a', 'a'],
  ['()', 'true'],
  ['OR', 'true'],
])('%s holds when %s', (text, wanted) => {
  const holds = new Function('a', 'b', 'c', `return ${wanted}`);
  for (const a of [true, false])
    for (const b of [true, false])
      for (const c of [true, false]) {
        const values = new Map(Object.entries({ a, b, c }));
        expect(evaluate(text, (term) => values.get(term) ?? fail(term))).toBe(holds(a, b, c));
      }
});

test.each([
  ['a OR b a', ['a', 'b']],
  ['@view.name:/cart?x=1', ['@view.name:/cart?x=1']],
  ['@a:"United States" b', ['@a:"United States"', 'b']],
  ['"a b" OR "c \\" d"', ['"a b"', '"c \\" d"']],
  ['@a:"x (AND) y"', ['@a:"x (AND) y"']],
  ['@a:hello\\ world \\(b\\)', ['@a:hello\\ world', '\\(b\\)']],
  ['@a:(x OR y)', ['@a:x', '@a:y']],
  ['@a:("x y" OR -z) b', ['@a:"x y"', '@a:z', 'b']],
  ['@a:(x OR (y z)) (b)', ['@a:x', '@a:y', '@a:z', 'b']],
  ['-@a:(x)', ['@a:x']],
  ['@a: (x)', ['@a:', 'x']],
  ['@a:[1 TO 5] b', ['@a:[1 TO 5]', 'b']],
  ['@a:{1 TO 5}', ['@a:{1 TO 5}']],
  ['@a:>=5 @b:-1', ['@a:>=5', '@b:-1']],
  ['check-out R&D x|y a!', ['check-out', 'R&D', 'x|y', 'a!']],
  ['and or not', ['and', 'or', 'not']],
  ['"AND"', ['"AND"']],
  ['a "', ['a']],
  ['* :', ['*', ':']],
  ['', []],
])('%s speaks of %j', (text, terms) => {
  expect(parseExpression(text).terms).toEqual(terms);
});

test('values of a facet are alternatives, or not, as written', () => {
  const text = '@os.name:(iOS OR Android) -@type:(view OR action)';
  const among = (...true_: string[]) => evaluate(text, (term) => true_.includes(term));
  expect(among('@os.name:iOS')).toBe(true);
  expect(among('@os.name:Android')).toBe(true);
  expect(among()).toBe(false);
  expect(among('@os.name:iOS', '@type:action')).toBe(false);
});

test('NOT is the complement, AND at most each, OR at least each', () => {
  const any = expression(fc.constantFrom('a', 'b', 'c'));
  fc.assert(
    fc.property(any, any, fc.subarray(['a', 'b', 'c']), (left, right, truths) => {
      const isTrue = (text: string) => evaluate(text, (term) => truths.includes(term));
      expect(isTrue(`NOT (${left})`)).toBe(!isTrue(left));
      expect(isTrue(`(${left}) (${right})`)).toBe(isTrue(left) && isTrue(right));
      expect(isTrue(`${left} OR ${right}`)).toBe(isTrue(left) || isTrue(right));
    }),
  );
});

test('no text is refused, not even one that is nested deeply', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'ab ()!-"\\&|:[]{}'), maxLength: 40 }),
      (text) => {
        expect(typeof evaluate(text, () => true)).toBe('boolean');
      },
    ),
  );
  for (const opening of ['(', '-', '(a OR (', '-(', '@a:('])
    expect(evaluate(`${opening.repeat(50_000)}a`, () => true)).toBe(true);
});

test.each([
  ['"a b"', 'a b'],
  ['""', ''],
  [String.raw`"a \"b\" \\"`, 'a "b" \\'],
  ['a', undefined],
  ['@a:"b"', undefined],
])('the text in the quotes of %s is %j', (term, wanted) => {
  expect(quotedText(term)).toBe(wanted);
});

function fail(term: string): never {
  throw new Error(`${term} isn't one of the terms`);
}

/** Whether an expression holds, given whether each of its terms does. */
function evaluate(text: string, holds: (term: string) => boolean): boolean {
  const { ALL, NONE } = CohortSet;
  return !parseExpression(text).holdsOf((term) => (holds(term) ? ALL : NONE)).isEmpty;
}
