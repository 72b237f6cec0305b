import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import { listFaults } from '../../../src/mock/response/fault-list.ts';
import { contractOf, jsonResponse } from '../contract.ts';

const message = (documented = '') => `<${documented}>`;
const faults = [
  { at: 'request.body', pointer: '/lines/0/sku', value: 3, message },
  { at: 'request.query', pointer: '/limit', value: 'x', message },
] as const;

describe('each fault has an item, like the first documented one', () => {
  test.each<[string, Json, Json | undefined]>([
    ['texts', { errors: ['a', 'b', 'c'] }, { errors: ['<a>', '<a>'] }],
    ['a list alone', [{ message: 'a' }], [{ message: '<a>' }, { message: '<a>' }]],
    [
      'with its place, by whatever name',
      { message: 'x', details: [{ field: 'f', reason: 'a', code: 1 }] },
      {
        message: 'x',
        details: [
          { field: 'lines.0.sku', reason: '<a>', code: 1 },
          { field: 'limit', reason: '<a>', code: 1 },
        ],
      },
    ],
    [
      'as JSON:API has it',
      { errors: [{ title: 't', detail: 'a', source: { pointer: '/p' } }] },
      {
        errors: [
          { title: 't', detail: '<a>', source: { pointer: '/lines/0/sku' } },
          { title: 't', detail: '<a>', source: { pointer: '/limit' } },
        ],
      },
    ],
    [
      'as FastAPI has it',
      { detail: 'x', errors: [{ loc: ['p'], msg: 'a', in: 'query' }] },
      {
        detail: 'x',
        errors: [
          { loc: ['body', 'lines', '0', 'sku'], msg: '<a>', in: 'body' },
          { loc: ['query', 'limit'], msg: '<a>', in: 'query' },
        ],
      },
    ],
    ['deeper', { error: { errors: ['a'] } }, { error: { errors: ['<a>', '<a>'] } }],
    ['no list', { message: 'a' }, undefined],
    ['a list of something else', { tags: ['a'], message: 'b' }, undefined],
    ['a list of numbers', { errors: [1] }, undefined],
  ])('%s', (_, body, wanted) => {
    expect(listFaults(body, faults)).toEqual(wanted);
  });
});

test('a request with two faults is told of both, where the API lists them', async () => {
  const fault = {
    type: 'object',
    properties: { field: { type: 'string' }, message: { type: 'string' } },
  };
  const error = jsonResponse(
    { type: 'object', properties: { errors: { type: 'array', items: fault } } },
    {
      example: {
        errors: [
          { field: 'a', message: 'Invalid' },
          { field: 'b', message: 'Missing' },
        ],
      },
    },
  );
  const schema = {
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string' }, age: { type: 'integer' } },
  };
  const post = {
    requestBody: { content: { 'application/json': { schema } } },
    responses: { 201: jsonResponse(true), 400: error },
  };
  const { respond } = await createMock(await contractOf({ '/people': { post } }));
  const headers = { 'content-type': 'application/json' };
  const answer = respond({ method: 'POST', url: '/people', headers, body: '{"age":"old"}' });
  const { errors } = JSON.parse(String(answer.body)) as { errors: JsonObject[] };
  expect([answer.status, errors]).toEqual([
    400,
    [
      {
        field: 'name',
        message: 'Invalid: the body at /name: expected a value (required), received nothing',
      },
      { field: 'age', message: 'Invalid: the body at /age: expected integer, received "old"' },
    ],
  ]);
});
