import { test } from 'vitest';
import { expectFault, type FaultCase, GET_200, json, list } from '../shop.ts';

test.each<FaultCase>([
  [
    'a response header that is missing',
    {},
    { ...list, headers: json },
    [
      'response-headers',
      'response.header /x-total',
      'nothing',
      'a value (required)',
      `${GET_200}/headers/X-Total/required`,
    ],
  ],
  [
    'a response header of the wrong type',
    {},
    { ...list, headers: { ...json, 'x-total': 'many' } },
    [
      'response-headers',
      'response.header /x-total',
      '"many"',
      'integer',
      `${GET_200}/headers/X-Total/schema/type`,
    ],
  ],
])('%s', expectFault);
