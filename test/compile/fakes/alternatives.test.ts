import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { fakeOf, sampleOf, validatorOf } from './proof.ts';

/** Two choices of as many branches, which all hold together unless they are told apart. */
function twoChoices(branches: number, branch: (name: string) => JsonObject): JsonObject {
  const choice = (prefix: string) => ({
    oneOf: Array.from({ length: branches }, (_, index) => branch(`${prefix}${index}`)),
  });
  return { allOf: [choice('a'), choice('b')] };
}

test('twice the branches take about twice the work, not four times', () => {
  const readsFor = (branches: number) => {
    let reads = 0;
    const branch = (name: string) => {
      const schema = { type: 'string' };
      const properties: JsonObject = {};
      const get = () => {
        reads++;
        return schema;
      };
      Object.defineProperty(properties, name, { enumerable: true, get });
      return { type: 'object', required: [name], properties };
    };
    fakeOf(twoChoices(branches, branch));
    return reads;
  };
  expect(readsFor(16)).toBeLessThan(3 * readsFor(8));
});

test('one branch of each choice holds', () => {
  const schema = twoChoices(8, (name) => ({ properties: { [name]: { type: 'string' } } }));
  expect(sampleOf(fakeOf(schema))).toSatisfy(validatorOf(schema));
});
