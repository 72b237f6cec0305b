import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../src/contract/contract.ts';
import { formatPointer } from '../../src/contract/pointer.ts';
import { createLocator, createTextPlaces } from '../../src/contract/positions.ts';

const TEXT = `{
  "paths": {"/a~b": {"get": 1}},
  "tags": [
    {"name": "a \\"quoted\\": [one"},
    {"name": "b"}
  ]
}
`;

test.each([
  ['', 1, 1, ''],
  ['/paths', 2, 3, '/paths'],
  ['/paths/~1a~0b/get', 2, 22, '/paths/~1a~0b/get'],
  ['/tags/1', 5, 5, '/tags/1'],
  ['/tags/1/name', 5, 6, '/tags/1/name'],
  ['/tags/1/name/no', 5, 6, '/tags/1/name'],
  ['/tags/2', 3, 3, '/tags'],
  ['/no/where', 1, 1, ''],
])('%s of a JSON text stands in line %i, column %i', (pointer, line, column, found) => {
  const locate = createLocator('a.json', () => TEXT);
  expect(locate(pointer)).toEqual({ file: 'a.json', line, column, pointer: found });
});

test('what stands in a JSON text stands there, too, when it is read as YAML', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const asJson = createLocator('a', () => text);
      const asYaml = createLocator('a', () => `${text} # no JSON`);
      for (const pointer of pointersIn(value as Json)) {
        expect(asJson(pointer)).toEqual(asYaml(pointer));
      }
    }),
  );
});

function pointersIn(value: Json): string[] {
  if (typeof value !== 'object' || value === null) return [''];
  const below = Object.entries(value).flatMap(([key, member]) =>
    pointersIn(member).map((pointer) => formatPointer([key]) + pointer),
  );
  return ['', ...below];
}

test.each([
  ['/two/a', 2, 3, '/two/a'],
  ['/three/memo', 4, 17, '/three/memo'],
  ['/three/list/1', 4, 36, '/three/list/1'],
  ['/three/none', 5, 1, '/three'],
])('what aliases and merge keys lead to stands there: %s', (pointer, line, column, found) => {
  const text = `one: &one
  a: 1
two: *one
x-base: &base { memo: 1, list: [0, 1] }
three:
  <<: [*one, *base]
`;
  const locate = createLocator('a.yaml', () => text);
  expect(locate(pointer)).toEqual({ file: 'a.yaml', line, column, pointer: found });
});

test.each([
  ['/id', '9007199254740993'],
  ['/list/1', '1.50'],
  ['/list', undefined],
  ['/list/2', undefined],
])('a number at %s is as it is written: %s', (pointer, wanted) => {
  const text = '{"id": 9007199254740993, "list": [1, 1.50]}';
  for (const each of [text, `${text} # no JSON`]) {
    expect(createTextPlaces('a', () => each).written(pointer)).toBe(wanted);
  }
});

test('places in and behind long values of a JSON text, in any order', () => {
  const long = Array.from({ length: 300 }, (_, index) => ({ name: `]}"${index}`, size: index }));
  const value = { a: { items: long, last: 1 }, b: { items: [long], last: 2 }, c: 3 };
  const { written } = createTextPlaces('a.json', () => JSON.stringify(value));
  const pointers = ['/c', '/a/last', '/b/items/0/299/size', '/b/last', '/a/items/150/size'];
  expect(pointers.map(written)).toEqual(['3', '1', '299', '2', '150']);
});
