import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/contract/contract.ts';
import type { HttpResponse } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import type { Mock } from '../../src/mock/mock.ts';
import type { MockOptions } from '../../src/mock/options.ts';
import type { Caller, MockState, Semantics } from '../../src/semantics/semantics.ts';
import { collectionOf } from '../../src/semantics/store.ts';
import { contractOf, jsonResponse } from './contract.ts';

interface Note {
  readonly text: string;
  readonly by: string | null;
}

const NOTE: JsonObject = {
  type: 'object',
  required: ['text'],
  properties: { text: { type: 'string' }, by: { type: ['string', 'null'] } },
};
const ERROR: JsonObject = {
  type: 'object',
  properties: { code: { type: 'string' }, message: { type: 'string' } },
};
const error = (message: string) =>
  jsonResponse(ERROR, {
    examples: {
      general: { value: { code: 'GENERAL', message } },
      special: { value: { code: 'SPECIAL', message } },
    },
  });
const PATHS: JsonObject = {
  '/notes': {
    post: {
      security: [{ token: [] }],
      requestBody: { required: true, content: { 'application/json': { schema: NOTE } } },
      responses: {
        201: jsonResponse(NOTE),
        400: error('Bad request'),
        401: error('Unauthorized'),
        409: error('Conflict'),
        429: error('Too many'),
      },
    },
    get: { responses: { 200: jsonResponse({ type: 'array', items: NOTE }) } },
  },
};

const SEMANTICS = {
  begin: ({ store }: MockState) =>
    collectionOf<Note>(store, 'notes').set('first', { text: 'first', by: null }),
  knows: ({ value }: Caller, { now }: MockState) => {
    if (!value.startsWith('until-')) return undefined;
    return now < Number(value.slice('until-'.length));
  },
  cors: true,
  operations: {
    'GET /notes': {
      respond: (_: unknown, { store }: MockState) => ({
        status: 200,
        body: collectionOf<Note>(store, 'notes').all(),
      }),
    },
    'POST /notes': {
      rateLimit: {
        name: 'three-a-minute',
        documented: 'at most 3 notes a minute',
        source: 'made up',
        requests: 3,
        seconds: 60,
        answer: { status: 429, message: 'Wait' },
      },
      readRules: [
        {
          name: 'text-required',
          documented: 'a note has a text',
          source: 'made up',
          answer: { status: 400, message: 'Text must be specified.', example: 'special' },
          breach: ({ body }: { body: { text?: unknown } | undefined }) =>
            body?.text === undefined
              ? { at: 'request.body', pointer: '/text', received: undefined }
              : undefined,
        },
      ],
      stateRules: [
        {
          name: 'text-unique',
          documented: 'a text is that of one note',
          source: 'made up',
          answer: { status: 409, message: 'Note already exists.' },
          breaks: ({ body }: { body: Note }, { store }: MockState) =>
            collectionOf<Note>(store, 'notes').get(body.text) !== undefined,
        },
      ],
      respond: ({ body }: { body: Note }, { store, caller }: MockState) => {
        const note = { text: body.text, by: caller?.value ?? null };
        collectionOf<Note>(store, 'notes').set(note.text, note);
        return { status: 201, body: note };
      },
    },
  },
} as unknown as Semantics;

async function notes(options: MockOptions = {}): Promise<Mock> {
  const root = { components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } } };
  return createMock(await contractOf(PATHS, root, SEMANTICS), {
    now: 'fixed:1970-01-01T00:00:00Z',
    ...options,
  });
}

function list(mock: Mock, headers: Record<string, string> = {}): string[] {
  const { body } = mock.respond({ method: 'GET', url: '/notes', headers });
  return (JSON.parse(String(body)) as Note[]).map(({ text }) => text);
}

function post(mock: Mock, body: unknown, headers: Record<string, string> = {}): HttpResponse {
  return mock.respond({
    method: 'POST',
    url: '/notes',
    headers: { authorization: 'Bearer ann', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

const json = ({ body }: HttpResponse) => JSON.parse(String(body));

describe('a stateful mock', () => {
  test('begins as its semantics say, and finds what was created', async () => {
    const mock = await notes();
    expect(list(mock)).toEqual(['first']);
    expect(json(post(mock, { text: 'second' }))).toEqual({ text: 'second', by: 'ann' });
    expect(list(mock)).toEqual(['first', 'second']);
  });

  test('gives each sandbox a state of its own', async () => {
    const mock = await notes();
    post(mock, { text: 'mine' }, { 'specwright-sandbox': 'one' });
    expect(list(mock, { 'specwright-sandbox': 'one' })).toEqual(['first', 'mine']);
    expect(list(mock, { 'specwright-sandbox': 'two' })).toEqual(['first']);
    expect(list(mock)).toEqual(['first']);
  });

  test('begins anew when it is reset, in every sandbox', async () => {
    const mock = await notes();
    post(mock, { text: 'mine' }, { 'specwright-sandbox': 'one' });
    post(mock, { text: 'second' });
    mock.reset();
    expect(list(mock, { 'specwright-sandbox': 'one' })).toEqual(['first']);
    expect(list(mock)).toEqual(['first']);
  });

  test('answers a broken state rule with its documented error', async () => {
    const refused = post(await notes(), { text: 'first' });
    expect(refused.status).toBe(409);
    expect(json(refused)).toEqual({ code: 'GENERAL', message: 'Note already exists.' });
  });

  test('answers what would break a schema with the error of its own, in the example that is named', async () => {
    const refused = post(await notes(), {});
    expect(refused.status).toBe(400);
    expect(json(refused)).toEqual({ code: 'SPECIAL', message: 'Text must be specified.' });
  });

  test('counts requests by its own clock, and says when the next is taken', async () => {
    const mock = await notes();
    for (const text of ['1', '2', '3']) expect(post(mock, { text }).status).toBe(201);
    const refused = post(mock, { text: '4' });
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toBe('60');
    expect(post(mock, { text: '4' }, { 'specwright-sandbox': 'other' }).status).toBe(201);
  });

  test.each([
    ['Bearer until-1', 201],
    ['Bearer until-0', 401],
    ['Bearer anything', 201],
  ])('judges %s by what the semantics know of it: %i', async (authorization, status) => {
    expect(post(await notes(), { text: 'a' }, { authorization }).status).toBe(status);
  });

  test('lets in what its semantics know beside the credentials that it was given', async () => {
    const mock = await notes({ credentials: { token: [{ value: 'ann' }] } });
    const status = (authorization: string) =>
      post(mock, { text: authorization }, { authorization }).status;
    expect(status('Bearer ann')).toBe(201);
    expect(status('Bearer until-1')).toBe(201);
    expect(status('Bearer bob')).toBe(401);
  });
});

test('a stateless mock finds the beginning, whatever came before', async () => {
  const mock = await notes({ stateful: false });
  expect(post(mock, { text: 'second' }).status).toBe(201);
  expect(list(mock)).toEqual(['first']);
});

describe('where browsers may call from any origin', () => {
  test('every answer says so', async () => {
    const mock = await notes();
    const statuses = [post(mock, { text: 'a' }), post(mock, {})].map(({ status, headers }) => [
      status,
      headers['access-control-allow-origin'],
    ]);
    expect(statuses).toEqual([
      [201, '*'],
      [400, '*'],
    ]);
  });

  test('a preflight is told the methods of its path', async () => {
    const mock = await notes();
    const preflight = mock.respond({
      method: 'OPTIONS',
      url: '/notes',
      headers: {
        origin: 'https://shop.test',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type',
      },
    });
    expect(preflight).toEqual({
      status: 204,
      headers: {
        'access-control-allow-origin': '*',
        'access-control-allow-methods': expect.stringMatching(/\bPOST\b/),
        'access-control-allow-headers': 'authorization,content-type',
        'access-control-max-age': '600',
      },
    });
  });

  test('OPTIONS without asking for a method is no preflight', async () => {
    const mock = await notes();
    const { headers } = mock.respond({ method: 'OPTIONS', url: '/notes', headers: {} });
    expect(headers).not.toHaveProperty('access-control-allow-methods');
  });
});
