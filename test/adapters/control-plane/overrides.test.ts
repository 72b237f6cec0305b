import { beforeEach, describe, expect, test } from 'vitest';
import type { Mock } from '../../../src/mock/mock.ts';
import { asking, send, shop } from './ask.ts';

let mock: Mock;
let ask: ReturnType<typeof asking>;
beforeEach(async () => {
  mock = await shop();
  ask = asking(mock);
});

describe('overrides', () => {
  const LISTED = { contract: 'openapi', operation: 'GET /things', status: 503, headers: {} };
  test.each<[what: string, body: unknown, answers: number[], pending: unknown[]]>([
    ['for good', { operation: 'GET /things', status: 503 }, [503, 503, 503], [LISTED]],
    [
      'a number of times',
      { operation: 'GET /things', status: 503, times: 2 },
      [503, 503, 200],
      [{ ...LISTED, left: 2 }],
    ],
    [
      'by operationId',
      { operation: 'listThings', status: 503, times: 1 },
      [503, 200],
      [{ ...LISTED, left: 1 }],
    ],
    [
      'a list, in its order',
      [
        { operation: 'GET /things', status: 503, times: 1, body: { why: 'rest' } },
        { operation: 'GET /things', status: 500, times: 1, breach: true, body: null },
      ],
      [503, 500, 200],
      [
        { ...LISTED, left: 1, body: { why: 'rest' } },
        { ...LISTED, left: 1, status: 500, breach: true, body: null },
      ],
    ],
  ])('are taken %s', async (_, body, answers, pending) => {
    const told = await ask('POST /overrides', { body });
    expect(told.status).toBe(201);
    expect(told.json).toEqual({ overrides: pending });
    expect((await ask('GET /overrides')).json).toEqual({ overrides: pending });
    expect(answers.map(() => send(mock, '/things'))).toEqual(answers);
  });

  test('say how an answer goes out', async () => {
    const delivery = { delay: 20, disturbance: 'slow' };
    await ask('POST /overrides', { body: { operation: 'GET /things', status: 503, ...delivery } });
    const answer = mock.answer({ method: 'GET', url: '/things', headers: {} });
    expect(answer.delivery).toEqual(delivery);
  });

  test.each([
    ['DELETE /overrides', []],
    ['DELETE /overrides?operation=GET%20/things', ['GET /things/{id}']],
    ['DELETE /overrides?operation=listThings', ['GET /things/{id}']],
  ])('%s leaves %o', async (line, left) => {
    for (const operation of ['GET /things', 'GET /things/{id}']) {
      await ask('POST /overrides', { body: { operation, status: 200 } });
    }
    expect((await ask(line)).status).toBe(204);
    expect(mock.overrides().map(({ operation }) => operation)).toEqual(left);
  });

  test('that were made in code are listed, functions without what they will answer', async () => {
    mock.on('GET /things').reply(() => undefined);
    expect((await ask('GET /overrides')).json).toEqual({
      overrides: [{ contract: mock.contract.name, operation: 'GET /things' }],
    });
  });
});

describe('a sandbox is named by a header or in the query', () => {
  test.each([
    ['POST /overrides', { 'specwright-sandbox': 'a' }],
    ['POST /overrides?sandbox=a', {}],
  ])('%s %o', async (line, headers) => {
    await ask(line, { headers, body: { operation: 'GET /things', status: 503 } });
    expect(send(mock, '/things', 'a')).toBe(503);
    expect(send(mock, '/things', 'b')).toBe(200);
    expect(send(mock, '/things')).toBe(200);
    expect(mock.sandbox('a').overrides()).toHaveLength(1);
    await ask('POST /reset?sandbox=b');
    expect(send(mock, '/things', 'a')).toBe(503);
    await ask('POST /reset?sandbox=a');
    expect(send(mock, '/things', 'a')).toBe(200);
  });
});

test('without a sandbox all are reset', async () => {
  mock.sandbox('a').on('GET /things').reply(503);
  send(mock, '/things', 'a');
  expect((await ask('POST /reset')).status).toBe(204);
  expect(mock.requests.entries()).toEqual([]);
  expect(send(mock, '/things', 'a')).toBe(200);
});

describe('several contracts', () => {
  test('an operation that two have needs its contract', async () => {
    const other = { ...(await shop()) };
    const twin = { ...other, contract: { ...other.contract, name: 'twin' } };
    const both = asking(mock, twin);
    const body = { operation: 'GET /things', status: 503 };
    expect(await both('POST /overrides', { body })).toMatchObject({
      status: 400,
      json: { detail: expect.stringContaining('several contracts have GET /things') },
    });
    await both('POST /overrides', { body: { ...body, contract: 'twin' } });
    expect(mock.overrides()).toEqual([]);
    expect(other.overrides()).toHaveLength(1);
  });
});
