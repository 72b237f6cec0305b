import { expect, test } from 'vitest';
import { SemanticsError } from '../../../src/errors.ts';
import type { OperationSemantics, RequestRule } from '../../../src/semantics/semantics.ts';
import { jsonResponse, mockOf } from '../contract.ts';

const OPERATION = {
  responses: {
    200: {
      ...jsonResponse({ type: 'object' }),
      headers: { 'X-Total': { schema: { type: 'integer' } } },
    },
    404: jsonResponse({ type: 'object' }, { example: { message: 'Not Found' } }),
  },
};

async function answer(semantics: object) {
  const mock = await mockOf(OPERATION, {
    semantics: { operations: { 'GET /thing': semantics as OperationSemantics } },
  });
  return mock.respond({ method: 'GET', url: '/thing', headers: {} });
}

/** What is thrown where the semantics answer with this. */
const refusal = (made: unknown) =>
  answer({ respond: () => made }).catch((error: unknown) => error) as Promise<SemanticsError>;

test.each<[string, unknown, string, string]>([
  ['nothing', undefined, '{ status, body }', 'undefined'],
  ['a body alone', { size: 1 }, 'a status from 200 to 599', 'undefined'],
  ['a status as text', { status: '200' }, 'a status from 200 to 599', '"200"'],
  ['an interim status', { status: 100 }, 'a status from 200 to 599', '100'],
  ['no number', { status: Number.NaN }, 'a status from 200 to 599', 'null'],
  [
    'headers as a text',
    { status: 200, headers: 'a: b' },
    'headers as an object of texts',
    '"a: b"',
  ],
  [
    'a header of two lines',
    { status: 200, headers: { 'x-a': 'two\nlines' } },
    'the header x-a as visible ASCII, spaces and tabs',
    '"two\\nlines"',
  ],
  [
    'a header that is a number',
    { status: 200, headers: { 'x-a': 7 } },
    'the header x-a as visible ASCII, spaces and tabs',
    '7',
  ],
  [
    'a header without a name',
    { status: 200, headers: { '': 'b' } },
    'headers whose names can be sent',
    '""',
  ],
  [
    'a length of its own',
    { status: 200, headers: { 'Content-Length': '7' } },
    'no header Content-Length: the server sets it',
    '"7"',
  ],
])('semantics that answer with %s are told so', async (_, made, expected, received) => {
  const error = await refusal(made);
  expect(error).toBeInstanceOf(SemanticsError);
  expect(error).toMatchObject({
    problem: 'respond of GET /thing gave no answer that can be sent',
    expected,
    received,
  });
});

test('semantics that fail are told with the place', async () => {
  const respond = () => {
    throw new TypeError('nothing here');
  };
  const error = await answer({ respond }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(SemanticsError);
  expect(error).toMatchObject({
    problem: 'respond of GET /thing failed',
    received: 'TypeError: nothing here',
    location: { file: import.meta.filename, line: expect.any(Number), column: expect.any(Number) },
  });
});

test.each([
  ['rejects', () => Promise.reject(new Error('later'))],
  ['resolves', () => Promise.resolve({ status: 200, body: {} })],
])(
  'semantics that answer later are told, and a promise that %s stays without effect',
  async (_, respond) => {
    const unhandled: unknown[] = [];
    const listen = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', listen);
    const error = await answer({ respond }).catch((reason: unknown) => reason);
    await new Promise(setImmediate);
    process.off('unhandledRejection', listen);
    expect(error).toMatchObject({ problem: "respond of GET /thing isn't done at once" });
    expect(unhandled).toEqual([]);
  },
);

test('a rule that answers later is told, not taken for broken', async () => {
  const rule = {
    name: 'slow',
    documented: '',
    source: '',
    answer: { status: 404, message: '' },
    breach: async () => undefined,
  } as unknown as RequestRule;
  await expect(answer({ requestRules: [rule] })).rejects.toMatchObject({
    name: 'SemanticsError',
    problem: "the rule slow isn't done at once",
  });
});

test('an error that the semantics answer is theirs, not the documented example', async () => {
  const message = { message: 'No thing 7' };
  const { status, body } = await answer({ respond: () => ({ status: 404, body: message }) });
  expect([status, JSON.parse(String(body))]).toEqual([404, message]);
});

test('a header that breaks its documented schema is refused', async () => {
  const made = { status: 200, headers: { 'X-Total': 'many' }, body: {} };
  const { status, body } = await answer({ respond: () => made });
  expect(status).toBe(500);
  expect(JSON.parse(String(body)).detail).toMatch(
    /the header x-total of the semantics' answer breaks its schema: expected integer, received "many"$/,
  );
});

test('a header that a 401 of theirs brings stays', async () => {
  const mock = await mockOf(
    { responses: { 200: jsonResponse({}), 401: { description: 'Who?' } } },
    {
      root: {
        security: [{}, { key: [] }],
        components: { securitySchemes: { key: { type: 'http', scheme: 'basic' } } },
      },
      semantics: {
        operations: {
          'GET /thing': {
            respond: () => ({
              status: 401,
              headers: { 'X-Attempts': '3', 'WWW-Authenticate': 'Basic realm="shop"' },
              body: undefined as never,
            }),
          },
        },
      },
    },
  );
  expect(mock.respond({ method: 'GET', url: '/thing', headers: {} })).toEqual({
    status: 401,
    headers: { 'x-attempts': '3', 'www-authenticate': 'Basic realm="shop"' },
  });
});
