import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'a format that nothing checks, at two places',
    `
components:
  schemas:
    A: { type: string, format: colour }
    B: { type: string, format: colour }`,
    '/components/schemas/A/format',
    '5:24',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['formats-known', pointer, at]]);
});
