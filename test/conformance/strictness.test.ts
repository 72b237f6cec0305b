import { describe, expect, test } from 'vitest';
import type { RunOptions } from '../../src/conformance/run.ts';
import { checkOne, exchange, type RequestChange, type ResponseChange } from './exchanges.ts';
import {
  created,
  creation,
  type Fault,
  faultOf,
  GET_200,
  LINE,
  list,
  ORDERS,
  order,
  POST_BODY,
  sent,
  V1,
} from './shop.ts';

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
