import { expect, test } from 'vitest';
import { remembered } from '../../src/http/remembered.ts';

function counting() {
  let made = 0;
  const lengthOf = remembered((text) => {
    made += 1;
    return text === '' ? undefined : text.length;
  });
  return { lengthOf, made: () => made };
}

test('what came before is not made again, `undefined` neither', () => {
  const { lengthOf, made } = counting();
  expect([lengthOf('a'), lengthOf(''), lengthOf('a'), lengthOf('')]).toEqual([
    1,
    undefined,
    1,
    undefined,
  ]);
  expect(made()).toBe(2);
});

test('however many and long texts come, few and short ones are kept', () => {
  const { lengthOf, made } = counting();
  lengthOf('first');
  for (let index = 0; index < 4_000; index += 1) lengthOf(String(index));
  lengthOf('first');
  expect(made()).toBe(4_002);
  const long = 'x'.repeat(1_001);
  expect([lengthOf(long), lengthOf(long)]).toEqual([1_001, 1_001]);
  expect(made()).toBe(4_004);
});
