import { describe, expect, test } from 'vitest';
import { undeclaredProperties } from '../../src/compile/undeclared.ts';
import type { Json, Schema } from '../../src/contract/contract.ts';

const SCHEMAS: Record<string, Schema> = {
  Named: { properties: { name: {} } },
  Tree: {
    properties: { children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } } },
  },
};

/** Pointers in the value, with the pointer of the schema as seen from the one under test. */
function undeclared(schema: Schema, value: Json): string[] {
  const document = { components: { schemas: { ...SCHEMAS, Tested: schema } as never } };
  return undeclaredProperties(document, '/components/schemas/Tested', value).map(
    ({ pointer, contractPointer }) =>
      `${pointer} @${contractPointer.replace('/components/schemas/', '').replace('Tested', '')}`,
  );
}

const ab = { properties: { a: {}, b: {} } };

describe('declared', () => {
  test.each<[string, Schema, Json]>([
    ['by name', ab, { a: 1, b: 2 }],
    ['by any name', {}, { z: { y: 1 } }],
    ['by true', true, { z: 1 }],
    ['as any other', { ...ab, additionalProperties: true }, { z: 1 }],
    ['as any other of a schema', { ...ab, additionalProperties: { type: 'integer' } }, { z: 1 }],
    ['as any unevaluated one', { ...ab, unevaluatedProperties: {} }, { z: 1 }],
    ['by a pattern', { ...ab, patternProperties: { '^x-': {} } }, { 'x-z': 1 }],
    ['by a pattern that u forbids', { ...ab, patternProperties: { '^x\\-': {} } }, { 'x-z': 1 }],
    ['by a part', { allOf: [ab, { $ref: '#/components/schemas/Named' }] }, { a: 1, name: 2 }],
    ['beside a reference', { $ref: '#/components/schemas/Named', ...ab }, { a: 1, name: 2 }],
    ['by a branch', { oneOf: [ab, { $ref: '#/components/schemas/Named' }] }, { a: 1, name: 2 }],
    ['by a condition', { ...ab, if: { properties: { c: {} } } }, { c: 1 }],
    ['under a name that objects inherit', { properties: { toString: {} } }, { toString: 1 }],
    ['in what is no object', ab, [1, 'a', null]],
  ])('%s', (_, schema, value) => {
    expect(undeclared(schema, value)).toEqual([]);
  });
});

describe('undeclared', () => {
  test.each<[string, Schema, Json, string[]]>([
    ['beside names', ab, { a: 1, z: 2, y: 3 }, ['/z @', '/y @']],
    ['with a name that is escaped', ab, { 'a/b~c': 1 }, ['/a~1b~0c @']],
    ['under a name that objects inherit', ab, { constructor: 1 }, ['/constructor @']],
    ['by no pattern', { ...ab, patternProperties: { '^x-': {} } }, { z: 1 }, ['/z @']],
    ['by no part', { allOf: [{}, ab] }, { z: 1 }, ['/z @/allOf/1']],
    ['through a reference', { $ref: '#/components/schemas/Named' }, { z: 1 }, ['/z @Named']],
    [
      'by a branch that forbids it',
      { oneOf: [{ ...ab, additionalProperties: false }, { properties: { c: {} } }] },
      { c: 1, z: 1 },
      ['/z @/oneOf/0'],
    ],
    ['in a property', { properties: { a: ab } }, { a: { z: 1 } }, ['/a/z @/properties/a']],
    ['in a list', { items: ab }, [{}, { z: 1 }], ['/1/z @/items']],
    [
      'in a tuple',
      { prefixItems: [{}, ab], items: { properties: {} } },
      [{ z: 1 }, { z: 1 }, { a: 1 }],
      ['/1/z @/prefixItems/1', '/2/a @/items'],
    ],
    ['in a map', { additionalProperties: ab }, { k: { z: 1 } }, ['/k/z @/additionalProperties']],
    [
      'in a map by pattern',
      { patternProperties: { '^k': ab } },
      { k: { z: 1 }, other: { z: 1 } },
      ['/k/z @/patternProperties/^k'],
    ],
    [
      'far down a recursive schema',
      { $ref: '#/components/schemas/Tree' },
      { children: [{ children: [{ z: 1 }] }] },
      ['/children/0/children/0/z @Tree'],
    ],
  ])('%s', (_, schema, value, wanted) => {
    expect(undeclared(schema, value)).toEqual(wanted);
  });
});
