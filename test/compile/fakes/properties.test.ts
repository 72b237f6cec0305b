import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fakeOf, provenValue, sampleOf, validatorOf } from './proof.ts';
import { satisfiableSchema } from './schemas.ts';

test('the fake of any satisfiable schema is valid, for any seed', () => {
  fc.assert(
    fc.property(satisfiableSchema, fc.string(), (schema, seed) => {
      const proven = provenValue(fakeOf(schema), validatorOf(schema), seed);
      expect(proven).toBeDefined();
    }),
    { numRuns: 250 },
  );
});

test('the fake of any satisfiable schema is the same for the same seed', () => {
  fc.assert(
    fc.property(satisfiableSchema, fc.string(), (schema, seed) => {
      expect(sampleOf(fakeOf(structuredClone(schema)), seed)).toEqual(
        sampleOf(fakeOf(schema), seed),
      );
    }),
  );
});
