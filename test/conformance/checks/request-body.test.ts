import { test } from 'vitest';
import {
  created,
  creation,
  expectFault,
  type FaultCase,
  LINE,
  ORDERS,
  one,
  oneOrder,
  POST_BODY,
  sent,
} from '../shop.ts';

test.each<FaultCase>([
  [
    'a request body where none is documented',
    { ...one, headers: { 'content-type': 'text/plain' }, body: 'é' },
    oneOrder,
    [
      'request-body',
      'request.body',
      '2 bytes of text/plain',
      'no body',
      '/paths/~1orders~1{id}/get',
      'warning',
    ],
  ],
  [
    'a request body that breaks its schema',
    { ...creation, body: { ...sent, lines: [{ sku: 'abc' }] } },
    created,
    [
      'request-body',
      'request.body /lines/0/sku',
      '"abc"',
      'to match the pattern ^[A-Z]{3}$',
      `${LINE}/properties/sku/pattern`,
    ],
  ],
  [
    'a request body without a writeOnly property',
    { ...creation, body: { lines: [] } },
    created,
    [
      'request-body',
      'request.body /secret',
      'nothing',
      'a value (required)',
      '/components/schemas/Order/required',
    ],
  ],
  [
    'no request body',
    { method: 'POST' },
    created,
    [
      'request-body',
      'request.body',
      'nothing',
      'a body (required)',
      `${ORDERS}/post/requestBody/required`,
    ],
  ],
  [
    'a request body that is no JSON',
    { ...creation, body: '{"lines": [],\n }' },
    created,
    [
      'request-body',
      'request.body',
      'expected a key in double quotes, received "}" (line 2, column 2)',
      'JSON',
      `${POST_BODY}/application~1json`,
    ],
  ],
])('%s', expectFault);
