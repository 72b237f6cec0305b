import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/contract/contract.ts';
import { formatPointer, parsePointer, valueAt } from '../../src/contract/pointer.ts';
import { SpecwrightError } from '../../src/errors.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { type OpenContract, openContract } from '../../src/semantics/open.ts';
import { folderOf } from '../contract/folder.ts';
import { type Run, run } from './run-main.ts';

/** A sound document, with an object of every kind. */
const SOUND = {
  openapi: '3.1.0',
  info: { title: 'T', version: '1' },
  servers: [{ url: 'https://api.example.com', variables: {} }],
  tags: [{ name: 'a' }],
  security: [{ key: [] }],
  paths: {
    '/a/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      post: {
        operationId: 'a',
        summary: 'makes one',
        tags: ['a'],
        parameters: [{ $ref: '#/components/parameters/Page' }],
        requestBody: {
          content: {
            'application/json': {
              schema: { $ref: '#/components/schemas/Thing' },
              examples: { one: { value: { name: 'x' } } },
            },
          },
        },
        responses: {
          '200': {
            description: 'ok',
            headers: { 'X-Total': { schema: { type: 'integer' } } },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
            links: { self: { operationId: 'a' } },
          },
        },
        callbacks: { done: { '{$url}': { post: { responses: {} } } } },
        security: [{ key: [] }],
      },
    },
    '/b': { $ref: '#/components/pathItems/B' },
  },
  components: {
    schemas: {
      Thing: {
        title: 'Thing',
        type: 'object',
        required: ['name'],
        properties: { name: { type: 'string', enum: ['x'], default: 'x' } },
        additionalProperties: false,
        discriminator: { propertyName: 'name', mapping: { x: '#/components/schemas/Thing' } },
      },
      Any: { allOf: [{}], anyOf: [{}], items: {}, not: {} },
    },
    parameters: { Page: { name: 'page', in: 'query', schema: { type: 'integer' } } },
    responses: { Gone: { description: 'gone' } },
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'key' } },
    pathItems: { B: { get: { responses: { '204': { description: 'ok' } } } } },
  },
};

const EXCHANGES = [
  { method: 'POST', url: 'https://api.example.com/a/1?page=1' },
  { method: 'GET', url: 'https://api.example.com/b' },
].map(({ method, url }) => ({
  request: { method, url, headers: [] },
  response: {
    status: 200,
    headers: [{ name: 'content-type', value: 'application/json' }],
    content: { mimeType: 'application/json', text: '{"name":"x"}' },
  },
}));
const HAR = JSON.stringify({ log: { version: '1.2', entries: EXCHANGES } });

const THING = '/components/schemas/Thing';
const POST = '/paths/~1a~1{id}/post';

/** Places with what may not stand there: `types` says so. */
const REFUSED: readonly (readonly [pointer: string, ...values: Json[]])[] = [
  ['/paths', 5, []],
  ['/paths/~1a~1{id}', null],
  [POST, null, 5, []],
  [`${POST}/parameters`, 5, {}],
  [`${POST}/parameters/0`, null, { name: 'a' }, { name: 5, in: 'query' }],
  [`${POST}/requestBody`, null, true],
  [`${POST}/requestBody/content`, []],
  [`${POST}/requestBody/content/application~1json`, null],
  [`${POST}/requestBody/content/application~1json/schema`, null, 'x'],
  [`${POST}/responses`, [null]],
  [`${POST}/responses/200`, null, { $ref: 5 }, { $ref: '#/nowhere' }],
  [`${POST}/responses/200/headers`, 5],
  [`${POST}/responses/200/headers/X-Total`, null],
  [`${POST}/responses/200/content`, 'x'],
  [`${POST}/callbacks`, 5],
  ['/components', []],
  ['/components/schemas', 5],
  [THING, null, [], { $ref: null }, { $ref: '#/info/title' }],
  [`${THING}/type`, 5, { $ref: `#${THING}` }],
  [`${THING}/properties`, []],
  [`${THING}/properties/name`, null],
  [`${THING}/additionalProperties`, null],
  [`${THING}/discriminator/mapping/x`, '#/nowhere'],
  ['/components/schemas/Any/allOf', {}, [null]],
  ['/components/responses/Gone', null],
  ['/components/pathItems/B', 5],
];

/** Places with what may stand there, or has no part in any type: `types` writes them. */
const WRITTEN: readonly (readonly [pointer: string, ...values: Json[]])[] = [
  ['/info', null],
  ['/servers', 5, [null], [{ url: '/', variables: 5 }]],
  ['/tags', 5],
  ['/security', null, [5]],
  ['/paths', null],
  ['/paths/x-note', 5],
  [`${POST}/operationId`, 5],
  [`${POST}/summary`, {}],
  [`${POST}/parameters`, null],
  [`${POST}/responses`, null],
  [`${POST}/responses/x-note`, 'x'],
  [`${POST}/responses/200/links`, 5],
  [`${POST}/requestBody/content/application~1json/examples`, []],
  ['/components/securitySchemes', 5],
  ['/components/securitySchemes/key', null],
  [`${THING}/title`, 5],
  [`${THING}/required`, 'name'],
  [`${THING}/properties/name/enum`, 5],
  [`${THING}/properties/name/default`, { $ref: '#/nowhere' }],
  [`${THING}/discriminator`, 5],
  [`${THING}/discriminator/mapping`, { x: 5 }, { x: 'Nothing' }],
  ['/components/schemas/Any/allOf', [true, false]],
];

describe('a malformed document is a mistake of its own, never a fault of Specwright', () => {
  test.each(casesOf(REFUSED))('%s: %j, refused by types', async (pointer, value) => {
    const { exitCode, err } = await runEach(pointer, value);
    expect([exitCode, err]).toEqual([2, expect.stringMatching(/^error .*api\.json:\d+:\d+: /)]);
  });

  test.each(casesOf(WRITTEN))('%s: %j, written by types', async (pointer, value) => {
    const { exitCode, err } = await runEach(pointer, value);
    expect([exitCode, err]).toEqual([0, expect.stringContaining('written')]);
  });
});

function casesOf(table: typeof REFUSED): [pointer: string, value: Json][] {
  return table.flatMap(([pointer, ...values]) =>
    values.map((value): [string, Json] => [pointer, value]),
  );
}

/** Has every command take the document with a value at a pointer. Gives what `types` made of it. */
async function runEach(pointer: string, value: Json): Promise<Run> {
  const document = JSON.stringify(documentWith(pointer, value), null, 2);
  const folder = await folderOf({ 'api.json': document, 'a.har': HAR });
  const file = join(folder, 'api.json');
  const lint = await run('lint', file);
  expect(lint.exitCode, lint.err).toBeLessThanOrEqual(2);
  const check = await run('check', join(folder, 'a.har'), '--contract', file);
  expect(check.exitCode, check.err).toBeLessThanOrEqual(2);
  await expectMock(file);
  return run('types', file, '--out', join(folder, 'out'));
}

/** Whatever is asked of its mock, it answers. */
async function expectMock(file: string): Promise<void> {
  const opened = await openContract(file).catch((error: unknown) => error);
  if (opened instanceof SpecwrightError) return;
  const mock = await createMock(opened as OpenContract);
  for (const { request } of EXCHANGES) {
    const { url, ...rest } = request;
    const asked = { ...rest, url: new URL(url).pathname, headers: { key: 'a' } };
    expect((await mock.respond(asked)).status).toBeGreaterThanOrEqual(200);
  }
}

function documentWith(pointer: string, value: Json): Json {
  const document = structuredClone(SOUND) as unknown as JsonObject;
  const tokens = parsePointer(pointer);
  const key = tokens.pop() as string;
  const parent = valueAt(document, formatPointer(tokens)) as JsonObject;
  parent[key] = value;
  return document;
}
