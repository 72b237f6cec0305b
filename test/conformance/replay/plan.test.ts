import { expect, test } from 'vitest';
import { planReplay } from '../../../src/conformance/replay/plan.ts';
import type { Target } from '../../../src/conformance/replay/target.ts';
import type { RequestChange } from '../exchanges.ts';
import { exchange } from '../exchanges.ts';
import { ORDERS, orders } from './sequence.ts';

const json = { 'content-type': 'application/json' };

/** The plan of a session, a line for each deed. */
async function plan(
  requests: readonly RequestChange[],
  target: Partial<Target> = {},
): Promise<string[]> {
  const exchanges = requests.map((request, index) => {
    const url = request.url?.startsWith('/') ? ORDERS + request.url : (request.url ?? '');
    const status = request.method === 'POST' ? 201 : 200;
    return exchange({ ...request, url }, { status, headers: json, body: { id: 7 } }, index);
  });
  const session = {
    file: 'a.har',
    async *read() {
      yield exchanges;
    },
  };
  const planned = planReplay([session], [orders], {
    servers: [],
    target: {
      baseUrl: 'https://staging.example/api',
      local: false,
      mock: false,
      allowed: new Set(),
      credentials: new Map(),
      send: () => Promise.reject(new Error('it was sent')),
      ...target,
    },
  });
  return Array.fromAsync(planned, ({ source, deed, request, reason }) =>
    [source.index, deed, request, reason].filter((part) => part !== undefined).join(' | '),
  );
}

test('what is sent, where, and what is kept back, and why', async () => {
  const requests = [
    { url: '/orders?api_key=hush&page=2' },
    { method: 'POST', url: '/orders' },
    { url: '/carts' },
    { url: 'https://elsewhere.example/?token=hush' },
  ];
  expect(await plan(requests)).toEqual([
    '0 | send | GET https://staging.example/api/orders?page=2',
    `1 | keep back | POST ${ORDERS}/orders | POST writes: it is sent to a target that isn't local only with --allow`,
    `2 | keep back | GET ${ORDERS}/carts | it is not documented`,
    '3 | keep back | GET https://elsewhere.example/?token=*** | it is of none of the contracts',
  ]);
});

const CREATION = [{ method: 'POST', url: '/orders' }, { url: '/orders/7' }];

test('ids that nobody knows yet, and what is deleted', async () => {
  expect(await plan(CREATION, { local: true })).toEqual([
    '0 | send | POST https://staging.example/api/orders',
    '1 | send | GET https://staging.example/api/orders/(new.id.of.0)',
    '0 | delete | DELETE https://staging.example/api/orders/(new.id.of.0)',
  ]);
});

test('what would stay', async () => {
  const allowed = new Set(['POST /orders']);
  expect((await plan(CREATION, { allowed })).at(-1)).toBe(
    '0 | leave | DELETE https://staging.example/api/orders/(new.id.of.0) | it is deleted only with --allow "DELETE /orders/{orderId}"',
  );
});

test('what would write to what is not created', async () => {
  const deletion = { method: 'DELETE', url: '/orders/7' };
  const allowed = new Set(['DELETE /orders/{orderId}']);
  expect((await plan([...CREATION, deletion], { allowed })).slice(1)).toEqual([
    '1 | send | GET https://staging.example/api/orders/7',
    `2 | keep back | DELETE ${ORDERS}/orders/7 | not sent: it writes to what wasn't created here: the request that creates it was kept back`,
  ]);
});

test('what the recording deletes is deleted once', async () => {
  const deletion = { method: 'DELETE', url: '/orders/7' };
  expect((await plan([...CREATION, deletion], { local: true })).slice(2)).toEqual([
    '2 | send | DELETE https://staging.example/api/orders/(new.id.of.0)',
  ]);
});
