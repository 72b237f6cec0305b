import { expect, test } from 'vitest';
import { type Preference, readPreference, withoutPreference } from '../../src/mock/preference.ts';

test.each<[string | string[], Preference]>([
  ['', {}],
  ['code=429', { code: '429' }],
  ['Code=429', { code: '429' }],
  ['code = 429', { code: '429' }],
  ['code="429"', { code: '429' }],
  [
    'code=429, example=over, seed=a, dynamic=true',
    { code: '429', example: 'over', seed: 'a', dynamic: true },
  ],
  [['code=429', 'seed=a'], { code: '429', seed: 'a' }],
  ['code=400, code=429', { code: '400' }],
  ['seed="a, code=429"', { seed: 'a, code=429' }],
  ['seed="say \\"a\\" \\\\"', { seed: 'say "a" \\' }],
  ['seed=""', { seed: '' }],
  ['respond-async, wait=10, code=202', { code: '202' }],
  ['respond-async; code=500, code=202', { code: '202' }],
  ['wait=10; a="x, code=500"; b, code=202', { code: '202' }],
  [',, code=202', { code: '202' }],
  ['dynamic=false', { dynamic: false }],
  ['dynamic=perhaps', {}],
  ['code', { code: '' }],
  ['code="429', { code: '' }],
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
