import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/contract/contract.ts';
import type { HeaderFields, HttpResponse } from '../../src/http/exchange.ts';
import type { MockOptions } from '../../src/mock/options.ts';
import type { OperationSemantics } from '../../src/semantics/semantics.ts';
import { jsonResponse, mockOf } from './contract.ts';

const THING: JsonObject = {
  type: 'object',
  required: ['size'],
  properties: { size: { type: 'integer', maximum: 100 } },
};
const error = jsonResponse(
  { type: 'object', required: ['message'], properties: { message: { type: 'string' } } },
  { example: { message: 'Conflict' } },
);
const OPERATION = {
  parameters: [{ name: 'size', in: 'query', schema: { type: 'integer', default: 7 } }],
  responses: {
    200: jsonResponse(THING, { example: { size: 1 } }),
    202: jsonResponse(THING),
    204: { description: 'Nothing.' },
    409: error,
  },
};

async function answer(
  semantics: Partial<OperationSemantics>,
  { query = '', headers = {} as HeaderFields, options = {} as MockOptions } = {},
): Promise<HttpResponse> {
  const mock = await mockOf(OPERATION, {
    ...options,
    semantics: { operations: { 'GET /thing': semantics as OperationSemantics } },
  });
  return mock.respond({ method: 'GET', url: `/thing?${query}`, headers });
}

/** Answers with the size that is asked for. */
const echo: OperationSemantics['respond'] = ({ parameters }) => ({
  status: 200,
  body: { size: parameters.query.size } as never,
});
const bodyOf = ({ body }: HttpResponse) => JSON.parse(String(body));

test('the semantics answer with the decoded parameters, defaults filled in', async () => {
  expect(bodyOf(await answer({ respond: echo }, { query: 'size=5' }))).toEqual({ size: 5 });
  expect(bodyOf(await answer({ respond: echo }))).toEqual({ size: 7 });
});

test('they see the clock and the seed', async () => {
  const respond: OperationSemantics['respond'] = (_, { now, random }) => ({
    status: 200,
    body: { size: (now % 100) + Math.floor(random.next() * 0) } as never,
  });
  const options = { now: 'fixed:1970-01-01T00:00:00.042Z' };
  expect(bodyOf(await answer({ respond }, { options }))).toEqual({ size: 42 });
});

test('an answer that breaks its schema is refused', async () => {
  const refusal = await answer({ respond: echo }, { query: 'size=101' });
  expect(refusal.status).toBe(500);
  expect(bodyOf(refusal)).toMatchObject({
    title: 'Internal Server Error',
    detail: expect.stringMatching(
      /the semantics' answer breaks its schema at \/size: expected at most 100, received 101$/,
    ),
  });
});

test('their headers are sent', async () => {
  const { headers } = await answer({
    respond: () => ({ status: 200, headers: { 'X-Total': '3' }, body: { size: 3 } as never }),
  });
  expect(headers).toEqual({ 'content-type': 'application/json', 'x-total': '3' });
});

test('an answer without a body', async () => {
  const given = await answer({ respond: () => ({ status: 204, body: undefined as never }) });
  expect(given).toEqual({ status: 204, headers: {} });
});

test('a status that is not documented is refused', async () => {
  const refusal = await answer({ respond: () => ({ status: 418, body: undefined as never }) });
  expect(bodyOf(refusal)).toMatchObject({
    status: 500,
    detail: 'GET /thing documents no response for 418',
  });
});

test.each<[string, HeaderFields, MockOptions, number, unknown]>([
  ['an example by name', { prefer: 'example=example' }, {}, 200, { size: 1 }],
  ['an example before them', { prefer: 'dynamic=false' }, {}, 200, { size: 1 }],
  ['examples first', {}, { preferExamples: true }, 200, { size: 1 }],
  ['their own status', { prefer: 'code=200' }, {}, 200, { size: 7 }],
  ['another status', { prefer: 'code=202' }, {}, 202, { size: expect.any(Number) }],
  ['a failure', { prefer: 'code=409' }, {}, 409, { message: 'Conflict' }],
])('%s may be asked for', async (_, headers, options, status, body) => {
  const given = await answer({ respond: echo }, { headers, options });
  expect(given.status).toBe(status);
  expect(bodyOf(given)).toEqual(body);
});

test('where no example is documented, the semantics answer still', async () => {
  const mock = await mockOf(
    { responses: { 200: jsonResponse(THING) } },
    {
      preferExamples: true,
      semantics: {
        operations: {
          'GET /thing': { respond: () => ({ status: 200, body: { size: 9 } as never }) },
        },
      },
    },
  );
  expect(bodyOf(mock.respond({ method: 'GET', url: '/thing', headers: {} }))).toEqual({ size: 9 });
});

test('the first rule that a request breaks is answered to the letter', async () => {
  const rule = (name: string, limit: number) => ({
    name,
    documented: `size is below ${limit}`,
    source: 'the documentation',
    answer: { status: 409, message: `${name}!` },
    breach: ({ parameters }: { parameters: { query: Record<string, unknown> } }) =>
      Number(parameters.query.size) < limit
        ? undefined
        : { at: 'request.query' as const, pointer: '/size', received: parameters.query.size },
  });
  const requestRules = [rule('too-big', 50), rule('big', 20)];
  const ask = (query: string) => answer({ requestRules, respond: echo }, { query });
  expect((await ask('size=10')).status).toBe(200);
  expect(bodyOf(await ask('size=30'))).toEqual({ message: 'big!' });
  const answered = await ask('size=60');
  expect(answered.status).toBe(409);
  expect(bodyOf(answered)).toEqual({ message: 'too-big!' });
});

test('a breach that says what was expected is told with it, and where', async () => {
  const rule = {
    name: 'even',
    documented: 'sizes are even',
    source: 'the documentation',
    answer: { status: 409, message: 'Odd.' },
    breach: () =>
      ({ at: 'request.query', pointer: '/size', received: 3, expected: '2 or 4' }) as const,
  };
  for (const rules of [{ requestRules: [rule] }, { readRules: [rule] }]) {
    expect(bodyOf(await answer(rules, { query: 'size=3' }))).toEqual({
      message: 'Odd: the query parameter size: expected 2 or 4, received 3',
    });
  }
});

test('a request that breaks the contract never reaches the rules or the semantics', async () => {
  const fail = () => {
    throw new Error('not to be called');
  };
  const rule = { name: 'r', documented: '', source: '', answer: { status: 409, message: '' } };
  const given = await answer(
    { requestRules: [{ ...rule, breach: fail }], respond: fail },
    { query: 'size=x' },
  );
  expect(given.status).toBe(400);
});
