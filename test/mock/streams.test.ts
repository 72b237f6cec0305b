import { expect, test } from 'vitest';
import { createRandom, type Random } from '../../src/compile/random.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { createMock } from '../../src/mock/mock.ts';
import { createStreams } from '../../src/mock/streams.ts';

test("a seed's stream is that of the seed", () => {
  expect(createStreams()('a').derive('x').next()).toBe(createRandom('a').derive('x').next());
});

test('a seed has one stream while it is among the last', () => {
  const streamOf = createStreams();
  const first = streamOf('a');
  for (let index = 0; index < 15; index += 1) streamOf(`b${index}`);
  expect(streamOf('a')).toBe(first);
  for (let index = 0; index < 16; index += 1) streamOf(`c${index}`);
  expect(streamOf('a')).not.toBe(first);
});

test('mocks share no stream', () => {
  expect(createStreams()('a')).not.toBe(createStreams()('a'));
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
