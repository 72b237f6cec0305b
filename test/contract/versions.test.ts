import { describe, expect, test } from 'vitest';
import { generateTypes } from '../../generators/types.ts';
import { compileContract } from '../../src/compile/compiled-contract.ts';
import { loadContract } from '../../src/contract/load.ts';
import { formatLocation, type Location } from '../../src/errors.ts';
import type { HttpRequest, HttpResponse } from '../../src/http/exchange.ts';
import { lintContract } from '../../src/lint/lint.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { checkOne } from '../conformance/exchanges.ts';

/** One document per version that isn't 3.0 or 3.1, with what that version has of its own. */
const FOLDER = 'test/fixtures/contract';
const pets = await loadContract(`${FOLDER}/pets-2.0/swagger.yaml`);
const stream = await loadContract(`${FOLDER}/stream-3.2/openapi.yaml`);

const PETS = 'https://pets.example.com/v1';
const STREAM = 'https://streams.example.com/api';
const key = { 'x-key': 'k' };
const token = { authorization: 'Bearer t' };
const json = { 'content-type': 'application/json' };

test.each([
  ['2.0', pets, []],
  ['3.2', stream, []],
])('lint of a document of %s', async (_, contract, wanted) => {
  const problems = await lintContract(contract);
  expect(problems.map(({ rule, location }) => `${place(location)} ${rule}`)).toEqual(wanted);
});

test('types of a document of 2.0', async () => {
  const types = await generateTypes(pets);
  expect(types).toContain('colours?: string[];');
  expect(types).toContain('requestBody: components["requestBodies"]["NewPet"];');
  expect(types).toContain('"POST /pets/{id}/photo": paths["/pets/{id}/photo"]["post"];');
});

test('types of a document of 3.2', async () => {
  const types = await generateTypes(stream);
  expect(types).toContain('"application/jsonl": components["schemas"]["Line"][];');
  expect(types).toContain('"QUERY /logs": paths["QUERY /logs"]["post"];');
  expect(types).toContain('"GET /logs": paths["/logs"]["get"];');
});

/** A request, and the status that the mock of its document answers it with. */
type Asked = readonly [request: HttpRequest, status: number];

function get(url: string, headers: HttpRequest['headers']): HttpRequest {
  return { method: 'GET', url, headers };
}

function form(url: string, body: string): HttpRequest {
  const headers = { ...key, 'content-type': 'application/x-www-form-urlencoded' };
  return { method: 'POST', url, headers, body };
}

describe.each<[version: string, contract: typeof pets, asked: readonly Asked[]]>([
  [
    '2.0',
    pets,
    [
      [get(`${PETS}/pets?tags=small,big&ids=1&ids=2&colours=a%7Cb&limit=1`, key), 200],
      [get(`${PETS}/pets?tags=tiny`, key), 400],
      [get(`${PETS}/pets?limit=0`, key), 400],
      [get(`${PETS}/pets/7`, key), 200],
      [get(`${PETS}/pets`, {}), 401],
      [get(`${PETS}/owners`, key), 200],
      [form(`${PETS}/search`, 'q=a&kinds=a%20b'), 200],
      [form(`${PETS}/search`, 'kinds=a'), 400],
      [{ method: 'DELETE', url: `${PETS}/pets/7`, headers: { authorization: 'Basic YTpi' } }, 204],
      [
        {
          method: 'POST',
          url: `${PETS}/pets`,
          headers: { ...token, ...json },
          body: '{"name":"Rex","kind":"Dog","bark":"loud"}',
        },
        201,
      ],
      [
        {
          method: 'POST',
          url: `${PETS}/pets`,
          headers: { ...token, ...json },
          body: '{"id":1,"name":"Rex","kind":"Dog","bark":"shy"}',
        },
        400,
      ],
    ],
  ],
  [
    '3.2',
    stream,
    [
      [
        {
          method: 'QUERY',
          url: `${STREAM}/logs`,
          headers: { ...token, ...json },
          body: '{"level":"low"}',
        },
        200,
      ],
      [
        {
          method: 'QUERY',
          url: `${STREAM}/logs`,
          headers: { ...token, ...json },
          body: '{"level":"lo"}',
        },
        400,
      ],
      [{ method: 'PURGE', url: `${STREAM}/logs`, headers: token }, 204],
      [get(`${STREAM}/logs?level=low&ids=1&ids=2`, { ...token, cookie: 'session=a' }), 200],
      [get(`${STREAM}/logs?level=low&ids=x`, token), 400],
      [get(`${STREAM}/logs`, token), 400],
      [get(`${STREAM}/events`, token), 200],
      [get(`${STREAM}/shapes/7`, token), 200],
    ],
  ],
])('a document of %s', (_, contract, asked) => {
  test.each(asked)(
    'the mock answers %j with %i, and the check takes it',
    async (request, status) => {
      const { respond } = await createMock({ contract, semantics: undefined });
      const { pathname, search } = new URL(request.url);
      const response = respond({ ...request, url: pathname + search });
      expect(response.status).toBe(status);
      expect(await breaches(contract, request, response)).toEqual([]);
    },
  );
});

const LINES = '{"level":"low","text":"a"}\n{"level":"lo","text":"a"}\n';

const contracts = { '2.0': pets, '3.2': stream };

test.each<
  [version: keyof typeof contracts, request: HttpRequest, response: HttpResponse, wanted: string[]]
>([
  [
    '2.0',
    get(`${PETS}/pets?limit=0&tags=small`, key),
    {
      status: 200,
      headers: { ...json, 'x-total': 'many' },
      body: '[{"id":1,"name":2,"kind":"Dog"}]',
    },
    [
      'request-parameters swagger.yaml:34:64',
      'response-headers swagger.yaml:39:24',
      'response-body swagger.yaml:115:15',
    ],
  ],
  [
    '2.0',
    get(`${PETS}/pets/7`, key),
    { status: 200, headers: json, body: '{"name":"Rex","owner":{"pets":[{}]}}' },
    ['response-body pet.yaml:7:5'],
  ],
  [
    '3.2',
    {
      method: 'QUERY',
      url: `${STREAM}/logs`,
      headers: { ...token, ...json },
      body: '{"level":"low"}',
    },
    { status: 200, headers: { 'content-type': 'application/jsonl' }, body: LINES },
    ['response-body openapi.yaml:102:32'],
  ],
  [
    '3.2',
    get(`${STREAM}/events`, token),
    {
      status: 200,
      headers: { 'content-type': 'text/event-stream' },
      body: 'event: other\ndata: a\n\n',
    },
    ['response-body openapi.yaml:72:42'],
  ],
  [
    '3.2',
    get(`${STREAM}/logs?level=lo`, token),
    {
      status: 200,
      headers: { 'content-type': 'application/json-seq' },
      body: '\x1e{"level":"low","text":"a"}\n'.repeat(6),
    },
    ['request-parameters openapi.yaml:47:42', 'response-body openapi.yaml:56:25'],
  ],
])(
  'the check of an exchange of %s finds what is not documented: %j',
  async (version, request, response, wanted) => {
    expect(await breaches(contracts[version], request, response)).toEqual(wanted);
  },
);

async function breaches(
  contract: typeof pets,
  request: HttpRequest,
  response: HttpResponse,
): Promise<string[]> {
  const exchange = { source: { file: 'a.har', index: 0 }, request, response };
  const { findings } = await checkOne(exchange, [
    { compiled: compileContract(contract), semantics: undefined },
  ]);
  return findings.map(({ check, contractLocation }) => `${check} ${place(contractLocation)}`);
}

function place(location: Location): string {
  return formatLocation(location).replace(/^.*\//, '');
}
