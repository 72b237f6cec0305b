import { describe, expect, test } from 'vitest';
import { failureOf } from '../../contract/failure.ts';
import { readHarText } from '../read-text.ts';
import { EMPTY, GET, harOf, readOne } from './one-entry.ts';

test('gives the exchanges in their order, each with its source', async () => {
  const entry = { request: GET, response: EMPTY };
  const bare = {
    request: { method: 'GET', url: GET.url, headers: {} },
    response: { status: 200, headers: {} },
  };
  expect(await readHarText(harOf(entry, entry))).toEqual([
    { source: { file: 'a.har', index: 0 }, ...bare },
    { source: { file: 'a.har', index: 1 }, ...bare },
  ]);
});

test('a HAR may hold no entries', async () => {
  expect(await readHarText(harOf())).toEqual([]);
});

test.each([
  ['a time', 12.5, 12.5],
  ['none', undefined, undefined],
  ['one that nobody took', 0, undefined],
  ['an unknown one', -1, undefined],
])('how long an exchange took: %s', async (_, time, milliseconds) => {
  const [exchange] = await readHarText(harOf({ request: GET, response: EMPTY, time }));
  expect(exchange?.milliseconds).toBe(milliseconds);
});

test('methods come in upper case', () => {
  expect(readOne({ ...GET, method: 'get' }).request.method).toBe('GET');
});

test('header names come in lower case, repeated ones as a list, pseudo-headers and odd ones not at all', () => {
  const headers = [
    { name: ':authority', value: 'a.example' },
    { name: 'X-One', value: '1' },
    { name: 'x-two', value: 'a, b' },
    { name: 'X-Two', value: 'c' },
    { name: 'Set-Cookie', value: 'a=1\nb=2' },
    { name: 'set-cookie', value: 'c=3' },
    { name: 'Constructor', value: 'x' },
    { name: 'X-Null', value: null },
    null,
  ];
  expect(readOne({ ...GET, headers }).request.headers).toEqual({
    'x-one': '1',
    'x-two': ['a, b', 'c'],
    'set-cookie': ['a=1', 'b=2', 'c=3'],
    constructor: 'x',
  });
});

test.each([
  ['none', undefined, 'the recording holds no response'],
  ['null', null, 'the recording holds no response'],
  ['status 0', { status: 0 }, 'the recording holds no response: its status is 0'],
  ['status -1', { status: -1 }, 'the recording holds no response: its status is -1'],
  ['Chrome', { status: 0, _error: 'net::ERR_BLOCKED_BY_CLIENT' }, 'net::ERR_BLOCKED_BY_CLIENT'],
  ['Playwright', { status: 0, _failureText: 'aborted' }, 'aborted'],
  ['a comment', { status: 0, comment: 'timed out' }, 'timed out'],
])('an entry without a response says why: %s', async (_what, response, unanswered) => {
  const [exchange] = await readHarText(harOf({ request: GET, response }));
  expect(exchange).toMatchObject({ unanswered });
  expect(exchange).not.toHaveProperty('response');
});

describe('refuses what is no HAR', () => {
  const cut = harOf({ request: GET, response: EMPTY }, { request: GET, response: EMPTY });

  test.each<[what: string, text: string, failure: object]>([
    ['nothing', '', { problem: 'the recording is empty', expected: 'a HAR', at: 'a.har:1:1' }],
    [
      'white space',
      ' \n',
      { problem: 'the recording is empty', expected: 'a HAR', at: 'a.har:1:1' },
    ],
    [
      'no JSON',
      '{\n  "log": [1,\n  }',
      { problem: 'the recording is not JSON: expected a value, received "}"', at: 'a.har:3:3' },
    ],
    [
      'no JSON inside an entry',
      '{"log": {"entries": [{"request": NaN}]}}',
      {
        problem: 'the recording is not JSON: expected a value, received "NaN"',
        at: 'a.har:1:34',
      },
    ],
    [
      'a text cut before its entries',
      '{"log": {',
      {
        problem: 'the recording is cut off: the file ends inside /log, after 0 whole entries',
        at: 'a.har:1:10',
      },
    ],
    [
      'a text cut inside its first entry',
      cut.slice(0, 60),
      {
        problem:
          'the recording is cut off: the file ends inside /log/entries/0, after 0 whole entries',
        hint: 'Export it again, or wait until its recorder has closed the file',
        at: 'a.har:1:61',
      },
    ],
    [
      'a text cut inside its second entry',
      cut.slice(0, 250),
      {
        problem:
          'the recording is cut off: the file ends inside /log/entries/1, after 1 whole entry',
        hint: 'Export it again, or wait until its recorder has closed the file',
        at: 'a.har:1:251',
      },
    ],
    [
      'another object',
      '{"openapi": "3.1.0", "paths": {}}',
      {
        problem: 'the file is JSON, but no HAR',
        expected: 'a list at `log.entries`',
        received: 'an object with the keys `openapi`, `paths`',
        at: 'a.har:1:1',
      },
    ],
    [
      'an object of many keys',
      '{"a":1,"b":1,"c":1,"d":1,"e":1,"f":1}',
      { received: 'an object with the keys `a`, `b`, `c`, `d`, `e`, …' },
    ],
    ['an empty object', '{}', { received: 'an object with the keys (none)' }],
    [
      'a log without entries',
      '{"log": {"pages": []}}',
      { received: 'a `log` with the keys `pages`' },
    ],
    [
      'entries that are no list',
      '{"log": {"entries": {}}}',
      { received: 'a `log` with the keys `entries`' },
    ],
    ['a list', '[]', { received: 'a list' }],
    ['a value', '"log"', { received: '"log"' }],
  ])('%s', async (_what, text, failure) => {
    expect(await failureOf(() => readHarText(text))).toMatchObject({
      error: 'RecordingError',
      ...failure,
    });
  });
});

test.each<[what: string, entry: unknown, place: string, expected: string, received: string]>([
  ['without a request', { response: EMPTY }, 'request', 'an object', 'nothing'],
  ['that is null', null, 'request', 'an object', 'nothing'],
  [
    'without a method',
    { request: { url: '/' } },
    'request/method',
    'a text that is not empty',
    'nothing',
  ],
  [
    'without a URL',
    { request: { method: 'GET', url: '' } },
    'request/url',
    'a text that is not empty',
    '""',
  ],
  [
    'without a status',
    { request: GET, response: {} },
    'response/status',
    'a whole number',
    'nothing',
  ],
  [
    'with another status',
    { request: GET, response: { status: '200' } },
    'response/status',
    'a whole number',
    '"200"',
  ],
  [
    'with header fields as an object',
    { request: { ...GET, headers: { accept: '*/*' } } },
    'request/headers',
    'a list',
    '{"accept":"*/*"}',
  ],
  [
    'with header fields of its response as an object',
    { request: GET, response: { status: 200, headers: {} } },
    'response/headers',
    'a list',
    '{}',
  ],
])('refuses an entry %s', async (_what, entry, place, expected, received) => {
  const text = harOf({ request: GET, response: EMPTY }, entry);
  const problem = `the recording can't be read at /log/entries/1/${place}`;
  expect(await failureOf(() => readHarText(text))).toEqual({
    error: 'RecordingError',
    problem,
    expected,
    received,
    at: expect.stringMatching(/^a\.har:1:\d+$/),
  });
});

test.each([
  ['1', 'request', '1:22'],
  ['{\n  "request": { "method": 7 } }', 'request/method', '2:26'],
  ['{ "request": { "method": "GET" } }', 'request/url', '1:35'],
])('says where in the text: %j', async (entry, place, position) => {
  const text = `{"log": {"entries": [${entry}]}}`;
  expect(await failureOf(() => readHarText(text))).toMatchObject({
    problem: `the recording can't be read at /log/entries/0/${place}`,
    at: `a.har:${position}`,
  });
});
