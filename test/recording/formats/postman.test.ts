import { describe, expect, test } from 'vitest';
import { readPostman } from '../../../src/recording/formats/postman.ts';
import { readChunks } from '../read-text.ts';
import { partsOf } from './parts-of.ts';

const VARIABLES = [
  { key: 'baseUrl', value: 'https://a.example' },
  { key: 'id', value: 7 },
  { key: 'off', value: 'x', disabled: true },
];

function read(collection: object) {
  return readChunks(readPostman, [JSON.stringify(collection)], 'a.json');
}

async function readOne(originalRequest: unknown, response: object = {}) {
  const saved = { originalRequest, code: 200, ...response };
  const { exchanges, error } = await read({ variable: VARIABLES, item: [{ response: [saved] }] });
  if (error !== undefined) throw error;
  return exchanges[0];
}

test.each([
  ['a text', 'https://a.example/x?y=1#z', 'https://a.example/x?y=1'],
  ['a text without a scheme', 'a.example/x', 'http://a.example/x'],
  ['variables', '{{baseUrl}}/x/{{id}}?y={{ id }}', 'https://a.example/x/7?y=7'],
  ['an unknown base', '{{host}}/x', '/x'],
  [
    'path variables',
    { raw: '{{baseUrl}}/:a/:b', variable: [{ key: 'a', value: '{{id}}' }] },
    'https://a.example/7/:b',
  ],
  [
    'parameters that are off',
    {
      raw: '{{baseUrl}}/x?y=1&z=2',
      query: [
        { key: 'y', value: '1' },
        { key: 'z', value: '2', disabled: true },
        { key: 'w', value: null },
      ],
    },
    'https://a.example/x?y=1&w',
  ],
  [
    'all parameters off',
    { raw: '{{baseUrl}}/x?z=2', query: [{ key: 'z', value: '2', disabled: true }] },
    'https://a.example/x',
  ],
  [
    'parts',
    {
      protocol: 'https',
      host: ['a', 'example'],
      port: '81',
      path: ['x', ':y'],
      variable: [{ key: 'y', value: '1' }],
    },
    'https://a.example:81/x/1',
  ],
])('a URL: %s', async (_what, url, wanted) => {
  expect((await readOne({ method: 'GET', url }))?.request.url).toBe(wanted);
});

test('how long a response took', async () => {
  const url = 'https://a.example/x';
  expect(await readOne({ url }, { responseTime: 12 })).toMatchObject({ milliseconds: 12 });
  expect(await readOne({ url }, { responseTime: null })).not.toHaveProperty('milliseconds');
});

test('nothing is said of an exchange whose URL holds what the collection does not define', async () => {
  expect(await readOne({ url: '{{baseUrl}}/x/{{off}}' })).toMatchObject({
    unanswered: "the collection doesn't say what {{off}} in the URL stands for",
  });
});

test.each([
  [
    'a list',
    [
      { key: 'A', value: '{{id}}' },
      { key: 'B', value: '1', disabled: true },
      { key: 'C', value: 'Bearer {{token}}' },
    ],
  ],
  ['a text', 'A: {{id}}\r\nC: Bearer {{token}}\n'],
])('header fields as %s: those that are off or unknown are left out', async (_what, header) => {
  expect((await readOne({ url: '{{baseUrl}}/', header }))?.request.headers).toEqual({ a: '7' });
});

const FORM = 'application/x-www-form-urlencoded';
test.each([
  [
    'raw',
    { mode: 'raw', raw: '{"a": {{id}}}', options: { raw: { language: 'json' } } },
    { body: '{"a": 7}' },
    'application/json',
  ],
  ['raw, of no language', { mode: 'raw', raw: 'a' }, { body: 'a' }, undefined],
  ['raw, empty', { mode: 'raw', raw: '', options: { raw: { language: 'json' } } }, {}, undefined],
  [
    'raw, unknown',
    { mode: 'raw', raw: '{{a}}' },
    { omitted: "the collection doesn't say what {{a}} in the body stands for" },
    undefined,
  ],
  [
    'urlencoded',
    {
      mode: 'urlencoded',
      urlencoded: [
        { key: 'a b', value: '{{id}}&' },
        { key: 'c', value: '1', disabled: true },
      ],
    },
    { body: 'a+b=7%26' },
    FORM,
  ],
  [
    'graphql',
    { mode: 'graphql', graphql: { query: '{ a }', variables: '{"b": 1}' } },
    { body: '{"query":"{ a }","variables":{"b": 1}}' },
    'application/json',
  ],
  [
    'formdata without a field',
    { mode: 'formdata', formdata: [{ key: 'a', disabled: true }] },
    {},
    undefined,
  ],
  [
    'file',
    { mode: 'file', file: { src: 'a.png' } },
    { omitted: 'the collection holds the name of a file, not the body' },
    undefined,
  ],
  ['off', { mode: 'raw', raw: 'a', disabled: true }, {}, undefined],
  ['none', null, {}, undefined],
])('a body: %s', async (_what, body, wanted: { body?: string; omitted?: string }, type) => {
  const exchange = await readOne({ method: 'POST', url: '{{baseUrl}}/', body });
  expect(exchange?.request.body).toBe(wanted.body);
  expect(exchange?.omitted?.request).toBe(wanted.omitted);
  expect(exchange?.request.headers['content-type']).toBe(type);
});

test('the fields of a form make its parts', async () => {
  const formdata = [
    { key: 'a', value: '{{id}}', type: 'text' },
    { key: 'b', value: '{}', contentType: 'application/json' },
    { key: 'c', value: '{{undefined}}' },
    { key: 'd', type: 'file', src: '/home/me/a.png' },
    { key: 'e', type: 'file', src: ['b.png', 'c.png'], contentType: 'image/png' },
    { key: 'f', value: '1', disabled: true },
  ];
  const body = { mode: 'formdata', formdata };
  const exchange = await readOne({ method: 'POST', url: '{{baseUrl}}/', body });
  expect(exchange && partsOf(exchange.request)).toEqual([
    'form-data; name="a" | 7',
    'form-data; name="b" | application/json | {}',
    'form-data; name="c" | (unknown)',
    'form-data; name="d"; filename="a.png" | (unknown)',
    'form-data; name="e"; filename="b.png" | image/png | (unknown)',
    'form-data; name="e"; filename="c.png" | image/png | (unknown)',
  ]);
  expect(exchange?.omitted?.request).toBe(
    'the recording doesn\'t hold the content of the part "c"',
  );
});

const UNKNOWN = "the collection doesn't hold the body";

test.each<[method: string, response: object, body: string | undefined, omitted?: string]>([
  ['GET', { body: 'a' }, 'a'],
  ['GET', { body: '' }, undefined],
  ['GET', { body: null }, undefined, UNKNOWN],
  ['GET', {}, undefined, UNKNOWN],
  ['GET', { code: 204, body: null }, undefined],
  ['HEAD', { body: null }, undefined],
])('what answers %s has a body where %j', async (method, response, body, omitted) => {
  const exchange = await readOne({ method, url: '/' }, response);
  expect(exchange?.response?.body).toBe(body);
  expect(exchange?.omitted?.response).toBe(omitted);
});

test('a response that says no request of its own answers the request of its item', async () => {
  const item = [
    { request: { method: 'PUT', url: '/x' }, response: [{ code: 200 }] },
    { request: '/y', response: [] },
  ];
  const { exchanges } = await read({ collection: { item } });
  expect(exchanges.map(({ request }) => `${request.method} ${request.url}`)).toEqual(['PUT /x']);
});

describe('refuses', () => {
  const lacking = (response: object) =>
    JSON.stringify({ item: [{ item: [{ response: [response] }] }] });

  test.each([
    [
      'a response without a status',
      lacking({ originalRequest: { url: '/' } }),
      "the recording can't be read at /item/0/item/0/response/0/code",
      32,
    ],
    [
      'a request without a URL',
      lacking({ originalRequest: {}, code: 200 }),
      "the recording can't be read at /item/0/item/0/response/0/originalRequest/url",
      51,
    ],
    [
      'what is cut off',
      '{"item": [',
      'the recording is cut off: the file ends after 0 whole exchanges',
      11,
    ],
    [
      'what is not JSON',
      '{"item": ]',
      'the recording is not JSON: expected a value, received "]"',
      10,
    ],
    ['another JSON', '{"item": {}}', 'the file is JSON, but no Postman collection', 1],
  ])('%s', async (_what, text, problem, column) => {
    const { error } = await readChunks(readPostman, [text], 'a.json');
    expect(error).toMatchObject({ name: 'RecordingError', problem, location: { line: 1, column } });
  });
});
