import { test } from 'vitest';
import { created, creation, expectFault, type FaultCase, POST_BODY } from '../shop.ts';

test.each<FaultCase>([
  [
    'a request body of another media type',
    { ...creation, headers: { 'content-type': 'text/plain' } },
    created,
    [
      'request-content-type',
      'request.header /content-type',
      'text/plain',
      'application/json',
      POST_BODY,
    ],
  ],
])('%s', expectFault);
