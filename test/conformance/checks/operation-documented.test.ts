import { test } from 'vitest';
import { expectFault, type FaultCase, list, V1 } from '../shop.ts';

test.each<FaultCase>([
  [
    'an undocumented path',
    { url: `${V1}/carts/1?x=1` },
    list,
    ['operation-documented', 'request', 'GET /carts/1', 'no such path', '/paths'],
  ],
])('%s', expectFault);
