import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'a link to an operation that there is not',
    `
paths:
  /a:
    get:
      operationId: a
      responses:
        default:
          description: A
          links:
            here: { operationId: a }
            there: { operationId: b }`,
    '/paths/~1a/get/responses/default/links/there/operationId',
    '12:22',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['links-lead', pointer, at]]);
});
