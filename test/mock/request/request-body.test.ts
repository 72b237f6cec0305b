import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { MOST_BODY_BYTES } from '../../../src/http/body.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import { contractOf, jsonResponse } from '../contract.ts';

const schema = {
  type: 'object',
  required: ['name'],
  properties: {
    name: { type: 'string' },
    kind: { oneOf: [{ const: 'cat' }, { const: 'dog' }] },
    id: { type: 'integer', readOnly: true },
  },
};
const error = jsonResponse({
  type: 'object',
  required: ['error'],
  properties: { error: { type: 'string' } },
});
const post = (responses: object) => ({
  requestBody: { required: true, content: { 'application/json': { schema } } },
  responses: { 201: jsonResponse(schema), ...responses },
});
const mock = await createMock(
  await contractOf({
    '/pets': { post: post({ 400: error, 415: error }) },
    '/limited': { post: post({ 400: error, 413: error }) },
    '/without-415': { post: post({ 422: error }) },
    '/optional': {
      post: {
        ...post({ 400: error }),
        requestBody: { content: { 'application/json': { schema } } },
      },
    },
  }),
);

test.each<[string, string, string | undefined, string | undefined, number, string]>([
  [
    'none',
    '/pets',
    undefined,
    undefined,
    400,
    'the body: expected a body (required), received nothing',
  ],
  [
    'an empty one',
    '/pets',
    'application/json',
    '',
    400,
    'the body: expected a body (required), received nothing',
  ],
  ['malformed JSON', '/pets', 'application/json', '{"name":', 400, 'line 1, column 9'],
  [
    'what is no object',
    '/pets',
    'application/json',
    '[]',
    400,
    'the body: expected object, received []',
  ],
  [
    'a missing member',
    '/pets',
    'application/json',
    '{}',
    400,
    'the body at /name: expected a value (required), received nothing',
  ],
  [
    'a wrong member',
    '/pets',
    'application/json',
    '{"name":7}',
    400,
    'the body at /name: expected string, received 7',
  ],
  [
    'no branch of oneOf',
    '/pets',
    'application/json',
    '{"name":"a","kind":"cow"}',
    400,
    'the body at /kind: expected "cat", or "dog", received "cow"',
  ],
  ['two faults', '/pets', 'application/json', '{"name":7,"kind":"cow"}', 400, '(and 1 more)'],
  [
    'another media type',
    '/pets',
    'text/plain',
    'a',
    415,
    'the body: expected Content-Type application/json, received text/plain',
  ],
  [
    'no media type',
    '/pets',
    undefined,
    '{"name":"a"}',
    415,
    'the body: expected Content-Type application/json, received none',
  ],
  [
    'an empty media type',
    '/pets',
    ' ',
    '{"name":"a"}',
    415,
    'the body: expected Content-Type application/json, received none',
  ],
  [
    'another media type, where 415 is not documented',
    '/without-415',
    'text/plain',
    'a',
    422,
    'received text/plain',
  ],
  [
    'a wrong member, where 422 is documented',
    '/without-415',
    'application/json',
    '{}',
    422,
    '/name',
  ],
  ['a wrong optional one', '/optional', 'application/json', '{}', 400, '/name'],
])('%s', (_, url, type, body, status, reason) => {
  const headers = type === undefined ? {} : { 'content-type': type };
  const answer = mock.respond({
    method: 'POST',
    url,
    headers,
    ...(body !== undefined && { body }),
  });
  expect(answer.status).toBe(status);
  expect(JSON.parse(String(answer.body)).error).toContain(reason);
});

test.each<[string, string, string | Uint8Array | undefined]>([
  ['text', '/pets', '{"name":"a","kind":"cat"}'],
  ['bytes', '/pets', Buffer.from('{"name":"é"}')],
  ['what is readOnly and required of answers only', '/pets', '{"name":"a"}'],
  ['none where it is optional', '/optional', undefined],
])('a body that fits: %s', (_, url, body) => {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  const answer = mock.respond({
    method: 'POST',
    url,
    headers,
    ...(body !== undefined && { body }),
  });
  expect(answer.status).toBe(201);
  expect(JSON.parse(String(answer.body))).toMatchObject({ name: expect.any(String) });
});

test('the same body as text and as bytes gets the same answer', () => {
  const request = { method: 'POST', url: '/pets', headers: { 'content-type': 'application/json' } };
  const text = '{"name":"é"}';
  expect(mock.respond({ ...request, body: Buffer.from(text) })).toEqual(
    mock.respond({ ...request, body: text }),
  );
});

test('a body that is too large once it is decompressed is a 413', () => {
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
  const body = gzipSync(Buffer.alloc(MOST_BODY_BYTES + 1, ' '));
  const answer = mock.respond({ method: 'POST', url: '/limited', headers, body });
  expect(answer.status).toBe(413);
  expect(JSON.parse(String(answer.body)).error).toContain('when decompressed');
});
