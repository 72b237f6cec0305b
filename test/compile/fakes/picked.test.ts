import { expect, test } from 'vitest';
import { createRandom } from '../../../src/compile/random.ts';
import type { JsonObject, Schema } from '../../../src/contract/contract.ts';
import { fakeOf, NOW } from './proof.ts';

const UNION = { type: ['integer', 'string', 'boolean', 'array', 'null'], items: {} };
/** An answer of JSON-RPC 2.0. */
const ANSWER: Schema = {
  oneOf: [
    {
      type: 'object',
      required: ['result', 'id'],
      properties: { result: {}, id: UNION },
      additionalProperties: false,
    },
    {
      type: 'object',
      required: ['error', 'id'],
      properties: { error: { type: 'object' }, id: UNION },
      additionalProperties: false,
    },
  ],
};

test.each([[77], ['abc'], [true], [[1]]])(
  'a sent value of any type that may be comes back: %j',
  (id) => {
    const fake = fakeOf(ANSWER);
    for (let seed = 0; seed < 20; seed += 1) {
      const given = { references: new Map(), members: { id } };
      const made = fake({
        random: createRandom(String(seed)),
        now: NOW,
        successStatus: 200,
        given,
      });
      expect((made as JsonObject).id).toEqual(id);
      expect(made).toHaveProperty('result');
    }
  },
);
