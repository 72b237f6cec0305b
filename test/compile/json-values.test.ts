import { describe, expect, test } from 'vitest';
import {
  equalsOneOf,
  hasMember,
  IS_OF_TYPE,
  type JsonType,
  type Members,
} from '../../src/compile/json-values.ts';

describe('what a value is', () => {
  test.each<[unknown, JsonType[]]>([
    [null, ['null']],
    [true, ['boolean']],
    [1, ['integer', 'number']],
    [1.5, ['number']],
    [Number.NaN, []],
    [Number.POSITIVE_INFINITY, []],
    [1n, []],
    ['', ['string']],
    [[], ['array']],
    [{}, ['object']],
    [undefined, []],
  ])('%o is of types %j', (value, wanted) => {
    const types = Object.entries(IS_OF_TYPE).filter(([, isOfType]) => isOfType(value));
    expect(types.map(([type]) => type)).toEqual(wanted);
  });
});

test.each<[string, Members, boolean]>([
  ['a', { a: null }, true],
  ['a', { a: undefined }, false],
  ['a', {}, false],
  ['toString', {}, false],
  ['__proto__', JSON.parse('{ "__proto__": 1 }'), true],
])('%s is a member of %o: %s', (name, object, wanted) => {
  expect(hasMember(object, name)).toBe(wanted);
});

test.each<[unknown, unknown[], boolean]>([
  [1, [1, 2], true],
  ['1', [1], false],
  [null, [{}, null], true],
  [-0, [0], true],
  [{ b: [1], a: 2 }, [{ a: 2, b: [1] }], true],
  [{ a: 1 }, ['{"a":1}'], false],
  [[2, 1], [[1, 2]], false],
  [{ a: 1 }, [1], false],
])('%j equals one of %j: %s', (value, values, wanted) => {
  expect(equalsOneOf(values)(value)).toBe(wanted);
});
