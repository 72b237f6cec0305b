import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExpression, readExpression } from '../../../specs/tell/expression.ts';

const VALUES: Readonly<Record<string, number | null>> = { A: 6, B: 3, C: 0, D: null, Z: 1 };

function evaluate(text: string): number | null | undefined {
  const values = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => VALUES[letter]);
  return parseExpression(text)?.evaluate(values);
}

test.each([
  ['A', 6],
  ['A / B * 100', 200],
  ['A - B - B', 0],
  ['A / B / B', 6 / 9],
  ['A + B * 2', 12],
  ['(A + B) * 2', 18],
  ['-A + B', -3],
  ['A - -B', 9],
  ['+A', 6],
  ['2*(A-(B+1))', 4],
  ['A*.5', 3],
  ['A * 1.5', 9],
  ['Z', 1],
  ['A / C', null],
  ['C / C', null],
  ['A * (B / C)', null],
  ['A + D', null],
])('%s is %j', (text, value) => {
  expect(evaluate(text)).toBe(value);
});

test.each([
  '',
  'A B',
  'AB',
  'A +',
  '* A',
  '(A',
  'A)',
  '()',
  'A ** B',
  '1..2',
  'a',
  'A % B',
  '.',
  'A()',
])('%j is no expression', (text) => expect(parseExpression(text)).toBeUndefined());

test.each([
  ['', 1, 'a letter, a number or ('],
  ['A + ', 5, 'a letter, a number or ('],
  ['A + * B', 5, 'a letter, a number or ('],
  ['A B', 3, 'an operator, or the end'],
  ['A)', 2, 'an operator, or the end'],
  ['( A + B', 8, 'an operator or )'],
  ['A % B', 3, 'an operator, or the end'],
  ['-'.repeat(200), 102, 'nothing nested more than 100 deep'],
])('%j breaks at character %i: expected %s', (text, character, expected) => {
  expect(readExpression(text)).toEqual({ character, expected });
});

test('names the letters that it needs', () => {
  expect([...(parseExpression('A / (B + A)')?.references ?? [])]).toEqual(['A', 'B']);
});

test('is nested to a depth, and as long as one likes', () => {
  const nested = (depth: number) => `${'('.repeat(depth)}A${')'.repeat(depth)}`;
  expect(evaluate(nested(100))).toBe(6);
  expect(parseExpression(nested(10_000))).toBeUndefined();
  expect(parseExpression(`${'-'.repeat(10_000)}A`)).toBeUndefined();
  expect(evaluate(Array(20_000).fill('Z').join(' + '))).toBe(20_000);
});

interface Valued {
  readonly text: string;
  readonly value: number | null;
}

function combine(left: Valued, operator: string, right: Valued): Valued {
  const text = `(${left.text} ${operator} ${right.text})`;
  if (left.value === null || right.value === null) return { text, value: null };
  const [a, b] = [left.value, right.value];
  const value =
    operator === '+' ? a + b : operator === '-' ? a - b : operator === '*' ? a * b : a / b;
  return { text, value: Number.isFinite(value) ? value : null };
}

const { sum: tree } = fc.letrec<{ sum: Valued; leaf: Valued }>((tie) => ({
  sum: fc.oneof(
    { depthSize: 'small' },
    tie('leaf'),
    fc.tuple(tie('sum'), fc.constantFrom(...'+-*/'), tie('sum')).map((parts) => combine(...parts)),
    tie('sum').map(({ text, value }) => ({ text: `-${text}`, value: value && -value })),
  ),
  leaf: fc.oneof(
    fc.constantFrom(...'ABCDZ').map((text) => ({ text, value: VALUES[text] ?? null })),
    fc.nat(99).map((value) => ({ text: String(value), value })),
  ),
}));

test('is evaluated inside out, null where any part of it is', () => {
  fc.assert(
    fc.property(tree, ({ text, value }) => {
      const evaluated = evaluate(text);
      // -0 and 0 are one number.
      expect(evaluated === 0 ? 0 : evaluated).toBe(value === 0 ? 0 : value);
    }),
  );
});

test('no text makes it throw', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'AB1.+-*/() ') }), (text) => {
      expect(() => evaluate(text)).not.toThrow();
    }),
  );
});
