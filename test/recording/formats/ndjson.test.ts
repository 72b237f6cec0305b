import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../../src/http/exchange.ts';
import { readNdjson } from '../../../src/recording/formats/ndjson.ts';
import { readChunks } from '../read-text.ts';

const REQUEST = { method: 'get', url: 'https://a.example/' };
const LINE = JSON.stringify({ request: REQUEST, response: { status: 200 } });

async function readLine(line: unknown): Promise<Exchange | undefined> {
  const { exchanges, error } = await readChunks(readNdjson, [JSON.stringify(line)], 'a.ndjson');
  if (error !== undefined) throw error;
  return exchanges[0];
}

test('reads an exchange from each line, and passes over blank ones', async () => {
  const text = `\n${LINE}\r\n \r\n${LINE}`;
  for (const chunks of [[text], [...text]]) {
    const { exchanges, error } = await readChunks(readNdjson, chunks, 'a.ndjson');
    expect(error).toBeUndefined();
    expect(exchanges.map(({ source }) => source)).toEqual([
      { file: 'a.ndjson', index: 0 },
      { file: 'a.ndjson', index: 1 },
    ]);
  }
});

test('reads plain exchanges', async () => {
  const line = {
    request: {
      ...REQUEST,
      method: 'POST',
      headers: { Accept: 'a/b', 'X-Two': ['1', '2'] },
      body: '{}',
    },
    response: {
      status: 200,
      headers: [
        { name: 'Set-Cookie', value: 'a=1' },
        { name: 'set-cookie', value: 'b=2' },
      ],
      body: { base64: 'gA==' },
    },
  };
  expect(await readLine(line)).toEqual({
    source: { file: 'a.ndjson', index: 0 },
    request: {
      method: 'POST',
      url: 'https://a.example/',
      headers: { accept: 'a/b', 'x-two': ['1', '2'] },
      body: '{}',
    },
    response: {
      status: 200,
      headers: { 'set-cookie': ['a=1', 'b=2'] },
      body: Uint8Array.of(0x80),
    },
  });
});

test('reads entries of a HAR', async () => {
  const postData = { mimeType: 'text/plain', text: 'a' };
  const content = { mimeType: 'text/plain', text: 'b' };
  const line = { request: { ...REQUEST, postData }, response: { status: 200, content } };
  expect(await readLine(line)).toMatchObject({
    request: { method: 'GET', headers: { 'content-type': 'text/plain' }, body: 'a' },
    response: { headers: { 'content-type': 'text/plain' }, body: 'b' },
  });
});

test.each([
  ['no response', {}, { unanswered: 'the recording holds no response' }],
  ['status 0', { response: { status: 0 } }, { unanswered: 'the recording holds no response' }],
  ['a reason', { unanswered: 'timed out' }, { unanswered: 'timed out' }],
  [
    'a body that was left out',
    { response: { status: 200 }, omitted: { response: 'too large' } },
    { omitted: { response: 'too large' } },
  ],
])('an exchange says what it lacks: %s', async (_what, members, wanted) => {
  expect(await readLine({ request: REQUEST, ...members })).toMatchObject(wanted);
});

describe('a broken line is told after the exchanges before it', () => {
  test.each([
    [
      'that is not JSON',
      `{"a": }\n${LINE}\n`,
      'the recording is not JSON: expected a value, received "}"',
      3,
      7,
    ],
    [
      'that lacks its end',
      `{"a": 1\n${LINE}\n`,
      'the recording is not JSON: expected "," or "}", received the end of the text',
      3,
      8,
    ],
    [
      'that is cut off',
      '{"a": 1',
      'the recording is cut off: the file ends inside line 3, after 1 whole exchange',
      3,
      8,
    ],
    [
      'that is no exchange',
      '  {"request": {"method": 1}}\n',
      "the recording can't be read at /request/method",
      3,
      26,
    ],
    [
      'whose headers are no fields',
      '{"request":{"method":"A","url":"/","headers":{"a":1}}}',
      "the recording can't be read at /request/headers/a",
      3,
      51,
    ],
    [
      'whose body is none',
      '{"request":{"method":"A","url":"/","body":[]}}',
      "the recording can't be read at /request/body",
      3,
      43,
    ],
  ])('%s', async (_what, line, problem, at, column) => {
    const { exchanges, error } = await readChunks(readNdjson, [`${LINE}\n\n${line}`], 'a.ndjson');
    expect(exchanges).toHaveLength(1);
    expect(error).toMatchObject({ problem, location: { file: 'a.ndjson', line: at, column } });
  });
});
