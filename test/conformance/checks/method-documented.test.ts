import { test } from 'vitest';
import { expectFault, type FaultCase, list, ORDERS } from '../shop.ts';

test.each<FaultCase>([
  [
    'an undocumented method',
    { method: 'PUT' },
    list,
    ['method-documented', 'request', 'PUT', 'GET, POST for /orders', ORDERS],
  ],
])('%s', expectFault);
