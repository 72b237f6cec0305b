import { expect, test } from 'vitest';
import type { Random } from '../../src/compile/random.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { keepRecent } from '../../src/mock/recent.ts';

test('a key has one value while it is among the last that were asked for', () => {
  const recent = keepRecent(2, (key) => ({ key }));
  const first = recent.of('a');
  recent.of('b');
  expect(recent.of('a')).toBe(first);
  recent.of('c');
  expect(recent.of('a')).toBe(first);
  recent.of('d');
  recent.of('e');
  expect(recent.of('a')).not.toBe(first);
  expect(recent.of('a')).toEqual({ key: 'a' });
});

test('what is cleared is made again', () => {
  const recent = keepRecent(2, (key) => ({ key }));
  const first = recent.of('a');
  recent.clear();
  expect(recent.of('a')).not.toBe(first);
});

test('a mock gives its semantics one stream for a seed that is asked for repeatedly', async () => {
  const given: Random[] = [];
  const contract = await loadContractText(`
openapi: 3.1.0
info: { title: Dice, version: '1' }
paths: { /throw: { get: { responses: { '204': { description: Thrown. } } } } }
`);
  const { respond } = await createMock({
    contract,
    semantics: {
      operations: {
        'GET /throw': {
          respond(_, { random }) {
            given.push(random);
            return { status: 204, body: {} };
          },
        },
      },
    },
  });
  for (const seed of ['a', 'b', 'a']) {
    respond({ method: 'GET', url: '/throw', headers: { prefer: `seed=${seed}` } });
  }
  expect(given[2]).toBe(given[0]);
  expect(given[1]).not.toBe(given[0]);
});
