import { describe, expect, test } from 'vitest';
import { problem } from '../../../src/mock/problem.ts';
import { check, type ResponseChange } from '../exchanges.ts';
import { contractOf, inLine, json, recordings, replayed } from './drifting.ts';

const schema = { type: 'object', properties: { id: { type: 'integer' } } };
const content = {
  'application/json': { schema },
  'application/problem+json': { schema },
  'text/csv': { schema: { type: 'string' } },
};
const api = await contractOf({
  200: {
    description: 'Done.',
    content,
    headers: {
      'X-Total': { required: true, schema: { type: 'integer' } },
      'X-Page': { schema: { type: 'integer' } },
      'X-Api-Key': { schema: { type: 'string' } },
      'Set-Cookie': { schema: { type: 'string' } },
    },
  },
  201: { description: 'Made.', content },
  204: { description: 'None.' },
  404: { description: 'Unknown.' },
  429: { description: 'Too many.' },
});

const total = { 'x-total': '1' };
const done = { headers: { ...json, ...total }, body: { id: 1 } };
const STATUSES = '200, 201, 204, 404, 429';
const TYPES = 'application/json, application/problem+json, text/csv';

async function drifts(recorded: ResponseChange, received: ResponseChange, options = {}) {
  const { drift } = await replayed(api, recordings(recorded), [received], options);
  return drift.map((row) => `${row.status} ${inLine(row)}`);
}

describe('the status', () => {
  test('another of its class', async () => {
    expect(await drifts(done, { ...done, status: 201 })).toEqual([
      `200 warning response: ${STATUSES} | 200 | 201 (rt)`,
    ]);
  });

  test('another class', async () => {
    expect(await drifts(done, { status: 404 })).toEqual([
      `200 error response: ${STATUSES} | 200 | 404 (rt)`,
    ]);
  });

  test('one that is not documented', async () => {
    expect(await drifts(done, { ...done, status: 202 })).toEqual([
      `200 error response: ${STATUSES} | 200 | 202 (ct rt)`,
    ]);
    expect(await drifts({ status: 202 }, done)).toEqual([
      `202 warning response: ${STATUSES} | 202 | 200 (cr rt)`,
    ]);
    expect(await drifts({ status: 202 }, { status: 202 })).toEqual([
      `202 error response: ${STATUSES} | 202 | 202 (cr ct)`,
    ]);
  });

  test('a recorded one that a request cannot bring about says nothing', async () => {
    expect(await drifts({ status: 429 }, done)).toEqual([]);
  });

  test('where it differs, each body is held against what is documented for its own', async () => {
    const wrong = { ...done, body: { id: 'a' } };
    expect(await drifts(wrong, { ...wrong, status: 201 })).toEqual([
      '201 error response.body /id: integer | – | string (ct)',
      `200 warning response: ${STATUSES} | 200 | 201 (rt)`,
      '200 warning response.body /id: integer | string | – (cr)',
    ]);
  });
});

describe('the media type', () => {
  const typed = (mediaType: string) => ({
    headers: { ...total, 'content-type': mediaType },
    body: '{"id":1}',
  });

  test.each([
    ['another parameter', 'application/json; charset=utf-8', []],
    ['another that is documented', 'text/csv', ['info', 'text/csv (rt)']],
    [
      'one that stands for it',
      'application/vnd.api+json',
      ['info', 'application/vnd.api+json (rt)'],
    ],
    ['one that is not documented', 'text/html', ['error', 'text/html (ct rt)']],
    ['none', '', ['error', 'no media type (ct rt)']],
  ])('%s', async (_, mediaType, [severity, words]) => {
    const wanted = `200 ${severity} response.header /content-type: ${TYPES} | application/json | ${words}`;
    expect(await drifts(done, typed(mediaType))).toEqual(severity === undefined ? [] : [wanted]);
  });

  test('strictly, one that stands for it breaks the contract', async () => {
    const answer = typed('application/vnd.api+json');
    expect(await drifts(done, answer, { mediaTypes: 'strict' })).toEqual([
      `200 error response.header /content-type: ${TYPES} | application/json | application/vnd.api+json (ct rt)`,
    ]);
  });

  test('of no body nothing is said', async () => {
    expect(await drifts({ status: 204 }, { status: 204, headers: json })).toEqual([]);
  });
});

describe('documented headers', () => {
  const answer = (headers: object) => ({ ...done, headers: { ...done.headers, ...headers } });

  test.each([
    ['other values', {}, { 'x-total': '2' }, []],
    [
      'one that is required is lost',
      {},
      { 'x-total': undefined },
      ['error', '/x-total: integer | integer | absent (ct rt)'],
    ],
    [
      'one is of another type',
      {},
      { 'x-total': 'many' },
      ['error', '/x-total: integer | integer | another type (ct rt)'],
    ],
    [
      'an optional one is lost',
      { 'x-page': '1' },
      {},
      ['info', '/x-page: integer or absent | integer | absent (rt)'],
    ],
    ['one comes that recorders leave out', {}, { 'set-cookie': 'a=b', 'x-api-key': 'c' }, []],
    [
      'a credential is lost',
      { 'x-api-key': 'c' },
      {},
      ['info', '/x-api-key: string or absent | string | absent (rt)'],
    ],
    ['a masked one is lost', { 'x-api-key': '***' }, {}, []],
    ['one that is not documented', {}, { 'x-other': '1' }, []],
  ])('%s', async (_, recorded, received, [severity, words]) => {
    const wanted = `200 ${severity} response.header ${words}`;
    const rows = await drifts(answer(recorded), answer(received));
    expect(rows).toEqual(severity === undefined ? [] : [wanted]);
  });
});

test('a row tells how many exchanges show it, one of them, and where the answer is documented', async () => {
  const exchanges = recordings(done, done, done, done);
  const wrong = { ...done, body: {} };
  const { drift } = await replayed(api, exchanges, [done, wrong, wrong, done]);
  expect(drift).toMatchObject([
    {
      contract: 'api',
      operation: 'GET /thing',
      exchanges: 2,
      first: { file: 'a.har', index: 1 },
      contractLocation: { file: 'api.yaml', pointer: '/paths/~1thing/get/responses/200' },
    },
  ]);
});

test('without a replay there is none', async () => {
  const { drift } = await check(recordings({ ...done, body: [] }), [api]);
  expect(drift).toEqual([]);
});

describe('where the target says nothing, the recording is held against the contract', () => {
  const wrong = { ...done, body: { id: 'a' } };
  const { status, headers, body } = problem(500, 'No valid answer.');
  const wanted = ['200 warning response.body /id: integer | string | – (cr)'];

  test.each([
    ['it is overloaded', { status: 503 }],
    ['a mock answers for itself', { status, headers, body }],
  ])('%s', async (_, answer) => {
    expect(await drifts(done, answer)).toEqual([]);
    expect(await drifts(wrong, answer)).toEqual(wanted);
    expect(await drifts({ status: 202 }, answer)).toEqual([
      `202 warning response: ${STATUSES} | 202 | – (cr)`,
    ]);
  });

  test('it is not asked', async () => {
    const omitted = { request: 'too large' };
    const unsent = recordings(wrong).map((one) => ({ ...one, omitted }));
    const { drift, verdicts } = await replayed(api, unsent, []);
    expect(verdicts.unchecked).toBe(1);
    expect(drift.map((row) => `${row.status} ${inLine(row)}`)).toEqual(wanted);
  });

  test('a recorded 304 is no answer', async () => {
    expect(await drifts({ status: 304 }, { status: 503 })).toEqual([]);
    expect(await drifts({ status: 304 }, { status: 304 })).toEqual([]);
  });
});

test.each([
  ['drift', []],
  ['response-body', ['/content-type', '/x-total']],
  ['response-headers', ['/content-type', '/id']],
  ['response-content-type', ['/x-total', '/id']],
] as const)('what is ignored is not told: %s', async (ignored, wanted) => {
  const recorded = { ...done, body: { id: 'a' } };
  const lost = { headers: { 'content-type': 'text/html' }, body: 'a' };
  const { drift } = await replayed(api, recordings(recorded), [lost], {
    ignored: new Set([ignored]),
  });
  expect(drift.map(({ pointer }) => pointer)).toEqual(wanted);
});
