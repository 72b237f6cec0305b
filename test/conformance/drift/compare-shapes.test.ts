import { describe, expect, test } from 'vitest';
import { drifts, id, thing } from './bodies.ts';
import { contractOfBody, inLine, json, recordings, replayed } from './drifting.ts';

test.each([
  ['values', { id, name: 'Ada' }, { id: 2, name: 'Bob' }],
  ['the length of an array', { id, tags: [] }, { id, tags: [{ text: 'a' }, { text: 'b' }] }],
  ['the keys of a map', { id, counts: { a: 1, b: 2 } }, { id, counts: { c: 3 } }],
  [
    'which items have an optional member',
    { id, tags: [{ text: 'a', lang: 'en' }, { text: 'b' }] },
    { id, tags: [{ text: 'a', lang: 'de' }] },
  ],
  [
    'what whoever recorded it masked',
    { id: '***', payment: '[REDACTED]' },
    { id, payment: { iban: 'DE' } },
  ],
  [
    'keys of what may be anything',
    { id, data: { '2024-01-01': 1 } },
    { id, data: { '2025-01-01': 2 } },
  ],
])('%s are no drift', async (_, recorded, received) => {
  expect(await drifts(recorded, received)).toEqual([]);
});

describe('what the contract leaves open', () => {
  const or = (words: string) => `${words} or absent`;

  test.each([
    [
      'an optional member goes',
      { id, name: 'a' },
      { id },
      `/name: ${or('string')} | string | absent`,
    ],
    [
      'an optional member comes',
      { id },
      { id, name: 'a' },
      `/name: ${or('string')} | absent | string`,
    ],
    ['null', { id, note: 'a' }, { id, note: null }, '/note: string or null | string | null'],
    [
      'another of several types',
      { id, size: 'L' },
      { id, size: 4 },
      '/size: string or integer | string | integer',
    ],
    [
      'a member of a free object',
      { id, data: { a: 1 } },
      { id, data: { a: 'x' } },
      '/data/a: any value | number | string',
    ],
  ])('%s', async (_, recorded, received, wanted) => {
    expect(await drifts(recorded, received)).toEqual([`info response.body ${wanted} (rt)`]);
  });

  test('what both have beside what is documented, alike', async () => {
    expect(await drifts({ id, more: 'a' }, { id, more: 'b' })).toEqual([
      'info response.body /more: not documented | string | string (cr ct)',
    ]);
  });
});

describe('what the contract does not document', () => {
  test.each([
    [
      'a member comes',
      { id },
      { id, more: 'a' },
      ['/more: not documented | absent | string (ct rt)'],
    ],
    [
      'a member goes',
      { id, more: 'a' },
      { id },
      ['/more: not documented | string | absent (cr rt)'],
    ],
    [
      'a member changes its type',
      { id, more: 'a' },
      { id, more: 1 },
      ['/more: not documented | string | number (cr ct rt)'],
    ],
    [
      'a member is renamed',
      { id, more: 'a' },
      { id, other: 'a' },
      [
        '/more: not documented | string | absent (cr rt)',
        '/other: not documented | absent | string (ct rt)',
      ],
    ],
    [
      'a member of some items comes',
      { id, tags: [{ text: 'a' }, { text: 'b' }] },
      { id, tags: [{ text: 'a', more: 1 }, { text: 'b' }] },
      ['/tags/*/more: not documented | absent | number or absent (ct rt)'],
    ],
    [
      'members whose names are keys change their type',
      { id, '1f0c-77': 1, 'a@b.example': 1 },
      { id, '9a0d-12': 'x' },
      ['/*: not documented | number | string (cr ct rt)'],
    ],
  ])('%s', async (_, recorded, received, wanted) => {
    const lines = wanted.map((line) => `warning response.body ${line}`);
    expect(await drifts(recorded, received)).toEqual(lines);
  });

  test('members change inside what both have', async () => {
    const recorded = { id, more: { a: 1, b: [{ c: 1 }] } };
    expect(await drifts(recorded, { id, more: { b: [{ c: '1' }] } })).toEqual([
      'warning response.body /more/a: not documented | number | absent (rt)',
      'warning response.body /more/b/*/c: not documented | number | string (rt)',
      'info response.body /more: not documented | object | object (cr ct)',
    ]);
  });
});

describe('what breaks the contract', () => {
  test.each([
    ['a required member goes', { id }, {}, ' /id: integer | integer | absent'],
    ['another type', { id }, { id: '1' }, ' /id: integer | integer | string'],
    ['no integer any more', { id }, { id: 1.5 }, ' /id: integer | integer | number'],
    ['null', { id, name: 'a' }, { id, name: null }, ' /name: string | string | null'],
    [
      'an object for an array',
      { id, tags: [{ text: 'a' }] },
      { id, tags: { text: 'a' } },
      ' /tags: array | array | object',
    ],
    [
      'none of several types',
      { id, size: 'L' },
      { id, size: true },
      ' /size: string or integer | string | boolean',
    ],
    [
      'none of the allowed values, nor of their type',
      { id, state: 'open' },
      { id, state: 1 },
      ' /state: string | string | number',
    ],
    [
      'an entry of a map',
      { id, counts: { a: 1 } },
      { id, counts: { b: 2, c: 'x' } },
      ' /counts/*: integer | integer | string or integer',
    ],
    [
      'an item',
      { id, tags: [{ text: 'a' }] },
      { id, tags: [{ text: 'a' }, { text: 1 }] },
      ' /tags/*/text: string | string | string or number',
    ],
    ['an array for the whole', { id }, [{ id }], ': object | object | array'],
    ['no body', { id }, '', ': object | object | absent'],
    ['what is no JSON', { id }, '<html>', ': object | object | unreadable'],
  ])('%s', async (_, recorded, received, wanted) => {
    expect(await drifts(recorded, received)).toEqual([`error response.body${wanted} (ct rt)`]);
  });

  test('a member of the nearest branch goes', async () => {
    const recorded = { id, payment: { iban: 'DE' } };
    expect(await drifts(recorded, { id, payment: { ibn: 'DE' } })).toContain(
      'warning response.body /payment/ibn: not documented | absent | string (ct rt)',
    );
  });

  test('where only the recording does, it is a warning', async () => {
    expect(await drifts({ id: '1' }, { id })).toEqual([
      'warning response.body /id: integer | string | integer (cr rt)',
    ]);
    expect(await drifts('{"id":', { id })).toEqual([
      'warning response.body: object | unreadable | object (cr rt)',
    ]);
  });

  test('where both do alike, they agree with each other', async () => {
    expect(await drifts({ id: '1' }, { id: '2' })).toEqual([
      'error response.body /id: integer | string | string (cr ct)',
    ]);
  });

  test('a value that is out of bounds has the documented shape', async () => {
    const short = { type: 'object', properties: { name: { type: 'string', maxLength: 1 } } };
    const exchanges = recordings({ headers: json, body: { name: 'a' } });
    const answer = { headers: json, body: { name: 'abc' } };
    const { drift, verdicts } = await replayed(await contractOfBody(short), exchanges, [answer]);
    expect(verdicts.fail).toBe(1);
    expect(drift).toEqual([]);
  });

  test('with --strict, so does what is not documented', async () => {
    const exchanges = recordings({ headers: json, body: { id } });
    const answer = { headers: json, body: { id, more: 'a' } };
    const { drift } = await replayed(thing, exchanges, [answer], { strict: true });
    expect(drift.map(inLine)).toEqual([
      'error response.body /more: not documented | absent | string (ct rt)',
    ]);
  });
});
