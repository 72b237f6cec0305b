import { readFile } from 'node:fs/promises';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Json, JsonObject, Pointer } from '../../../src/contract/contract.ts';
import { loadContract } from '../../../src/contract/load.ts';
import { childPointer, isJsonObject, valueAt } from '../../../src/contract/pointer.ts';

const { document, operations, securitySchemes } = await loadContract('braze');
const [operation] = operations;
if (operation === undefined) throw new Error('there is no operation');

const ajv = addFormats.default(new Ajv2020({ strict: false }));
ajv.addSchema(document, 'contract');

/** What a value breaks of the schema at a pointer; an empty list where it satisfies it. */
function breaches(pointer: Pointer, value: unknown) {
  ajv.validate(`contract#${pointer}`, value);
  return ajv.errors ?? [];
}

test('is an OpenAPI 3.1 document', async () => {
  const file = new URL('../../../specs/braze/openapi.yaml', import.meta.url);
  expect(parse(await readFile(file, 'utf8'))).toMatchObject({ openapi: '3.1.0' });
});

test('documents one operation', () => {
  expect(operations.map(({ id }) => id)).toEqual(['GET /events/data_series']);
});

test('has the documented server, whose host is open', () => {
  expect(operation.servers).toEqual([
    {
      url: 'https://{instance_url}',
      variables: new Map([['instance_url', { default: 'rest.iad-01.braze.com' }]]),
    },
  ]);
});

test('asks for a REST API key as bearer token', () => {
  expect(operation.security).toEqual([new Map([['bearerAuth', []]])]);
  expect(securitySchemes.get('bearerAuth')).toEqual({ type: 'http', scheme: 'bearer' });
});

test.each([
  ['event', true, { type: 'string', minLength: 1 }],
  ['length', true, { type: 'integer', minimum: 1, maximum: 100 }],
  ['unit', false, { type: 'string', enum: ['day', 'hour'], default: 'day' }],
  ['ending_at', false, { type: 'string', format: 'date-time' }],
  ['app_id', false, { type: 'string' }],
  ['segment_id', false, { type: 'string' }],
])('documents the query parameter %s', (name, required, schema) => {
  const parameter = operation.parameters.find((candidate) => candidate.name === name);
  expect(parameter).toMatchObject({ in: 'query', required });
  expect(withoutExtensions(valueAt(document, parameter?.schema ?? 'none'))).toEqual(schema);
});

test('documents no other parameter, and no request body', () => {
  expect(operation.parameters).toHaveLength(6);
  expect(operation.requestBody).toBeUndefined();
});

test.each([
  ['200', '/components/schemas/DataSeries', ['success', 'success']],
  ['400', '/components/schemas/FatalError', ['Bad Syntax']],
  ['401', '/components/schemas/FatalError', ['Unknown or missing REST API Key']],
  ['429', '/components/schemas/FatalError', ['Over rate limit']],
  [
    '5XX',
    '/components/schemas/FatalError',
    ['Internal server error, you should retry with exponential backoff'],
  ],
])('documents the status %s with its message', (status, schema, messages) => {
  const response = operation.responses.find((candidate) => candidate.status === status);
  expect(response?.content.map(({ range }) => range)).toEqual(['application/json']);
  const [media] = response?.content ?? [];
  expect(valueAt(document, media?.schema ?? 'none')).toEqual({ $ref: `#${schema}` });
  const examples = [...(media?.examples.values() ?? [])];
  expect(examples.map((example) => isJsonObject(example) && example.message)).toEqual(messages);
});

test('documents no other status', () => {
  expect(operation.responses.map(({ status }) => status)).toEqual([
    '200',
    '400',
    '401',
    '429',
    '5XX',
  ]);
});

describe('an answer', () => {
  const point = { time: '2014-12-11', count: 1 };
  const series = (...data: unknown[]) => ({ message: 'success', data });

  test.each([
    ['without points', series()],
    ['of days', series(point)],
    ['of hours', series({ ...point, time: '2014-12-11T04:00:00Z' })],
    ['with an offset', series({ ...point, time: '2014-12-10T23:00:00-05:00' })],
    ['with a count of 0', series({ ...point, count: 0 })],
    ['of 100 points', series(...Array(100).fill(point))],
    ['with more members', { ...series({ ...point, more: 1 }), more: 1 }],
    ['with another message', { ...series(), message: 'partial' }],
  ])('%s satisfies the contract', (_what, body) => {
    expect(breaches('/components/schemas/DataSeries', body)).toEqual([]);
  });

  test.each([
    ['without a message', { data: [] }],
    ['without data', { message: 'success' }],
    ['of 101 points', series(...Array(101).fill(point))],
    ['without a time', series({ count: 1 })],
    ['without a count', series({ time: '2014-12-11' })],
    ['with a text as count', series({ ...point, count: '1' })],
    ['with a fraction as count', series({ ...point, count: 1.5 })],
    ['with a negative count', series({ ...point, count: -1 })],
    ['with another time', series({ ...point, time: 'yesterday' })],
    ['with a number as time', series({ ...point, time: 1418256000 })],
  ])('%s breaks the contract', (_what, body) => {
    expect(breaches('/components/schemas/DataSeries', body)).not.toEqual([]);
  });
});

const values = [...valuesToSatisfy(document, '')];

test('has examples and defaults', () => {
  expect(values.length).toBeGreaterThanOrEqual(14);
});

test.each(values)('the example or default at $place satisfies its schema', ({ schema, value }) => {
  expect(breaches(schema, value)).toEqual([]);
});

test.each(
  ['parameters', 'responses', 'schemas', 'securitySchemes'].flatMap((kind) =>
    Object.entries(valueAt(document, `/components/${kind}`) ?? {}),
  ),
)('%s names the section that it was written from', (_name, component) => {
  expect(component['x-source']).toMatch(/^Custom Events Analytics, \w/);
});

interface ValueToSatisfy {
  readonly place: Pointer;
  readonly schema: Pointer;
  readonly value: Json;
}

/** Every example and default of a document, with the pointer of its schema. */
function* valuesToSatisfy(node: Json, pointer: Pointer): Generator<ValueToSatisfy> {
  if (typeof node !== 'object' || node === null) return;
  if (isJsonObject(node)) yield* ownValues(node, pointer);
  for (const [key, child] of Object.entries(node)) {
    if (key !== 'example' && key !== 'examples')
      yield* valuesToSatisfy(child, childPointer(pointer, key));
  }
}

/** A schema's own `default` and `examples`, or the examples beside the schema of a parameter or media type. */
function* ownValues(node: JsonObject, pointer: Pointer): Generator<ValueToSatisfy> {
  const schema = `${pointer}/schema`;
  const { default: byDefault, example, examples } = node;
  const isSchema = 'type' in node || 'oneOf' in node;
  if (isSchema && byDefault !== undefined) {
    yield { place: `${pointer}/default`, schema: pointer, value: byDefault };
  }
  if (isSchema && Array.isArray(examples)) {
    for (const value of examples) yield { place: `${pointer}/examples`, schema: pointer, value };
  }
  if (example !== undefined) yield { place: `${pointer}/example`, schema, value: example };
  if (!isJsonObject(examples)) return;
  for (const [name, entry] of Object.entries(examples)) {
    if (!isJsonObject(entry) || entry.value === undefined) throw new Error(`${name} has no value`);
    yield { place: `${pointer}/examples/${name}`, schema, value: entry.value };
  }
}

function withoutExtensions(node: Json | undefined): Json | undefined {
  if (!isJsonObject(node)) return node;
  return Object.fromEntries(Object.entries(node).filter(([key]) => !key.startsWith('x-')));
}
