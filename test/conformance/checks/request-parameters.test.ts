import { test } from 'vitest';
import { expectFault, type FaultCase, list, ORDERS, oneOrder, V1 } from '../shop.ts';

test.each<FaultCase>([
  [
    'a query parameter of the wrong type',
    { url: `${V1}/orders?page=two` },
    list,
    [
      'request-parameters',
      'request.query /page',
      '"two"',
      'integer',
      `${ORDERS}/get/parameters/1/schema/type`,
    ],
  ],
  [
    'a query parameter out of bounds',
    { url: `${V1}/orders?page=0` },
    list,
    [
      'request-parameters',
      'request.query /page',
      '0',
      'at least 1',
      `${ORDERS}/get/parameters/1/schema/minimum`,
    ],
  ],
  [
    'a query parameter that is none of the values',
    { url: `${V1}/orders?status=lost` },
    list,
    [
      'request-parameters',
      'request.query /status',
      '"lost"',
      'one of "open", "sent"',
      `${ORDERS}/get/parameters/0/schema/enum`,
    ],
  ],
  [
    'a path parameter',
    { url: `${V1}/orders/first` },
    oneOrder,
    [
      'request-parameters',
      'request.path /id',
      '"first"',
      'integer',
      '/paths/~1orders~1{id}/parameters/0/schema/type',
    ],
  ],
  [
    'a header parameter',
    { headers: { 'x-trace': 'none' } },
    list,
    [
      'request-parameters',
      'request.header /X-Trace',
      '"none"',
      'to match the pattern ^[a-f0-9]{8}$',
      `${ORDERS}/get/parameters/2/schema/pattern`,
    ],
  ],
  [
    'a cookie parameter',
    { headers: { cookie: 'a=b; session=abc' } },
    list,
    [
      'request-parameters',
      'request.cookie /session',
      '*** (string)',
      'at least 4 characters',
      `${ORDERS}/get/parameters/3/schema/minLength`,
    ],
  ],
])('%s', expectFault);
