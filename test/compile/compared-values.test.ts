import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { addComparedValues } from '../../src/compile/compared-values.ts';

const ajv = new Ajv2020({ strict: false });
addComparedValues(ajv, { holds: () => false, documented: () => undefined });

test.each<[schema: object, fitting: unknown, other: unknown]>([
  [{ const: 1 }, 1.0, '1'],
  [{ const: null }, null, undefined],
  [{ const: { a: [1], b: {} } }, { b: {}, a: [1] }, { a: [1], b: [] }],
  [{ const: { valueOf: 1 } }, { valueOf: 1 }, { valueOf: 2 }],
  [{ const: { constructor: { a: 1 } } }, { constructor: { a: 1 } }, {}],
  [{ enum: ['a', 1, null, false] }, false, 0],
  [{ enum: [{ toString: 1 }, []] }, { toString: 1 }, { toString: 2 }],
  [{ enum: [[1, 2]] }, [1, 2], [2, 1]],
])('%j takes %j, not %j', (schema, fitting, other) => {
  const validate = ajv.compile(schema);
  expect(validate(fitting)).toBe(true);
  expect(validate(other)).toBe(false);
});

test('an error tells the values', () => {
  const paramsOf = (schema: object) => {
    const validate = ajv.compile(schema);
    validate('x');
    return validate.errors?.map(({ params }) => params);
  };
  expect(paramsOf({ const: 1 })).toEqual([{ allowedValue: 1 }]);
  expect(paramsOf({ enum: [1, { a: 2 }] })).toEqual([{ allowedValues: [1, { a: 2 }] }]);
});
