import { client, type v2 } from '@datadog/datadog-api-client';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { startMock } from '../../../src/adapters/start-mock.ts';
import {
  type Attributes,
  analytics,
  anyAttributes,
  anyEvent,
  attributes,
  DAY,
  EVENT,
  type Event,
  INTAKE,
  SCALAR,
  TIMESERIES,
} from './analytics-requests.ts';
import { type Keys, modelOf, officialClient, unparsed } from './official-client.ts';

const GOOD = { apiKeyAuth: 'good', appKeyAuth: 'good' };

const mock = await startMock('datadog-product-analytics', {
  credentials: {
    apiKeyAuth: [{ value: 'good' }],
    appKeyAuth: [{ value: 'good' }, { value: 'poor', scopes: [] }],
  },
});
afterAll(() => mock.close());

/** The operations by path, as the client calls them. */
const CALLS = {
  [INTAKE]: (api: v2.ProductAnalyticsApi, body: Event) =>
    api.submitProductAnalyticsEvent({ body: modelOf('ProductAnalyticsServerSideEventItem', body) }),
  [SCALAR]: (api: v2.ProductAnalyticsApi, of: Attributes) =>
    api.queryProductAnalyticsScalar({ body: requestModel(of) }),
  [TIMESERIES]: (api: v2.ProductAnalyticsApi, of: Attributes) =>
    api.queryProductAnalyticsTimeseries({ body: requestModel(of) }),
};

describe('with any seed', () => {
  test('every event is accepted, and answered by exactly {}', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), anyEvent, async (seed, event) => {
        expect(await CALLS[INTAKE](seeded(seed), event)).toEqual({});
      }),
      { numRuns: 50 },
    );
  });

  test('every scalar answer is read, with nothing left over', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), anyAttributes, async (seed, of) => {
        const answer = await CALLS[SCALAR](seeded(seed), of);
        expect(unparsed(answer)).toEqual([]);
        expect(answer.data?.type).toBe('scalar_response');
        const { columns = [] } = answer.data?.attributes ?? {};
        const names = (of.query.group_by ?? []).map(({ facet }) => facet);
        const wanted = answer.meta?.status === 'done' ? [...names, 'query'] : [];
        expect(columns.map(({ name }) => name)).toEqual(wanted);
      }),
    );
  });

  test('every timeseries answer is read, with nothing left over', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), anyAttributes, async (seed, of) => {
        const answer = await CALLS[TIMESERIES](seeded(seed), of);
        expect(unparsed(answer)).toEqual([]);
        expect(answer.data?.type).toBe('timeseries_response');
        const { times = [], series = [], values = [] } = answer.data?.attributes ?? {};
        expect(values.map(({ length }) => length)).toEqual(series.map(() => times.length));
      }),
    );
  });
});

test('every documented example is read, with nothing left over', async () => {
  for (const example of ['grouped', 'average', 'running']) {
    const api = officialClient(mock.url, GOOD, `example=${example}`);
    expect(unparsed(await CALLS[SCALAR](api, attributes()))).toEqual([]);
    expect(unparsed(await CALLS[TIMESERIES](api, attributes()))).toEqual([]);
  }
});

test('goes on with a query that runs', async () => {
  const of = attributes({}, { enforced_execution_type: 'trino-multistep' });
  for (const path of [SCALAR, TIMESERIES] as const) {
    const running = await CALLS[path](seeded('a'), of);
    const { status, requestId = '' } = running.meta ?? {};
    expect(status).toBe('running');
    expect(requestId).not.toBe('');
    const done = await CALLS[path](seeded('a'), { ...of, request_id: requestId });
    expect(done.meta).toMatchObject({ status: 'done', requestId });
  }
});

const INTAKE_FAILURES = [
  [400, 'Bad Request', 'Malformed payload'],
  [401, 'Unauthorized', 'Missing API Key'],
  [403, 'Forbidden', 'Invalid API Key'],
  [408, 'Request Timeout', 'Request should be retried after some time'],
  [413, 'Payload Too Large', 'Batch is above 5MB uncompressed'],
  [429, 'Too Many Requests', 'Request should be retried after some time'],
  [
    500,
    'Internal Server Error',
    'The server encountered an unexpected condition that prevented it from fulfilling the request',
  ],
  [
    503,
    'Service Unavailable',
    'The server is not ready to handle the request probably because it is overloaded',
  ],
] as const;

test.each(INTAKE_FAILURES)(
  'the intake fails with %i as documented',
  async (code, title, detail) => {
    const api = officialClient(mock.url, GOOD, `code=${code}`);
    const failure = await failureOf(CALLS[INTAKE](api, EVENT));
    expect(failure.code).toBe(code);
    expect(failure.body).toEqual(
      modelOf('ProductAnalyticsServerSideEventErrors', {
        errors: [{ detail, status: String(code), title }],
      }),
    );
  },
);

describe.each([SCALAR, TIMESERIES] as const)('%s', (path) => {
  test.each([
    [400, 'Bad Request'],
    [403, 'Not Authorized'],
    [429, 'Too many requests'],
  ])('fails with %i as documented', async (code, text) => {
    const api = officialClient(mock.url, GOOD, `code=${code}`);
    const failure = await failureOf(CALLS[path](api, attributes()));
    expect(failure.code).toBe(code);
    expect(failure.body).toEqual(modelOf('APIErrorResponse', { errors: [text] }));
  });
});

describe('a failure of any seed that is made, not documented', () => {
  test.each([
    [INTAKE, EVENT, [400, 401, 403, 408, 413, 429, 500, 503]],
    [SCALAR, attributes(), [400, 403, 429]],
    [TIMESERIES, attributes(), [400, 403, 429]],
  ] as const)('is read: %s', async (path, body, codes) => {
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.constantFrom(...codes), async (seed, code) => {
        const prefer = `code=${code}, dynamic=true, seed=${JSON.stringify(seed)}`;
        const api = officialClient(mock.url, GOOD, prefer);
        const failure = await failureOf(CALLS[path](api, body as Event & Attributes));
        expect(failure.code).toBe(code);
        expect(unparsed(failure.body)).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});

describe('keys', () => {
  test.each<[string, keyof typeof CALLS, Keys, number]>([
    ['missing', INTAKE, {}, 401],
    ['unknown', INTAKE, { apiKeyAuth: 'other' }, 403],
    ['both missing', SCALAR, {}, 403],
    ['the application key missing', SCALAR, { apiKeyAuth: 'good' }, 403],
    ['the API key missing', SCALAR, { appKeyAuth: 'good' }, 403],
    ['the API key unknown', SCALAR, { apiKeyAuth: 'other', appKeyAuth: 'good' }, 403],
    ['the application key unknown', SCALAR, { apiKeyAuth: 'good', appKeyAuth: 'other' }, 403],
    ['without the permission', SCALAR, { apiKeyAuth: 'good', appKeyAuth: 'poor' }, 403],
    ['both missing', TIMESERIES, {}, 403],
    ['without the permission', TIMESERIES, { apiKeyAuth: 'good', appKeyAuth: 'poor' }, 403],
  ])('%s, at %s', async (_what, path, keys, code) => {
    const call = CALLS[path] as (api: v2.ProductAnalyticsApi, body: unknown) => Promise<unknown>;
    const body = path === INTAKE ? EVENT : attributes();
    const failure = await failureOf(call(officialClient(mock.url, keys), body));
    expect(failure.code).toBe(code);
    const [error] = failure.body.errors ?? [];
    if (path !== INTAKE) expect(error).toBe('Not Authorized');
    else expect(error).toMatchObject({ status: String(code) });
  });
});

test('a request that is refused tells the reason', async () => {
  const reversed = attributes({}, { to: attributes().from });
  const failure = await failureOf(CALLS[SCALAR](seeded('a'), reversed));
  expect(failure).toMatchObject({
    code: 400,
    body: { errors: ['Bad Request: from must be less than to'] },
  });
  const nameless = { ...EVENT, event: { name: '' } };
  expect(await failureOf(CALLS[INTAKE](seeded('a'), nameless))).toMatchObject({
    code: 400,
    body: { errors: [{ status: '400', detail: expect.stringContaining('/event/name') }] },
  });
});

test('an event of more than 5 MB is too large', async () => {
  const of = (length: number) => ({ ...EVENT, note: 'x'.repeat(length) });
  const { code, body } = await failureOf(CALLS[INTAKE](seeded('a'), of(5_000_000)));
  expect([code, body.errors]).toMatchObject([413, [{ status: '413' }]]);
  expect(await CALLS[INTAKE](seeded('a'), of(4_999_000))).toEqual({});
});

test('counts agree, as a scalar and as a timeseries', async () => {
  const of = attributes({ group_by: [{ facet: '@view.name' }] }, { to: attributes().from + DAY });
  const scalar = await CALLS[SCALAR](seeded('a'), of);
  const timeseries = await CALLS[TIMESERIES](seeded('a'), of);
  const [names, counts] = scalar.data?.attributes?.columns ?? [];
  const { series = [], values } = timeseries.data?.attributes ?? {};
  expect(series.map(({ groupTags }) => groupTags?.[0])).toEqual(names?.values);
  expect(values).toEqual(counts?.values?.map((count) => [count]));
});

function seeded(seed: string): v2.ProductAnalyticsApi {
  return officialClient(mock.url, GOOD, `seed=${JSON.stringify(seed)}`);
}

function requestModel(of: Attributes): v2.ProductAnalyticsAnalyticsRequest {
  return modelOf('ProductAnalyticsAnalyticsRequest', analytics(of));
}

/** The error that the client makes of an answer. */
async function failureOf(
  call: Promise<unknown>,
): Promise<client.ApiException<{ errors?: unknown[] }>> {
  const failure = await call.then(
    (answer) => expect.unreachable(`answered ${JSON.stringify(answer)}`),
    (error: unknown) => error,
  );
  if (!(failure instanceof client.ApiException)) throw failure;
  return failure;
}
