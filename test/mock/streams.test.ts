import { expect, test } from 'vitest';
import { createRandom } from '../../src/compile/random.ts';
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
