import { expect, test } from 'vitest';
import type { Json } from '../../../src/contract/contract.ts';
import { fillMessage } from '../../../src/mock/response/message-slot.ts';

const compose = (documented: string) => `<${documented}>`;

test.each<[Json, Json]>([
  [{ message: 'a' }, { message: '<a>' }],
  ['a', '<a>'],
  ['', '<>'],
  [
    { code: 1, detail: 'a' },
    { code: 1, detail: '<a>' },
  ],
  [
    { type: 'about:blank', title: 'a', detail: 'b' },
    { type: 'about:blank', title: 'a', detail: '<b>' },
  ],
  [
    { title: 'a', status: 400 },
    { title: '<a>', status: 400 },
  ],
  [
    { error: 'a', error_description: 'b' },
    { error: 'a', error_description: '<b>' },
  ],
  [{ error: 'a' }, { error: '<a>' }],
  [{ Message: 'a' }, { Message: '<a>' }],
  [{ errorMessage: 'a' }, { errorMessage: '<a>' }],
  [{ error: { code: 'x', message: 'a' } }, { error: { code: 'x', message: '<a>' } }],
  [
    { error: { message: 'a' }, message: 'b' },
    { error: { message: 'a' }, message: '<b>' },
  ],
  [
    { error: { error: { message: 'a' } }, errors: ['b'] },
    { error: { error: { message: 'a' } }, errors: ['<b>'] },
  ],
  [{ errors: ['a', 'b'] }, { errors: ['<a>', 'b'] }],
  [
    { errors: [{ status: '400', detail: 'a' }, { detail: 'b' }] },
    { errors: [{ status: '400', detail: '<a>' }, { detail: 'b' }] },
  ],
  [{ errors: [{ title: 'a', detail: 'b' }] }, { errors: [{ title: 'a', detail: '<b>' }] }],
  [
    { errors: [], title: 'a' },
    { errors: [], title: '<a>' },
  ],
  [
    { message: 7, error: { reason: 'a' } },
    { message: 7, error: { reason: '<a>' } },
  ],
  [
    ['a', 'b'],
    ['<a>', 'b'],
  ],
  [[{ message: 'a' }], [{ message: '<a>' }]],
])('%j', (body, filled) => {
  const before = structuredClone(body);
  expect(fillMessage(body, compose)).toEqual(filled);
  expect(body).toEqual(before);
});

test.each<[Json]>([[{}], [[]], [{ errors: [] }], [{ code: 'a' }], [null], [7], [{ message: 7 }]])(
  'no place for a message: %j',
  (body) => {
    expect(fillMessage(body, compose)).toBeUndefined();
  },
);
