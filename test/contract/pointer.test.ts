import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../src/contract/contract.ts';
import {
  childPointer,
  createPointerIndex,
  formatPointer,
  freeName,
  indexPointers,
  isJsonObject,
  isWithin,
  localPointer,
  localReference,
  nearestAround,
  objectAt,
  parentPointer,
  parsePointer,
  replaceReference,
  valueAt,
  visitObjects,
} from '../../src/contract/pointer.ts';

/** The document of RFC 6901 §5, and a key that JavaScript objects have by birth. */
const DOCUMENT: Json = {
  foo: ['bar', 'baz'],
  '': 0,
  'a/b': 1,
  'c%d': 2,
  'm~n': 8,
  ' ': 7,
  nested: { '~1': null },
};

test.each<[pointer: string, tokens: string[], value: Json | undefined]>([
  ['', [], DOCUMENT],
  ['/foo', ['foo'], ['bar', 'baz']],
  ['/foo/0', ['foo', '0'], 'bar'],
  ['/', [''], 0],
  ['/a~1b', ['a/b'], 1],
  ['/c%d', ['c%d'], 2],
  ['/m~0n', ['m~n'], 8],
  ['/ ', [' '], 7],
  ['/nested/~01', ['nested', '~1'], null],
  ['/foo/2', ['foo', '2'], undefined],
  ['/foo/01', ['foo', '01'], undefined],
  ['/foo/-', ['foo', '-'], undefined],
  ['/foo/length', ['foo', 'length'], undefined],
  ['/toString', ['toString'], undefined],
  ['/nested/__proto__', ['nested', '__proto__'], undefined],
  ['/a~1b/c', ['a/b', 'c'], undefined],
])('%j is %j and leads to %j', (pointer, tokens, value) => {
  expect(parsePointer(pointer)).toEqual(tokens);
  expect(formatPointer(tokens)).toBe(pointer);
  expect(valueAt(DOCUMENT, pointer)).toEqual(value);
});

test('any tokens survive writing and splitting', () => {
  fc.assert(
    fc.property(fc.array(fc.string()), (tokens) => {
      expect(parsePointer(formatPointer(tokens))).toEqual(tokens);
    }),
  );
});

test.each([
  ['', ''],
  ['/a', ''],
  ['/a~1b/0', '/a~1b'],
  ['/', ''],
])('%j is held by %j', (pointer, parent) => {
  expect(parentPointer(pointer)).toBe(parent);
});

test.each([
  ['/a', '/a', true],
  ['/a/b', '/a', true],
  ['/ab', '/a', false],
  ['/a', '/a/b', false],
  ['/a', '', true],
])('%j is within %j: %s', (pointer, node, wanted) => {
  expect(isWithin(pointer, node)).toBe(wanted);
});

test.each([
  ['/a/b/c', { at: '/a/b', found: 2 }],
  ['/a/x', { at: '/a', found: 1 }],
  ['/x', undefined],
])('around %j the nearest is %j', (pointer, wanted) => {
  const known = new Map([
    ['/a', 1],
    ['/a/b', 2],
  ]);
  expect(nearestAround(pointer, (at) => known.get(at))).toEqual(wanted);
});

test('an object is made where there is none, with those around it', () => {
  const document = { a: { b: { c: 1 } } };
  expect(objectAt(document, '/a/b')).toBe(document.a.b);
  objectAt(document, '/a/d/e').f = 2;
  expect(document).toEqual({ a: { b: { c: 1 }, d: { e: { f: 2 } } } });
});

test.each([
  [[], 'a'],
  [['a'], 'a2'],
  [['a', 'a2', 'a4'], 'a3'],
])('beside %j, a free name is %j', (taken: string[], wanted) => {
  expect(freeName('a', (name) => taken.includes(name))).toBe(wanted);
});

test('what a reference leads to is copied into its place', () => {
  const target = { a: { b: 1 } };
  const node = { $ref: '#/x', c: 2 };
  replaceReference(node, target);
  expect(node).toEqual({ a: { b: 1 }, c: 2 });
  expect(Object.values(node)).not.toContain(target.a);
});

test('a child pointer has one token more', () => {
  expect(childPointer('', 'a/b')).toBe('/a~1b');
  expect(childPointer('/items', 0)).toBe('/items/0');
});

test('an index tells the place of each object and list', () => {
  const item = { x: null };
  const document = { paths: { '/a~b': [item, {}] }, again: {} };
  const pointerOf = indexPointers(document);
  for (const node of [document, document.paths, item, document.again, item]) {
    expect(valueAt(document, pointerOf(node) as string)).toBe(node);
  }
  expect(pointerOf({})).toBeUndefined();
});

test('an index of some places tells where references lead from what is new', () => {
  const leaf = {};
  const schemas = { A: { items: { $ref: '#/schemas/B' } }, B: { not: leaf, $ref: '#/schemas/A' } };
  const index = createPointerIndex({ schemas });
  expect(index.add('/schemas/A')).toEqual(['/schemas/B']);
  expect(index.pointerOf(leaf)).toBeUndefined();
  expect(index.add('/schemas/B')).toEqual(['/schemas/A']);
  expect(index.pointerOf(leaf)).toBe('/schemas/B/not');
  expect(index.add('/schemas/B')).toEqual([]);
  expect(index.add('/schemas/None')).toEqual([]);
});

test('each object is visited, with the tokens that lead to it', () => {
  const document = { a: [{ b: {} }, 1], c: null };
  const seen: string[] = [];
  visitObjects(document, (object, tokens) => {
    expect(valueAt(document, formatPointer(tokens))).toBe(object);
    seen.push(formatPointer(tokens));
  });
  expect(seen).toEqual(['', '/a/0', '/a/0/b']);
});

test.each<[reference: string, pointer: string | undefined]>([
  ['#', ''],
  ['#/components/schemas/A%20b', '/components/schemas/A b'],
  ['#/paths/~1pets~1%7Bid%7D', '/paths/~1pets~1{id}'],
  ['#anchor', undefined],
  ['#/bad%', undefined],
  ['other.yaml#/a', undefined],
  ['', undefined],
])('the reference %j points to %j', (reference, pointer) => {
  expect(localPointer(reference)).toBe(pointer);
});

test.each(['', '/foo/0', '/a~1b', '/c%d', '/ ', '/é/#/?', '/{}/"'])(
  '%j is led back to',
  (pointer) => {
    expect(localPointer(localReference(pointer))).toBe(pointer);
  },
);

test.each<[value: Json | undefined, isObject: boolean]>([
  [{}, true],
  [[], false],
  [null, false],
  ['{}', false],
  [undefined, false],
])('isJsonObject(%j) is %j', (value, isObject) => {
  expect(isJsonObject(value)).toBe(isObject);
});
