import { expect, test } from 'vitest';
import { type OneFault, placesOf } from '../problems.ts';

test.each<OneFault>([
  [
    'an operationId that is taken',
    `
paths:
  /a:
    get: { operationId: a, responses: { default: { description: A } } }
webhooks:
  b:
    post: { operationId: a, responses: { default: { description: A } } }`,
    '/webhooks/b/post/operationId',
    '8:13',
  ],
])('%s', async (_, document, pointer, at) => {
  expect(await placesOf(document)).toEqual([['operation-ids-unique', pointer, at]]);
});
