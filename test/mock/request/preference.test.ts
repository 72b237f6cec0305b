import { describe, expect, test } from 'vitest';
import {
  type Preference,
  readPreference,
  withoutPreference,
} from '../../../src/mock/request/preference.ts';
import { jsonResponse, mockOf } from '../contract.ts';

test.each<[string | string[], Preference]>([
  ['', {}],
  ['code=429', { code: '429', applied: 'code=429' }],
  ['Code=429', { code: '429', applied: 'code=429' }],
  ['code = 429', { code: '429', applied: 'code=429' }],
  ['code="429"', { code: '429', applied: 'code=429' }],
  [
    'seed=a, dynamic=true, code=429, example=over',
    {
      code: '429',
      example: 'over',
      seed: 'a',
      dynamic: 'true',
      applied: 'code=429, example=over, dynamic=true, seed=a',
    },
  ],
  [['code=429', 'seed=a'], { code: '429', seed: 'a', applied: 'code=429, seed=a' }],
  ['code=400, code=429', { code: '400', applied: 'code=400' }],
  ['seed="a, code=429"', { seed: 'a, code=429', applied: 'seed="a, code=429"' }],
  ['seed="say \\"a\\" \\\\"', { seed: 'say "a" \\', applied: 'seed="say \\"a\\" \\\\"' }],
  ['seed=""', { seed: '', applied: 'seed=""' }],
  ['respond-async, wait=10, code=202', { code: '202', applied: 'code=202' }],
  ['respond-async; code=500, code=202', { code: '202', applied: 'code=202' }],
  ['wait=10; a="x, code=500"; b, code=202', { code: '202', applied: 'code=202' }],
  [',, code=202', { code: '202', applied: 'code=202' }],
  ['dynamic=false', { dynamic: 'false', applied: 'dynamic=false' }],
  ['dynamic=perhaps', { dynamic: 'perhaps', applied: 'dynamic=perhaps' }],
  ['code', { code: '', applied: 'code=""' }],
  ['code="429', { code: '', applied: 'code=""' }],
  ['respond-async', {}],
])('Prefer: %j', (prefer, preference) => {
  expect(readPreference({ prefer }, '')).toEqual(preference);
});

test.each<[string, Preference]>([
  ['', {}],
  ['code=429', {}],
  ['__code=429&__example=a%20b&__seed=c+d', { code: '429', example: 'a b', seed: 'c d' }],
  ['a=b&__code=400&__code=429', { code: '400' }],
  ['__dynamic=true', {}],
])('the query %s', (query, preference) => {
  expect(readPreference({}, query)).toEqual(preference);
});

test('the header wins over the query', () => {
  expect(readPreference({ prefer: 'code=400' }, '__code=429&__seed=a')).toEqual({
    code: '400',
    seed: 'a',
    applied: 'code=400',
  });
});

test.each([
  ['', ''],
  ['a=1&b=2', 'a=1&b=2'],
  ['a=1&__code=429&b=%20&__seed=x&__example', 'a=1&b=%20'],
  ['__code=429', ''],
  ['my__code=1&__other=2', 'my__code=1&__other=2'],
])('what is left of the query %j: %j', (query, rest) => {
  expect(withoutPreference(query)).toBe(rest);
});

const mock = await mockOf({
  parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
  responses: {
    200: jsonResponse({ type: 'string' }, { examples: { one: { value: 'first' } } }),
    204: { description: 'Nothing.' },
    '4XX': jsonResponse({ type: 'string' }, { example: 'refused' }),
  },
});

function ask(prefer: string, query = '') {
  const { status, headers, body } = mock.respond({
    method: 'GET',
    url: `/thing?${query}`,
    headers: prefer === '' ? {} : { prefer },
  });
  const said = body === undefined ? undefined : JSON.parse(String(body));
  return { status, applied: headers['preference-applied'], said };
}

describe('what can be met is met, and said to be', () => {
  test.each([
    ['code=204', 204, undefined],
    ['code=404', 404, 'refused'],
    ['code=4XX', 400, 'refused'],
    ['example=one', 200, 'first'],
    ['dynamic=false', 200, 'first'],
    ['dynamic=true', 200, expect.not.stringMatching(/^first$/)],
    ['code=404, dynamic=true', 404, expect.not.stringMatching(/^refused$/)],
    ['code=404, dynamic=false', 404, 'refused'],
    ['code=200, example=one', 200, 'first'],
  ])('%s', (prefer, status, said) => {
    expect(ask(prefer)).toEqual({ status, applied: prefer, said });
  });

  test('in the query it works alike; only the header is answered by one', () => {
    expect(ask('', '__code=404')).toEqual({ status: 404, applied: undefined, said: 'refused' });
    expect(ask('', '__example=one').said).toBe('first');
    expect(ask('', '__seed=a').said).toBe(ask('seed=a').said);
  });
});

describe('what the mock does not know is ignored, as RFC 7240 has it, and not said to be met', () => {
  test.each(['', 'respond-async', 'cod=404', 'code-404', 'return=minimal; code=404', '404', ';,='])(
    '%s',
    (prefer) => {
      const { status, applied } = ask(prefer);
      expect([status, applied]).toEqual([200, undefined]);
    },
  );

  test('a success that is asked for does not save a bad request', () => {
    const { status, applied } = ask('code=200', 'limit=x');
    expect([status, applied]).toEqual([400, undefined]);
  });
});

describe('what cannot be met is refused', () => {
  test.each([
    ['dynamic=maybe', '', 'the preference dynamic: expected true or false, received "maybe"'],
    ['dynamic', '', 'the preference dynamic: expected true or false, received ""'],
    ['dynamic=TRUE', '', 'the preference dynamic: expected true or false, received "TRUE"'],
    ['code=abc', '', 'GET /thing documents no status "abc"; it documents: 200, 204, 4XX'],
    ['code=201', '', 'GET /thing documents no status "201"; it documents: 200, 204, 4XX'],
    ['code=', '', 'GET /thing documents no status ""; it documents: 200, 204, 4XX'],
    ['code: 404', '', 'GET /thing documents no status ""; it documents: 200, 204, 4XX'],
    ['', '__code=503', 'GET /thing documents no status "503"; it documents: 200, 204, 4XX'],
    ['example=two', '', 'GET /thing documents no example "two" for 200; it documents: one'],
    ['', '__example', 'GET /thing documents no example "" for 200; it documents: one'],
    [
      'code=204, example=one',
      '',
      'GET /thing documents no example "one" for 204; it documents: none',
    ],
  ])('%s?%s', (prefer, query, detail) => {
    expect(ask(prefer, query)).toEqual({
      status: 400,
      applied: undefined,
      said: expect.objectContaining({ status: 400, detail, source: expect.stringMatching(/mock/) }),
    });
  });
});
