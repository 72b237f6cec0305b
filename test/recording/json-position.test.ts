import { expect, test } from 'vitest';
import { jsonPosition } from '../../src/recording/json-position.ts';

const TEXT = `
{ "a": [1, "]", { "x\\"y": [ {} ] }, [[2]], -3.5e1 ],
  "b" : { },
  "a b": null }`;

test.each<[(string | number)[], line: number, column: number]>([
  [[], 2, 1],
  [['a'], 2, 8],
  [['a', 0], 2, 9],
  [['a', 1], 2, 12],
  [['a', 2], 2, 17],
  [['a', 2, 'x"y', 0], 2, 29],
  [['a', 3, 0, 0], 2, 39],
  [['a', 4], 2, 44],
  [['b'], 3, 9],
  [['a b'], 4, 10],
  // The nearest that is there.
  [['b', 'c'], 3, 9],
  [['a', 7], 2, 8],
  [['a', 0, 'c'], 2, 9],
  [['c'], 2, 1],
])('%j stands at %i:%i', (path, line, column) => {
  expect(jsonPosition(TEXT, path)).toEqual({ line, column });
});

test('nesting may be deeper than the stack', () => {
  const deep = `${'['.repeat(99_999)}${']'.repeat(99_999)}`;
  expect(jsonPosition(`{"a":${deep},"b":1}`, ['b'])).toEqual({ line: 1, column: 200_009 });
});
