import { expect, test } from 'vitest';
import { isMultiple } from '../../src/compile/multiple-of.ts';
import { compileValidators } from '../../src/compile/validators.ts';
import { loadContractText } from '../../src/contract/load.ts';

const contract = await loadContractText(
  JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Prices', version: '1' },
    paths: {},
    components: { schemas: { Price: { type: 'number', multipleOf: 0.01 } } },
  }),
);
const validate = compileValidators(contract)('/components/schemas/Price', 'response');

test.each([
  [0.29, true],
  [0.57, true],
  [4.35, true],
  [8.2, true],
  [19.99, true],
  [1234567.07, true],
  [-19.99, true],
  [0, true],
  [12345678901.23, true],
  [12345678901.235, false],
  [0.295, false],
  [0.001, false],
  [19.995, false],
])('%d is a multiple of 0.01: %s', (value, wanted) => {
  expect(validate(value).length === 0).toBe(wanted);
});

test('a quotient beyond the doubles is judged by what remains', () => {
  expect(isMultiple(1e308, 0.5)).toBe(true);
  expect(isMultiple(1e308, 0.123456789)).toBe(false);
});
