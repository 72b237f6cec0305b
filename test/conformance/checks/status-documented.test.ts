import { test } from 'vitest';
import { creation, expectFault, type FaultCase, ORDERS } from '../shop.ts';

test.each<FaultCase>([
  [
    'an undocumented status',
    creation,
    { status: 200 },
    ['status-documented', 'response', '200', '201, 4XX, 5XX', `${ORDERS}/post/responses`],
  ],
])('%s', expectFault);
