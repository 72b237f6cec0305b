import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { HttpRequest, HttpResponse } from '../../../src/http/exchange.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import { openContract } from '../../../src/semantics/open.ts';
import { checkOne, exchange } from '../../conformance/exchanges.ts';
import {
  analytics,
  anyAttributes,
  anyEvent,
  attributes,
  EVENT,
  INTAKE,
  KEYS,
  post,
  SCALAR,
  TIMESERIES,
} from './analytics-requests.ts';
import { subject } from './answered.ts';
import { bodyOf, messageOf } from './answers.ts';

const datadog = await openContract('datadog-product-analytics');
const { respond } = await createMock(datadog);

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
const paths = new URL('../../../specs/datadog-product-analytics/paths/', import.meta.url);
const FILES = ['events.yaml', 'analytics.yaml'];
for (const file of FILES) ajv.addSchema(parse(readFileSync(new URL(file, paths), 'utf8')), file);

/** What ajv, which knows nothing of the product, has against a body that is called as in the contract. */
function errorsOf(schema: string, body: unknown): unknown {
  const validate = FILES.map((file) => ajv.getSchema(`${file}#/schemas/${schema}`)).find(Boolean);
  return validate?.(body) ? [] : (validate?.errors ?? `there is no schema ${schema}`);
}

const OPERATIONS = {
  [INTAKE]: {
    bodies: anyEvent as fc.Arbitrary<unknown>,
    success: 202,
    failures: [400, 401, 403, 408, 413, 429, 500, 503],
    error: 'ProductAnalyticsServerSideEventErrors',
  },
  [SCALAR]: {
    bodies: anyAttributes.map(analytics) as fc.Arbitrary<unknown>,
    success: 200,
    schema: 'ProductAnalyticsScalarResponse',
    failures: [400, 403, 429],
    error: 'APIErrorResponse',
  },
  [TIMESERIES]: {
    bodies: anyAttributes.map(analytics) as fc.Arbitrary<unknown>,
    success: 200,
    schema: 'ProductAnalyticsTimeseriesResponse',
    failures: [400, 403, 429],
    error: 'APIErrorResponse',
  },
};

/** What the check finds in an exchange with the mock. */
async function findingsOf(request: HttpRequest, response: HttpResponse) {
  const host = request.url === INTAKE ? 'browser-intake-datadoghq.com' : 'api.datadoghq.com';
  const one = exchange({ ...request, url: `https://${host}${request.url}` }, response);
  return (await checkOne(one, [subject])).findings;
}

describe.each(Object.entries(OPERATIONS))('%s', (path, operation) => {
  const { bodies, success, failures, error } = operation;

  test('any valid request gets its success, whatever the seed', async () => {
    await fc.assert(
      fc.asyncProperty(bodies, fc.string(), async (body, seed) => {
        const request = post(path, body, { prefer: `seed=${JSON.stringify(seed)}` });
        const answer = respond(request);
        expect([answer.status, answer.headers['content-type']]).toEqual([
          success,
          'application/json',
        ]);
        if ('schema' in operation) expect(errorsOf(operation.schema, bodyOf(answer))).toEqual([]);
        else expect(answer.body).toBe('{}');
        expect(await findingsOf(request, answer)).toEqual([]);
      }),
    );
  });

  test('every documented failure has a body that satisfies its schema, whatever the seed', async () => {
    const code = fc.constantFrom(...failures);
    await fc.assert(
      fc.asyncProperty(
        bodies,
        fc.string(),
        code,
        fc.boolean(),
        async (body, seed, code, dynamic) => {
          const prefer = `code=${code}, seed=${JSON.stringify(seed)}, dynamic=${dynamic}`;
          const request = post(path, body, { prefer });
          const answer = respond(request);
          expect([answer.status, answer.headers['content-type']]).toEqual([
            code,
            'application/json',
          ]);
          expect(errorsOf(error, bodyOf(answer))).toEqual([]);
          expect(await findingsOf(request, answer)).toEqual([]);
        },
      ),
    );
  });

  if (path === INTAKE)
    test.each(failures)('a failure with %i that is made up speaks of that status', (code) => {
      const ask = (prefer: string) => bodyOf(respond(post(path, EVENT, { prefer })));
      expect(ask(`code=${code}, dynamic=true`)).toEqual(ask(`code=${code}`));
    });

  test.each([
    ['application/json', '{', 'expected a key in double quotes or "}"'],
    ['application/json', '', 'the body: expected a body (required), received nothing'],
    ['application/json', '[]', 'the body: expected object, received []'],
    ['text/plain', '{}', 'expected Content-Type application/json, received text/plain'],
  ])('a body of %s that is %j is told why it is refused', (type, body, reason) => {
    const answer = respond({ ...post(path, {}, { 'content-type': type }), body });
    expect(answer.status).toBe(400);
    expect(messageOf(answer)).toContain(reason);
  });
});

describe('keys', () => {
  const of = analytics(attributes());
  const WORDS: Record<number, object> = {
    401: { detail: 'Missing API Key', status: '401', title: 'Unauthorized' },
    403: { detail: 'Invalid API Key', status: '403', title: 'Forbidden' },
  };
  const known = createMock(datadog, {
    credentials: {
      apiKeyAuth: [{ value: 'good' }],
      appKeyAuth: [
        { value: 'good', scopes: ['rum_apps_read'] },
        { value: 'poor', scopes: [] },
      ],
    },
    rejectCredentials: { apiKeyAuth: ['revoked'] },
  });

  test.each<[string, Record<string, string>, number]>([
    [INTAKE, { 'dd-api-key': 'good' }, 202],
    [INTAKE, {}, 401],
    [INTAKE, { 'dd-api-key': '' }, 401],
    [INTAKE, { 'dd-api-key': 'other' }, 403],
    [INTAKE, { 'dd-api-key': 'revoked' }, 403],
    [INTAKE, { 'dd-application-key': 'good' }, 401],
    ...[SCALAR, TIMESERIES].flatMap((path): [string, Record<string, string>, number][] => [
      [path, { 'dd-api-key': 'good', 'dd-application-key': 'good' }, 200],
      [path, {}, 403],
      [path, { 'dd-api-key': 'good' }, 403],
      [path, { 'dd-application-key': 'good' }, 403],
      [path, { 'dd-api-key': 'other', 'dd-application-key': 'good' }, 403],
      [path, { 'dd-api-key': 'good', 'dd-application-key': 'other' }, 403],
      [path, { 'dd-api-key': 'good', 'dd-application-key': 'poor' }, 403],
      [path, { 'dd-api-key': '', 'dd-application-key': '' }, 403],
    ]),
  ])('%s with %j ends in %i', async (path, keys, status) => {
    const headers = { 'content-type': 'application/json', ...keys };
    const body = JSON.stringify(path === INTAKE ? EVENT : of);
    const answer = (await known).respond({ method: 'POST', url: path, headers, body });
    expect(answer.status).toBe(status);
    if (status < 400) return;
    expect(bodyOf(answer)).toEqual({
      errors: [path === INTAKE ? WORDS[status] : 'Not Authorized'],
    });
  });
});

test('no request makes it throw', () => {
  const part = fc.string({ unit: 'binary' });
  const text = fc.oneof(
    part,
    fc.json(),
    anyAttributes.map((of) => JSON.stringify(analytics(of))),
  );
  const request: fc.Arbitrary<HttpRequest> = fc.record({
    method: fc.constant('POST'),
    url: fc.constantFrom(INTAKE, SCALAR, TIMESERIES),
    headers: fc
      .record(
        { 'content-encoding': fc.constantFrom('gzip', 'x'), accept: part },
        { requiredKeys: [] },
      )
      .map((headers) => ({ ...KEYS, ...headers })),
    body: fc.oneof(
      text,
      fc.uint8Array(),
      text.map((plain) => gzipSync(plain)),
    ),
  });
  fc.assert(
    fc.property(request, (any) => {
      expect([200, 202, 400, 406, 413]).toContain(respond(any).status);
    }),
    { numRuns: 100 },
  );
});
