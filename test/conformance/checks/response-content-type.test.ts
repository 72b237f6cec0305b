import { test } from 'vitest';
import { expectFault, type FaultCase, GET_200, list } from '../shop.ts';

test.each<FaultCase>([
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
])('%s', expectFault);
