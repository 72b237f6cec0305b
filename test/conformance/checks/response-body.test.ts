import { describe, expect, test } from 'vitest';
import type { Severity } from '../../../src/conformance/finding.ts';
import { checkOne, exchange, openSubject, type ResponseChange } from '../exchanges.ts';
import {
  expectFault,
  type FaultCase,
  json,
  LINE,
  list,
  one,
  oneOrder,
  order,
  problem,
  V1,
} from '../shop.ts';

test.each<FaultCase>([
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
])('%s', expectFault);

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
