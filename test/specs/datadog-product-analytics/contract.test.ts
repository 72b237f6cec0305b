import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compileContract } from '../../../src/compile/compiled-contract.ts';
import type { JsonObject, MediaType, Server } from '../../../src/contract/contract.ts';
import { loadContract } from '../../../src/contract/load.ts';
import { valueAt } from '../../../src/contract/pointer.ts';

const INTAKE = 'POST /api/v2/prodlytics';
const SCALAR = 'POST /api/v2/product-analytics/analytics/scalar';
const TIMESERIES = 'POST /api/v2/product-analytics/analytics/timeseries';

const contract = await loadContract('datadog-product-analytics');
const { document, operations, securitySchemes } = contract;
const { validatorOf } = compileContract(contract);

test('is an OpenAPI 3.1 document', async () => {
  const file = new URL('../../../specs/datadog-product-analytics/openapi.yaml', import.meta.url);
  expect(parse(await readFile(file, 'utf8'))).toMatchObject({ openapi: '3.1.0' });
});

test('documents three operations', () => {
  expect(operations.map(({ id, operationId }) => [id, operationId])).toEqual([
    [INTAKE, 'SubmitProductAnalyticsEvent'],
    [SCALAR, 'QueryProductAnalyticsScalar'],
    [TIMESERIES, 'QueryProductAnalyticsTimeseries'],
  ]);
});

const API_HOSTS = [
  'api.ap1.datadoghq.com',
  'api.ap2.datadoghq.com',
  'api.datadoghq.eu',
  'api.ddog-gov.com',
  'api.datadoghq.com',
  'api.us3.datadoghq.com',
  'api.us5.datadoghq.com',
];

test.each([
  [
    INTAKE,
    [
      'browser-intake-ap1-datadoghq.com',
      'browser-intake-ap2-datadoghq.com',
      'browser-intake-datadoghq.eu',
      'browser-intake-datadoghq.com',
      'browser-intake-us3-datadoghq.com',
      'browser-intake-us5-datadoghq.com',
      'browser-intake.ap1.datadoghq.com',
      'browser-intake.ap2.datadoghq.com',
      'browser-intake.datadoghq.eu',
      'browser-intake.datadoghq.com',
      'browser-intake.us3.datadoghq.com',
      'browser-intake.us5.datadoghq.com',
    ],
  ],
  [SCALAR, API_HOSTS],
  [TIMESERIES, API_HOSTS],
])('%s has the documented hosts', (id, hosts) => {
  expect(operation(id).servers.flatMap(urlsOf)).toEqual(hosts.map((host) => `https://${host}`));
});

test.each([
  [INTAKE, [['apiKeyAuth', []]]],
  [
    SCALAR,
    [
      ['apiKeyAuth', []],
      ['appKeyAuth', ['rum_apps_read']],
    ],
  ],
  [
    TIMESERIES,
    [
      ['apiKeyAuth', []],
      ['appKeyAuth', ['rum_apps_read']],
    ],
  ],
])('%s asks for its keys, all of them', (id, keys) => {
  expect(operation(id).security.map((requirement) => [...requirement])).toEqual([keys]);
});

test('keys are header fields', () => {
  expect(Object.fromEntries(securitySchemes)).toEqual({
    apiKeyAuth: { type: 'apiKey', in: 'header', name: 'DD-API-KEY' },
    appKeyAuth: { type: 'apiKey', in: 'header', name: 'DD-APPLICATION-KEY' },
  });
});

test.each([
  [INTAKE, ['202', '400', '401', '403', '408', '413', '429', '500', '503']],
  [SCALAR, ['200', '400', '403', '429']],
  [TIMESERIES, ['200', '400', '403', '429']],
])('%s documents its statuses, and no other', (id, statuses) => {
  expect(operation(id).responses.map(({ status }) => status)).toEqual(statuses);
});

test.each(operations)('$id takes a JSON body, and needs it', ({ requestBody, parameters }) => {
  expect(requestBody?.required).toBe(true);
  expect(requestBody?.content.map(({ range }) => range)).toEqual(['application/json']);
  expect(parameters).toEqual([]);
});

describe('an error of the intake', () => {
  test.each([
    ['400', 'Bad Request', 'Malformed payload'],
    ['401', 'Unauthorized', 'Missing API Key'],
    ['403', 'Forbidden', 'Invalid API Key'],
    ['408', 'Request Timeout', 'Request should be retried after some time'],
    ['413', 'Payload Too Large', 'Batch is above 5MB uncompressed'],
    ['429', 'Too Many Requests', 'Request should be retried after some time'],
    [
      '500',
      'Internal Server Error',
      'The server encountered an unexpected condition that prevented it from fulfilling the request',
    ],
    [
      '503',
      'Service Unavailable',
      'The server is not ready to handle the request probably because it is overloaded',
    ],
  ])('with status %s is an object with that status', (status, title, detail) => {
    const media = answer(INTAKE, status);
    expect(schemaOf(media)).toEqual({
      $ref: '#/components/schemas/ProductAnalyticsServerSideEventErrors',
    });
    expect([...media.examples.values()]).toEqual([{ errors: [{ detail, status, title }] }]);
  });
});

describe.each([SCALAR, TIMESERIES])('an error of %s', (id) => {
  test.each([
    ['400', 'Bad Request'],
    ['403', 'Not Authorized'],
    ['429', 'Too many requests'],
  ])('with status %s is a text', (status, text) => {
    const media = answer(id, status);
    expect(schemaOf(media)).toEqual({ $ref: '#/components/schemas/APIErrorResponse' });
    expect([...media.examples.values()]).toEqual([{ errors: [text] }]);
  });
});

test('an accepted event is answered by exactly {}', () => {
  const { schema = 'none', examples } = answer(INTAKE, '202');
  expect([...examples.values()]).toEqual([{}]);
  expect(validatorOf(schema, 'response')({})).toEqual([]);
  expect(validatorOf(schema, 'response')({ status: 'ok' })).toHaveLength(1);
});

const examples = operations.flatMap(({ id, requestBody, responses }) => [
  ...examplesOf(`${id} request`, 'request', requestBody?.content),
  ...responses.flatMap(({ status, content }) => examplesOf(`${id} ${status}`, 'response', content)),
]);

test('every body has an example', () => {
  expect(examples).toHaveLength(10 + 17 + 2 * 2);
});

test.each(examples)('the example $name of $of satisfies its schema', (example) => {
  expect(validatorOf(example.schema, example.direction)(example.value)).toEqual([]);
});

test.each(
  ['requestBodies', 'responses', 'schemas', 'securitySchemes'].flatMap((kind) =>
    Object.entries(valueAt(document, `/components/${kind}`) as JsonObject),
  ),
)('%s names the section that it was written from', (_name, component) => {
  expect((component as JsonObject)['x-source']).toMatch(
    /^(Send server-side events|Compute scalar analytics|Compute timeseries analytics|Compute scalar \/ timeseries analytics|all three operations), [A-Z]/,
  );
});

function operation(id: string) {
  const found = operations.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`there is no operation ${id}`);
  return found;
}

function answer(id: string, status: string): MediaType {
  const response = operation(id).responses.find((candidate) => candidate.status === status);
  const [media] = response?.content ?? [];
  if (media?.range !== 'application/json') throw new Error(`${id} ${status} isn't JSON`);
  return media;
}

function schemaOf({ schema }: MediaType) {
  return valueAt(document, schema ?? 'none');
}

/** A server's URL with each value of its variable. */
function urlsOf({ url, variables }: Server): string[] {
  const [variable] = variables;
  if (variable === undefined) return [url];
  const [name, values] = variable;
  return (values.enum ?? []).map((value) => url.replace(`{${name}}`, value));
}

function examplesOf(
  of: string,
  direction: 'request' | 'response',
  content: readonly MediaType[] = [],
) {
  return content.flatMap(({ schema = 'none', examples }) =>
    Array.from(examples, ([name, value]) => ({ of, name, direction, schema, value })),
  );
}
