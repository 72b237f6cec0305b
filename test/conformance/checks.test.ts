import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { CheckName, Finding, Severity } from '../../src/conformance/finding.ts';
import type { RunOptions } from '../../src/conformance/run.ts';
import {
  checkOne,
  exchange,
  openSubject,
  type RequestChange,
  type ResponseChange,
} from './exchanges.ts';

const V1 = 'https://api.shop.example/v1';
const json = { 'content-type': 'application/json' };
const problem = { 'content-type': 'application/problem+json' };
const sent = { lines: [{ sku: 'ABC' }], secret: 's' };
const order = { id: 1, lines: [{ sku: 'ABC', count: 2 }] };

const list: ResponseChange = { headers: { ...json, 'x-total': '1' }, body: [order] };
const creation: RequestChange = { method: 'POST', url: `${V1}/orders`, headers: json, body: sent };
const created: ResponseChange = { status: 201, headers: json, body: order };
const one: RequestChange = { url: `${V1}/orders/1` };
const oneOrder: ResponseChange = { headers: json, body: order };

const ORDERS = '/paths/~1orders';
const GET_200 = `${ORDERS}/get/responses/200`;
const POST_BODY = `${ORDERS}/post/requestBody/content`;
const LINE = '/components/schemas/Order/properties/lines/items';

/** `check at pointer: received ≠ documented @ pointer into the contract`. */
type Fault = readonly [
  check: CheckName,
  place: string,
  received: string,
  documented: string,
  contract: string,
  severity?: Severity,
];

function faultOf(finding: Finding): Fault {
  const { check, severity, at, pointer, received, documented, contractLocation } = finding;
  const place = pointer === '' ? at : `${at} ${pointer}`;
  const fault = [check, place, received, documented, contractLocation.pointer ?? ''] as const;
  return severity === 'error' ? fault : [...fault, severity];
}

test.each<[string, RequestChange, ResponseChange]>([
  ['a list', {}, list],
  [
    'a list with all that may be asked',
    {
      url: `${V1}/orders?status=sent&page=2&api_key=k`,
      headers: { 'x-trace': 'abcdef01', cookie: 'session=12345' },
    },
    list,
  ],
  ['a creation', creation, created],
  [
    'an exact status',
    { url: `${V1}/orders?page=0` },
    { status: 400, headers: problem, body: { title: 'No' } },
  ],
  ['a status of a range', {}, { status: 404, headers: json, body: { fault: 'No' } }],
  ['any other status', {}, { status: 302, headers: problem, body: { title: 'No' } }],
  ['a deletion', { method: 'DELETE', url: `${V1}/orders/1` }, { status: 204 }],
  [
    'no body with 304, whatever is documented',
    { method: 'DELETE', url: `${V1}/orders/1` },
    { status: 304 },
  ],
  [
    'no body to HEAD, whatever is documented',
    { method: 'HEAD', url: `${V1}/orders/1` },
    { headers: json },
  ],
  ['a text', { url: `${V1}/notes` }, { headers: { 'content-type': 'text/plain' }, body: 'Hello' }],
  [
    'anything where no schema says what',
    { url: `${V1}/notes` },
    { headers: { 'content-type': 'image/png' }, body: new Uint8Array([1]) },
  ],
])('%s conforms', async (_, request, response) => {
  expect(await checkOne(exchange(request, response))).toMatchObject({
    verdict: 'pass',
    reason: null,
    findings: [],
  });
});

describe('a planted fault is found, and nothing else', () => {
  test.each<[string, RequestChange, ResponseChange, Fault]>([
    [
      'a body where there is none',
      { method: 'DELETE', url: `${V1}/orders/1` },
      { status: 204, headers: json, body: {} },
      [
        'response-body',
        'response.body',
        '2 bytes of application/json',
        'no body with 204',
        '/paths/~1orders~1{id}/delete/responses/204',
      ],
    ],
    [
      'a request body where none is documented',
      { ...one, headers: { 'content-type': 'text/plain' }, body: 'é' },
      oneOrder,
      [
        'request-body',
        'request.body',
        '2 bytes of text/plain',
        'no body',
        '/paths/~1orders~1{id}/get',
        'warning',
      ],
    ],
    [
      'a body to HEAD',
      { method: 'HEAD', url: `${V1}/orders/1` },
      oneOrder,
      [
        'response-body',
        'response.body',
        '42 bytes of application/json',
        'no body to HEAD',
        '/paths/~1orders~1{id}/head/responses/200',
      ],
    ],
    [
      'an undocumented path',
      { url: `${V1}/carts/1?x=1` },
      list,
      ['operation-documented', 'request', 'GET /carts/1', 'no such path', '/paths'],
    ],
    [
      'an undocumented method',
      { method: 'PUT' },
      list,
      ['method-documented', 'request', 'PUT', 'GET, POST for /orders', ORDERS],
    ],
    [
      'a query parameter of the wrong type',
      { url: `${V1}/orders?page=two` },
      list,
      [
        'request-parameters',
        'request.query /page',
        '"two"',
        'integer',
        `${ORDERS}/get/parameters/1/schema/type`,
      ],
    ],
    [
      'a query parameter out of bounds',
      { url: `${V1}/orders?page=0` },
      list,
      [
        'request-parameters',
        'request.query /page',
        '0',
        'at least 1',
        `${ORDERS}/get/parameters/1/schema/minimum`,
      ],
    ],
    [
      'a query parameter that is none of the values',
      { url: `${V1}/orders?status=lost` },
      list,
      [
        'request-parameters',
        'request.query /status',
        '"lost"',
        'one of "open", "sent"',
        `${ORDERS}/get/parameters/0/schema/enum`,
      ],
    ],
    [
      'a path parameter',
      { url: `${V1}/orders/first` },
      oneOrder,
      [
        'request-parameters',
        'request.path /id',
        '"first"',
        'integer',
        '/paths/~1orders~1{id}/parameters/0/schema/type',
      ],
    ],
    [
      'a header parameter',
      { headers: { 'x-trace': 'none' } },
      list,
      [
        'request-parameters',
        'request.header /X-Trace',
        '"none"',
        'to match the pattern ^[a-f0-9]{8}$',
        `${ORDERS}/get/parameters/2/schema/pattern`,
      ],
    ],
    [
      'a cookie parameter',
      { headers: { cookie: 'a=b; session=abc' } },
      list,
      [
        'request-parameters',
        'request.cookie /session',
        '*** (string)',
        'at least 4 characters',
        `${ORDERS}/get/parameters/3/schema/minLength`,
      ],
    ],
    [
      'a request body that breaks its schema',
      { ...creation, body: { ...sent, lines: [{ sku: 'abc' }] } },
      created,
      [
        'request-body',
        'request.body /lines/0/sku',
        '"abc"',
        'to match the pattern ^[A-Z]{3}$',
        `${LINE}/properties/sku/pattern`,
      ],
    ],
    [
      'a request body without a writeOnly property',
      { ...creation, body: { lines: [] } },
      created,
      [
        'request-body',
        'request.body /secret',
        'nothing',
        'a value (required)',
        '/components/schemas/Order/required',
      ],
    ],
    [
      'no request body',
      { method: 'POST' },
      created,
      ['request-body', 'request.body', 'nothing', 'a body (required)', POST_BODY],
    ],
    [
      'a request body that is no JSON',
      { ...creation, body: '{"lines": [],\n }' },
      created,
      [
        'request-body',
        'request.body',
        'expected a key in double quotes, received "}" (line 2, column 2)',
        'JSON',
        `${POST_BODY}/application~1json`,
      ],
    ],
    [
      'a request body of another media type',
      { ...creation, headers: { 'content-type': 'text/plain' } },
      created,
      [
        'request-content-type',
        'request.header /content-type',
        'text/plain',
        'application/json',
        POST_BODY,
      ],
    ],
    [
      'a malformed credential',
      { headers: { authorization: 'Bearer two words' } },
      list,
      [
        'request-security',
        'request',
        'the Authorization header holds no well-formed credential, answered 200',
        'bearer',
        '/security',
      ],
    ],
    [
      'an undocumented status',
      creation,
      { status: 200 },
      ['status-documented', 'response', '200', '201, 4XX, 5XX', `${ORDERS}/post/responses`],
    ],
    [
      'a response of another media type',
      {},
      { ...list, headers: { ...list.headers, 'content-type': 'text/html' } },
      [
        'response-content-type',
        'response.header /content-type',
        'text/html',
        'application/json',
        `${GET_200}/content`,
      ],
    ],
    [
      'a response without a media type',
      {},
      { ...list, headers: { 'x-total': '1' } },
      [
        'response-content-type',
        'response.header /content-type',
        'no media type',
        'application/json',
        `${GET_200}/content`,
      ],
    ],
    [
      'a response with an empty media type',
      {},
      { ...list, headers: { ...list.headers, 'content-type': ' ' } },
      [
        'response-content-type',
        'response.header /content-type',
        'no media type',
        'application/json',
        `${GET_200}/content`,
      ],
    ],
    [
      'a media type that stands for the documented one',
      {},
      { ...list, headers: { ...list.headers, 'content-type': 'application/vnd.api+json' } },
      [
        'response-content-type',
        'response.header /content-type',
        'application/vnd.api+json',
        'application/json',
        `${GET_200}/content`,
        'info',
      ],
    ],
    [
      'a response header that is missing',
      {},
      { ...list, headers: json },
      [
        'response-headers',
        'response.header /x-total',
        'nothing',
        'a value (required)',
        `${GET_200}/headers/X-Total/required`,
      ],
    ],
    [
      'a response header of the wrong type',
      {},
      { ...list, headers: { ...json, 'x-total': 'many' } },
      [
        'response-headers',
        'response.header /x-total',
        '"many"',
        'integer',
        `${GET_200}/headers/X-Total/schema/type`,
      ],
    ],
    [
      'a response body that breaks its schema',
      {},
      { ...list, body: [order, { id: 2, lines: [{ sku: 'ABC', count: '2' }] }] },
      [
        'response-body',
        'response.body /1/lines/0/count',
        '"2"',
        'integer',
        `${LINE}/properties/count/type`,
      ],
    ],
    [
      'a response body without a readOnly property',
      one,
      { ...oneOrder, body: { lines: [] } },
      [
        'response-body',
        'response.body /id',
        'nothing',
        'a value (required)',
        '/components/schemas/Order/required',
      ],
    ],
    [
      'a format',
      one,
      { ...oneOrder, body: { ...order, sentAt: 'yesterday' } },
      [
        'response-body',
        'response.body /sentAt',
        '"yesterday"',
        'date-time',
        '/components/schemas/Order/properties/sentAt/format',
      ],
    ],
    [
      'no response body',
      one,
      { headers: json },
      [
        'response-body',
        'response.body',
        'nothing',
        'a body (required)',
        '/paths/~1orders~1{id}/get/responses/200/content',
      ],
    ],
    [
      'a response body that is cut off',
      one,
      { ...oneOrder, body: '{"id":' },
      [
        'response-body',
        'response.body',
        'expected a value, received the end of the text (line 1, column 7)',
        'JSON',
        '/paths/~1orders~1{id}/get/responses/200/content/application~1json',
      ],
    ],
    [
      'a response body of an unknown coding',
      one,
      { headers: { ...json, 'content-encoding': 'zip' }, body: new Uint8Array([1]) },
      [
        'response-body',
        'response.body',
        'the body has the unknown content coding "zip"',
        'application/json',
        '/paths/~1orders~1{id}/get/responses/200/content/application~1json',
      ],
    ],
    [
      'a text that breaks its schema',
      { url: `${V1}/notes` },
      { headers: { 'content-type': 'text/plain; charset=utf-8' }, body: 'Good day' },
      [
        'response-body',
        'response.body',
        '"Good day"',
        'at most 5 characters',
        '/paths/~1notes/get/responses/200/content/text~1plain/schema/maxLength',
      ],
    ],
    [
      'the body of a documented error',
      {},
      { status: 400, headers: problem, body: { title: 3 } },
      [
        'response-body',
        'response.body /title',
        '3',
        'string',
        '/components/responses/Problem/content/application~1problem+json/schema/properties/title/type',
      ],
    ],
    [
      'the body of an error of a range',
      {},
      { status: 404, headers: json, body: {} },
      [
        'response-body',
        'response.body /fault',
        'nothing',
        'a value (required)',
        '/components/responses/Fault/content/application~1json/schema/required',
      ],
    ],
    [
      'the body of any other answer',
      {},
      { status: 500, headers: problem, body: {} },
      [
        'response-body',
        'response.body /title',
        'nothing',
        'a value (required)',
        '/components/responses/Problem/content/application~1problem+json/schema/required',
      ],
    ],
  ])('%s', async (_, request, response, wanted) => {
    const { verdict, findings } = await checkOne(exchange(request, response));
    expect(findings.map(faultOf)).toEqual([wanted]);
    expect(verdict).toBe(wanted[5] === undefined ? 'fail' : 'pass');
    for (const { contractLocation } of findings)
      expect(textAt(contractLocation)).toBe(lastToken(contractLocation));
  });
});

/** The key that stands at a location, as the file has it. */
function textAt({ file, line = 0, column = 0 }: Finding['contractLocation']): string | undefined {
  const text =
    readFileSync(file, 'utf8')
      .split('\n')
      [line - 1]?.slice(column - 1) ?? '';
  return /^(?:- )?['"]?([\w./{}+-]+)/.exec(text)?.[1];
}

function lastToken({ pointer = '' }: Finding['contractLocation']): string | undefined {
  return pointer.split('/').at(-1)?.replaceAll('~1', '/');
}

test('a finding names file, line and column of the clause', async () => {
  const { findings } = await checkOne(exchange({ url: `${V1}/orders?page=0` }, list));
  expect(findings[0]).toMatchObject({
    contract: 'shop',
    operation: 'GET /orders',
    exchange: { file: 'a.har', index: 0, method: 'GET', url: `${V1}/orders?page=0`, status: 200 },
    contractLocation: { file: 'test/fixtures/conformance/shop.yaml', line: 17, column: 36 },
  });
});

describe('a refused request is not blamed', () => {
  const faulty: RequestChange = {
    method: 'POST',
    url: `${V1}/orders`,
    headers: { 'content-type': 'text/plain', authorization: 'Bearer two words' },
    body: '{',
  };

  test('with 4xx, for anything', async () => {
    const refusal = { status: 422, headers: problem, body: { title: 'No' } };
    expect(await checkOne(exchange(faulty, refusal))).toMatchObject({
      verdict: 'pass',
      findings: [],
    });
  });

  test('with 5xx or a redirect, for its credentials', async () => {
    const credentials = { headers: { authorization: 'Bearer two words' } };
    for (const status of [302, 503]) {
      const answer = { status, headers: problem, body: { title: 'No' } };
      expect(await checkOne(exchange(credentials, answer))).toMatchObject({ verdict: 'pass' });
    }
  });

  test('with a success it is', async () => {
    const { findings } = await checkOne(exchange(faulty, created));
    expect(findings.map(({ check }) => check)).toEqual([
      'request-content-type',
      'request-security',
    ]);
  });
});

describe('a response body where none is documented', async () => {
  const silent = await openSubject(`openapi: 3.1.0
info: { title: Silent, version: '1' }
servers: [{ url: https://api.shop.example/v1 }]
paths:
  /orders:
    get:
      responses:
        '200': { description: Done. }
        '201': { description: Made., content: {} }
        '205': { description: Reset. }
        '304': { description: As it was. }
        default: { description: Something else. }
`);
  const body = { headers: { 'content-type': 'text/html' }, body: '<p>' };

  test.each<[number, documented: string, lenient: Severity, strict: Severity]>([
    [200, 'no body', 'warning', 'error'],
    [201, 'no body', 'warning', 'error'],
    [404, 'no body', 'warning', 'error'],
    [205, 'no body with 205', 'error', 'error'],
  ])('with %i', async (status, documented, ...severities) => {
    for (const [index, severity] of severities.entries()) {
      const one = exchange({}, { status, ...body });
      const { findings, verdict } = await checkOne(one, [silent], { strict: index === 1 });
      expect(findings).toMatchObject([
        { check: 'response-body', received: '3 bytes of text/html', documented, severity },
      ]);
      expect(verdict).toBe(severity === 'error' ? 'fail' : 'pass');
    }
  });

  test.each<[string, ResponseChange]>([
    ['an empty one', { status: 200, headers: body.headers, body: '' }],
    ['that of the cache, with 304', { status: 304, ...body }],
  ])('is no finding for %s', async (_, response) => {
    expect(await checkOne(exchange({}, response), [silent], { strict: true })).toMatchObject({
      verdict: 'pass',
      findings: [],
    });
  });
});

describe('strictness', () => {
  const lenientOnly: [string, RequestChange, ResponseChange, Partial<RunOptions>, Fault[]][] = [
    [
      'undeclared properties of bodies',
      { ...creation, body: { ...sent, lines: [{ sku: 'ABC', note: 1 }] } },
      { ...created, body: { ...order, 'a/b': 1 } },
      { strict: true },
      [
        ['request-body', 'request.body /lines/0/note', 'a value', 'no such property', LINE],
        [
          'response-body',
          'response.body /a~1b',
          'a value',
          'no such property',
          '/components/schemas/Order',
        ],
      ],
    ],
    [
      'undeclared query parameters, but not the key of a security scheme',
      { url: `${V1}/orders?page=1&sort=id&api_key=k` },
      list,
      { strict: true },
      [
        [
          'request-parameters',
          'request.query /sort',
          'a value',
          'no such query parameter',
          `${ORDERS}/get/parameters`,
        ],
      ],
    ],
    [
      'undeclared response headers, but not those of HTTP',
      {},
      {
        ...list,
        headers: {
          ...list.headers,
          date: 'today',
          'access-control-allow-origin': '*',
          'x-served-by': 'a',
          'x-none': undefined,
        },
      },
      { strict: true },
      [
        [
          'response-headers',
          'response.header /x-served-by',
          'a value',
          'no such header',
          `${GET_200}/headers`,
        ],
      ],
    ],
    [
      'a media type that stands for the documented one',
      { ...creation, headers: { 'content-type': 'application/vnd.api+json' } },
      created,
      { mediaTypes: 'strict' },
      [
        [
          'request-content-type',
          'request.header /content-type',
          'application/vnd.api+json',
          'application/json',
          POST_BODY,
        ],
      ],
    ],
  ];

  test.each(lenientOnly)('%s', async (_, request, response, options, wanted) => {
    const lenient = await checkOne(exchange(request, response));
    expect(lenient.verdict).toBe('pass');
    const strict = await checkOne(exchange(request, response), undefined, options);
    expect(strict.findings.map(faultOf)).toEqual(wanted);
    expect(strict.verdict).toBe('fail');
  });
});
