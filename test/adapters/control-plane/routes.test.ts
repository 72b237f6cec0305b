import { describe, expect, test } from 'vitest';
import { contractOf, jsonResponse } from '../../mock/contract.ts';
import { asking, send, shop } from './ask.ts';

const mock = await shop();
const ask = asking(mock);

describe('the clock', () => {
  test.each<[body: object, now: string | RegExp, fixed: boolean]>([
    [{ set: 'fixed:2026-11-20T00:00:00Z' }, '2026-11-20T00:00:00.000Z', true],
    [{ advance: '1d' }, '2026-11-21T00:00:00.000Z', true],
    [{ advance: 90_000 }, '2026-11-21T00:01:30.000Z', true],
    [{ set: '2030-01-01T00:00:00Z' }, /^2030-01-01T00:00:/, false],
  ])('%o', async (body, now, fixed) => {
    const told = await ask('POST /clock?sandbox=a', { body });
    expect(told).toMatchObject({
      status: 200,
      json: { now: typeof now === 'string' ? now : expect.stringMatching(now), fixed },
    });
    expect((await ask('GET /clock?sandbox=a')).json).toMatchObject({ fixed });
    // That of others goes on as it did.
    expect((await ask('GET /clock')).json).toMatchObject({ fixed: false });
  });
});

test('the operations, with what they may answer', async () => {
  expect((await ask('GET /operations')).json).toEqual({
    contracts: [
      {
        contract: 'openapi',
        title: 'Shop',
        operations: [
          {
            id: 'GET /things',
            summary: 'All things',
            responses: [
              { status: '200', description: 'A body.', examples: ['one'] },
              { status: '503', description: 'A body.', examples: [] },
            ],
          },
          {
            id: 'GET /things/{id}',
            responses: [{ status: '200', description: 'A body.', examples: [] }],
          },
        ],
      },
    ],
  });
});

test('coverage is that of all sandboxes', async () => {
  send(mock, '/things', 'a');
  expect((await ask('GET /coverage')).json).toMatchObject({
    contracts: [
      {
        contract: 'openapi',
        statuses: {
          documented: 3,
          exercised: 1,
          missing: ['GET /things 503', 'GET /things/{id} 200'],
        },
      },
    ],
  });
});

test('the sandboxes that asked', async () => {
  send(mock, '/things', 'b');
  expect((await ask('GET /sandboxes')).json).toEqual({
    sandboxes: [
      { name: 'a', requests: 1 },
      { name: 'b', requests: 1 },
    ],
  });
});

test('health', async () => {
  expect((await ask('GET /health')).json).toEqual({
    status: 'ok',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    contracts: ['openapi'],
    run: expect.stringMatching(/^[\da-f-]{36}$/),
    revision: mock.contract.hash,
  });
});

test('a contract that was changed has another revision', async () => {
  const own = await shop();
  const revision = async () => (await asking(own)('GET /health')).json;
  const before = await revision();
  own.reload(await contractOf({ '/new': { get: { responses: { 200: jsonResponse(true) } } } }));
  expect(await revision()).not.toEqual(before);
});

test('mocks that are served anew are another run', async () => {
  const runOf = async (asks: typeof ask) =>
    ((await asks('GET /health')).json as { run: string }).run;
  const run = await runOf(ask);
  expect(await runOf(ask)).toBe(run);
  expect(await runOf(asking(mock))).not.toBe(run);
});

test('HEAD tells what GET would', async () => {
  const { headers, text, status } = await ask('HEAD /health');
  expect({ status, text }).toEqual({ status: 200, text: '' });
  expect(Number(headers['content-length'])).toBe((await ask('GET /health')).text.length);
});

test('the path without its slash leads to the page, so that the page finds its parts', async () => {
  expect(await ask('GET ')).toMatchObject({ status: 308, headers: { location: '/__specwright/' } });
});
