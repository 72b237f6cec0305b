import { describe, expect, test } from 'vitest';
import { type Query, search } from './analytics-requests.ts';
import { countOf } from './answers.ts';

describe('audiences', () => {
  const SEGMENT = '4c5c2b8e-6f0d-4d0a-9a55-2f7c3f0e1b6d';
  const all = {
    users: [{ name: 'u', query: '@geo.country:France' }],
    accounts: [{ name: 'a', query: '@customer.tier:premium' }],
    segments: [{ name: 's', segment_id: SEGMENT }],
  };
  const count = (filters: Query['audience_filters'] & object) =>
    countOf({ audience_filters: filters });
  const by = (formula: string) => count({ ...all, formula });

  test('narrow', () => {
    const everyone = countOf({});
    for (const formula of ['u', 'a', 's', 'u OR a OR s']) {
      expect(by(formula)).toBeLessThan(everyone);
      expect(by(formula)).toBeGreaterThan(0);
    }
  });

  test('are searches: of users, and of accounts', () => {
    expect(by('u')).toBe(countOf({ query: search('@geo.country:France') }));
    expect(by('a')).toBe(countOf({ query: search('@customer.tier:premium') }));
    expect(count({ users: [{ name: 'u' }] })).toBe(countOf({}));
  });

  test('are combined by their formula, else all of them', () => {
    expect(by('u AND s') + by('u AND NOT s')).toBe(by('u'));
    expect(by('u OR a') + by('u AND a')).toBe(by('u') + by('a'));
    expect(by('NOT (u OR a OR s)') + by('u OR a OR s')).toBe(countOf({}));
    for (const formula of ['', ' ']) expect(by(formula)).toBe(by('u AND a AND s'));
    expect(count(all)).toBe(by('u AND a AND s'));
    expect(count({})).toBe(countOf({}));
  });

  test('whose names hold a space stand in quotes in their formula', () => {
    const users = [{ name: 'power "users"', query: '@geo.country:France' }, { name: 'others' }];
    const quoted = String.raw`"power \"users\""`;
    for (const formula of [quoted, `${quoted} AND "others"`])
      expect(count({ users, formula })).toBe(countOf({ query: search('@geo.country:France') }));
  });

  test('that are segments are told apart by their id, not by their name', () => {
    const segment = (name: string, segment_id: string) =>
      count({ segments: [{ name, segment_id }] });
    expect(segment('x', SEGMENT)).toBe(segment('y', SEGMENT));
    expect(segment('x', SEGMENT)).not.toBe(segment('x', SEGMENT.replace('4', '5')));
  });
});
