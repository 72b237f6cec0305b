import { describe, expect, test } from 'vitest';
import type { RequestChange, ResponseChange } from '../exchanges.ts';
import { replaySteps } from './sequence.ts';

/** What is sent after a creation, of which other ids come than were recorded. */
async function sentAfter(
  recorded: ResponseChange,
  answer: ResponseChange,
  request: RequestChange,
  creation: RequestChange = { method: 'POST', url: '/orders' },
): Promise<string | undefined> {
  const { sent } = await replaySteps([{ request: creation, recorded, answer }, { request }]);
  return sent[1];
}

const NUMBERS: [ResponseChange, ResponseChange] = [
  { status: 201, body: { id: 7 } },
  { status: 201, body: { id: 9 } },
];
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const UUID = '0198f0c4-7a3e-7b1a-8f52-3f6f4d1c9a10';
const OTHER = '0198f0c5-1111-7b1a-8f52-3f6f4d1c9a11';

describe('the id of a create', () => {
  test.each<[string, object, object, string]>([
    ['a member called id', { id: 7 }, { id: 9 }, 'GET /orders/9'],
    ['one after the entity', { order_id: 7 }, { order_id: 9 }, 'GET /orders/9'],
    ['one after the parameter', { orderId: '7' }, { orderId: '9' }, 'GET /orders/9'],
    ['within an envelope', { data: { id: 7 } }, { data: { id: 9 } }, 'GET /orders/9'],
    ['within the entity', { order: { id: 7 } }, { order: { id: 9 } }, 'GET /orders/9'],
    [
      'of each item',
      { orders: [{ id: 5 }, { id: 7 }] },
      { orders: [{ id: 1 }, { id: 9 }] },
      'GET /orders/9',
    ],
    ['one that has to be encoded', { id: '7' }, { id: 'a/b' }, 'GET /orders/a%2Fb'],
    ['not that of another', { owner: { id: 7 } }, { owner: { id: 9 } }, 'GET /orders/7'],
    ['not one of another type', { id: 7 }, { id: 'nine' }, 'GET /orders/7'],
    ['not another member', { total: 7 }, { total: 9 }, 'GET /orders/7'],
    ['not at another place', { id: 7 }, { data: { id: 9 } }, 'GET /orders/7'],
    [
      'not of lists that differ',
      { items: [{ id: 7 }] },
      { items: [{ id: 9 }, { id: 1 }] },
      'GET /orders/7',
    ],
  ])('%s', async (_, recorded, answer, wanted) => {
    const said = [recorded, answer].map((body) => ({ status: 201, body })) as typeof NUMBERS;
    expect(await sentAfter(...said, { url: '/orders/7' })).toBe(wanted);
  });

  test('the end of Location', async () => {
    const located = (location: string) => ({ status: 201, headers: { location } });
    const recorded = located('https://api.shop.example/v1/orders/7');
    const answer = located('/api/orders/n%20ine/');
    expect(await sentAfter(recorded, answer, { url: '/orders/7' })).toBe('GET /orders/n%20ine');
  });

  test('beyond the safe integers', async () => {
    const { sent } = await replaySteps([
      {
        request: { method: 'POST', url: '/orders' },
        recorded: { status: 201, body: { id: '9223372036854775807' } },
        answer: { status: 201, body: { id: '9223372036854775806' } },
      },
      { request: { method: 'POST', url: '/notes', body: { order_id: '9223372036854775807' } } },
    ]);
    expect(sent[1]).toBe('POST /notes {"order_id":"9223372036854775806"}');
  });

  test.each<[string, RequestChange, number, number]>([
    ['what failed when it was recorded', { method: 'POST', url: '/orders' }, 400, 201],
    ['a search', { method: 'POST', url: '/search' }, 200, 200],
    ['a change', { method: 'PUT', url: '/orders/7' }, 200, 200],
  ])('is none of %s', async (_, creation, was, is) => {
    const told = [
      { status: was, body: { id: 7 } },
      { status: is, body: { id: 9 } },
    ] as const;
    expect(await sentAfter(...told, { url: '/orders/7' }, creation)).toBe('GET /orders/7');
  });

  test('a 200 is a create where there are items below', async () => {
    const [recorded, answer] = NUMBERS.map((one) => ({ ...one, status: 200 })) as typeof NUMBERS;
    expect(await sentAfter(recorded, answer, { url: '/orders/7' })).toBe('GET /orders/9');
  });
});

describe('is put in', () => {
  test.each<[string, RequestChange, string]>([
    ['the path', { url: '/orders/7' }, 'GET /orders/9'],
    ['the path below', { url: '/orders/7/lines' }, 'GET /orders/9/lines'],
    ['a query', { url: '/notes?order=7&page=7' }, 'GET /notes?order=9&page=7'],
    ['a query of the same collection', { url: '/orders?id=7' }, 'GET /orders?id=9'],
    [
      'a body',
      { method: 'POST', url: '/notes', body: { orderId: 7, order: { id: 7 }, order_ids: [7, 8] } },
      'POST /notes {"orderId":9,"order":{"id":7},"order_ids":[9,8]}',
    ],
    [
      'a body that is sent below it',
      { method: 'PUT', url: '/orders/7', body: { id: 7, count: 7, note: '7' } },
      'PUT /orders/9 {"id":9,"count":7,"note":"7"}',
    ],
    ['not another collection', { url: '/notes/7' }, 'GET /notes/7'],
    ['not a part of a value', { url: '/notes?order=77' }, 'GET /notes?order=77'],
    [
      'not a text where it is a number',
      { method: 'POST', url: '/notes', body: { order: '7' } },
      'POST /notes {"order":"7"}',
    ],
    [
      'a form',
      { method: 'POST', url: '/notes', headers: FORM, body: 'order=7&page=7&note=a+b' },
      'POST /notes order=9&page=7&note=a+b',
    ],
    [
      'not a body that is neither JSON nor a form',
      { method: 'POST', url: '/notes', headers: { 'content-type': 'text/plain' }, body: 'order=7' },
      'POST /notes order=7',
    ],
    [
      'not a body without it, to the letter',
      { method: 'POST', url: '/notes', body: '{ "page": 1.0 }' },
      'POST /notes { "page": 1.0 }',
    ],
  ])('%s', async (_, request, wanted) => {
    expect(await sentAfter(...NUMBERS, request)).toBe(wanted);
  });

  test.each<[string, RequestChange, string]>([
    ['path', { url: `/notes/${UUID}` }, `GET /notes/${OTHER}`],
    ['query', { url: `/notes?about=${UUID}` }, `GET /notes?about=${OTHER}`],
    [
      'body',
      { method: 'POST', url: '/notes', body: { about: UUID } },
      `POST /notes {"about":"${OTHER}"}`,
    ],
    [
      'text with more',
      { method: 'POST', url: '/notes', body: { about: `see ${UUID}` } },
      `POST /notes {"about":"see ${UUID}"}`,
    ],
  ])('one that nobody writes by chance, wherever it stands: %s', async (_, request, wanted) => {
    const told = [UUID, OTHER].map((id) => ({ status: 201, body: { id } })) as typeof NUMBERS;
    expect(await sentAfter(...told, request)).toBe(wanted);
  });

  test('a header field', async () => {
    const { requests } = await replaySteps([
      { request: { method: 'POST', url: '/orders' }, recorded: NUMBERS[0], answer: NUMBERS[1] },
      {
        request: {
          url: '/notes',
          headers: { 'x-order-id': '7', 'x-orders': ['8', '7'], 'x-page': '7', accept: 'order 7' },
        },
      },
    ]);
    expect(requests[1]?.headers).toEqual({
      'x-order-id': '9',
      'x-orders': ['8', '9'],
      'x-page': '7',
      accept: 'order 7',
    });
  });

  test('of the last create, where one id was recorded twice', async () => {
    const creation = { request: { method: 'POST', url: '/orders' }, recorded: NUMBERS[0] };
    const { sent } = await replaySteps([
      { ...creation, answer: { status: 201, body: { id: 8 } } },
      { ...creation, answer: { status: 201, body: { id: 9 } } },
      { request: { url: '/orders/7' } },
    ]);
    expect(sent[2]).toBe('GET /orders/9');
  });

  test('and judged as it was sent', async () => {
    const { report } = await replaySteps([
      { request: { method: 'POST', url: '/orders' }, recorded: NUMBERS[0], answer: NUMBERS[1] },
      { request: { url: '/orders/7' }, recorded: { status: 200 }, answer: { status: 404 } },
    ]);
    const drifts = report.findings.filter(({ check }) => check === 'drift');
    expect(drifts.map(({ exchange }) => exchange.url)).toEqual(['http://127.0.0.1:1/api/orders/9']);
  });
});
