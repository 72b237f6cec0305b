import { readFileSync } from 'node:fs';
import { deflateSync, gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { HttpRequest, HttpResponse } from '../../../src/http/exchange.ts';
import { createMock } from '../../../src/mock/mock.ts';
import { openContract } from '../../../src/semantics/open.ts';
import { brokenResponseRules } from '../../../src/semantics/rules.ts';
import type { Semantics, ValidRequest } from '../../../src/semantics/semantics.ts';
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
import { bodyOf, messageOf } from './answers.ts';

const datadog = await openContract('datadog-product-analytics');
const { respond } = await createMock(datadog);
const semantics: Semantics['operations'] | undefined = datadog.semantics?.operations;

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

/** The rules that an answer to a valid request breaks. */
function broken(path: string, body: unknown, answer: HttpResponse): string[] {
  const operation = datadog.contract.operations.find(({ id }) => id === `POST ${path}`);
  const rules = semantics?.[`POST ${path}`];
  if (operation === undefined || rules === undefined) return [`there is nothing for ${path}`];
  const request = { parameters: {}, body } as ValidRequest;
  const { status } = answer;
  return brokenResponseRules(rules, operation, { request, status, body: bodyOf(answer) }).map(
    ({ rule }) => rule.name,
  );
}

describe.each(Object.entries(OPERATIONS))('%s', (path, operation) => {
  const { bodies, success, failures, error } = operation;

  test('any valid request gets its success, whatever the seed', () => {
    fc.assert(
      fc.property(bodies, fc.string(), (body, seed) => {
        const answer = respond(post(path, body, { prefer: `seed=${JSON.stringify(seed)}` }));
        expect([answer.status, answer.headers['content-type']]).toEqual([
          success,
          'application/json',
        ]);
        if ('schema' in operation) expect(errorsOf(operation.schema, bodyOf(answer))).toEqual([]);
        else expect(answer.body).toBe('{}');
        expect(broken(path, body, answer)).toEqual([]);
      }),
    );
  });

  test('every documented failure has a body that satisfies its schema, whatever the seed', () => {
    const code = fc.constantFrom(...failures);
    fc.assert(
      fc.property(bodies, fc.string(), code, fc.boolean(), (body, seed, code, dynamic) => {
        const prefer = `code=${code}, seed=${JSON.stringify(seed)}, dynamic=${dynamic}`;
        const answer = respond(post(path, body, { prefer }));
        expect([answer.status, answer.headers['content-type']]).toEqual([code, 'application/json']);
        expect(errorsOf(error, bodyOf(answer))).toEqual([]);
        expect(broken(path, body, answer)).toEqual([]);
      }),
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

describe('an event of', () => {
  const LIMIT = 5_000_000;
  const sized = (bytes: number) => {
    const empty = JSON.stringify({ ...EVENT, note: '' });
    return JSON.stringify({ ...EVENT, note: 'x'.repeat(bytes - empty.length) });
  };
  const send = (body: string | Uint8Array, headers: Record<string, string> = {}) =>
    respond({ ...post(INTAKE, {}, headers), body });

  test('5 MB is accepted, one of a byte more is too large', () => {
    expect(send(sized(LIMIT)).status).toBe(202);
    const answer = send(sized(LIMIT + 1));
    expect(answer.status).toBe(413);
    expect(bodyOf(answer)).toEqual({
      errors: [
        {
          detail: 'Payload too large (batch is above 5MB uncompressed)',
          status: '413',
          title: 'Payload Too Large',
        },
      ],
    });
  });

  test('a size in bytes, not in characters', () => {
    const two = JSON.stringify({ ...EVENT, note: 'é'.repeat(LIMIT / 2) });
    expect(two.length).toBeLessThan(LIMIT);
    expect(send(two).status).toBe(413);
  });

  test.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
  ] as const)('more than 5 MB is too large in %s, too', (coding, compress) => {
    const headers = { 'content-encoding': coding };
    const exceeding = compress(sized(LIMIT + 1));
    expect(exceeding.length).toBeLessThan(LIMIT / 100);
    expect(send(exceeding, headers).status).toBe(413);
    expect(send(compress(sized(LIMIT)), headers).status).toBe(202);
  });

  test('too large a size without a key is told of its key', () => {
    expect(send(sized(LIMIT + 1), { 'dd-api-key': '' }).status).toBe(401);
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
