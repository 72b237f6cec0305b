import { expect, test } from 'vitest';
import type { Exchange } from '../../src/http/exchange.ts';
import { liveCredentialIn } from '../../src/recording/live-credentials.ts';

const RANDOM = 'f3Kq9ZpL2vXw8RtB6mNc';
const KEY = `AKIA${'QWERTZUIOPASDFGH'}`;
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI5OTEifQ.ZRrHA1JJJW8opsbCGfG_HACGpVUMN_a9IV7pAx_Zmeo';

function exchangeOf(request: Partial<Exchange['request']>, response = {}): Exchange {
  return {
    source: { file: 'a.har', index: 0 },
    request: { method: 'GET', url: 'https://a.example/x', headers: {}, ...request },
    response: { status: 200, headers: {}, ...response },
  };
}

test.each<[string, Exchange]>([
  ['request.header /authorization', exchangeOf({ headers: { authorization: `Bearer ${RANDOM}` } })],
  ['request.header /x-api-key', exchangeOf({ headers: { 'x-api-key': RANDOM } })],
  ['request.header /cookie', exchangeOf({ headers: { cookie: `a=b; sid=${RANDOM}` } })],
  [
    'response.header /set-cookie',
    exchangeOf({}, { headers: { 'set-cookie': [`sid=${RANDOM}; Path=/`] } }),
  ],
  ['request.header /x-any', exchangeOf({ headers: { 'x-any': JWT } })],
  ['request.query /token', exchangeOf({ url: `https://a.example/x?a=b&token=${RANDOM}` })],
  ['request.url', exchangeOf({ url: `https://a.example/${KEY}` })],
  ['request.body', exchangeOf({ body: `{"a":"${KEY}"}` })],
  [
    'response.body',
    exchangeOf({}, { body: 'is xoxb-17653672481-19874698323-pdFZKVeTuE8sk7oOcHrzqqgy' }),
  ],
  [
    'response.body',
    exchangeOf({}, { body: `-----BEGIN PRIVATE KEY-----\nMIIE\n-----END PRIVATE KEY-----` }),
  ],
])('at %s', (place, exchange) => {
  expect(liveCredentialIn(exchange)).toBe(place);
});

const LETTERS = 'QWErtzUIOpasDFGhjkLYxcVBNmqwERTZuiopASdf';

test.each([
  KEY,
  KEY.replace('AKIA', 'ASIA'),
  ...['gho_', 'ghp_', 'ghu_', 'ghs_', 'ghr_', 'github_pat_', 'glpat-', 'xoxb-', 'xapp-1-'].map(
    (start) => start + LETTERS,
  ),
  `npm_${LETTERS.slice(0, 36)}`,
  `https://hooks.slack.com/services/T03/B07/${LETTERS}`,
  `AIza${LETTERS.slice(0, 35)}`,
  ...['ya29.', 'GOCSPX-', 'sk-', 'sk-ant-', 'sk_live_', 'rk_live_', 'whsec_'].map(
    (start) => start + LETTERS,
  ),
  `SG.${LETTERS}.${LETTERS}`,
  JWT,
])('%s has the form of a live credential', (text) => {
  expect(liveCredentialIn(exchangeOf({ body: `{"a":"${text}"}` }))).toBe('request.body');
});

test.each([
  'Bearer YOUR-REST-API-KEY',
  'Bearer ***',
  'Bearer pseudonym-1f3a5b7c9d0e2f4a',
  'Bearer 0123456789abcdef0123456789abcdef',
  'Bearer 00000000000000000000000000000000',
  'Bearer sk_test_4eC39HqLyjWDarjtT1zdp7dc',
  'Bearer {{access_token_1}}',
  'Bearer my-internal-service-name',
])('%s lets nobody in', (authorization) => {
  expect(liveCredentialIn(exchangeOf({ headers: { authorization } }))).toBeUndefined();
});

test('ids and other random texts are data', () => {
  const id = '3f8e1c9a-7b42-4d7e-9c1d-5a2b6e8f0c47';
  const exchange = exchangeOf(
    {
      url: `https://a.example/${id}?cursor=${RANDOM}`,
      headers: { 'x-request-id': id, cookie: `theme=${RANDOM}` },
    },
    { headers: { etag: RANDOM }, body: `{"next":"${RANDOM}"}` },
  );
  expect(liveCredentialIn(exchange)).toBeUndefined();
});
