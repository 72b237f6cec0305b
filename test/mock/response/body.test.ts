import { expect, test } from 'vitest';
import { compileContract } from '../../../src/compile/compiled-contract.ts';
import type { FakeContext } from '../../../src/compile/fakes/compile.ts';
import { createRandom } from '../../../src/compile/random.ts';
import type { Json, MediaType } from '../../../src/contract/contract.ts';
import { SchemaError } from '../../../src/errors.ts';
import { fakeBody } from '../../../src/mock/response/body.ts';
import { contractOf, jsonResponse } from '../contract.ts';

const { contract } = await contractOf({
  '/thing': { get: { responses: { 200: jsonResponse({ type: 'integer', minimum: 3 }) } } },
});
const media = contract.operations[0]?.responses[0]?.content[0] as MediaType;

/** The body of a contract whose fakes are given one after the other. */
function bodyOf(fakes: readonly Json[]): Json {
  const seen = new Set<unknown>();
  const fake = ({ random }: FakeContext) => {
    seen.add(random.next());
    return fakes[Math.min(seen.size, fakes.length) - 1] as Json;
  };
  const compiled = { ...compileContract(contract), fakeOf: () => fake };
  return fakeBody(compiled, media, { now: 0, random: createRandom('a') });
}

test('a fake that breaks its schema is drawn again, from another stream', () => {
  expect(bodyOf([1, 'a', 3])).toBe(3);
});

test('a schema that no fake satisfies is told with the last one, and never answered', () => {
  expect(() => bodyOf([1])).toThrow(
    expect.objectContaining({
      name: SchemaError.name,
      problem: `no valid fake was found for the schema at ${media.schema}`,
      expected: 'at least 3',
      received: '1',
      location: expect.objectContaining({ file: expect.stringMatching(/openapi\.yaml$/) }),
    }),
  );
});
