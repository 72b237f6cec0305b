import { expect, test } from 'vitest';
import { sharingFields } from '../../src/adapters/shared-fields.ts';

test('fields that equal those before them are one object with them', () => {
  const share = sharingFields();
  const first = { host: 'a', accept: '*/*' };
  expect(share(first)).toBe(first);
  expect(share({ host: 'a', accept: '*/*' })).toBe(first);
  expect(share({ accept: '*/*', host: 'a' })).toBe(first);
});

test.each([
  ['another value', { host: 'b', accept: '*/*' }],
  ['one field more', { host: 'a', accept: '*/*', te: 'trailers' }],
  ['one field less', { host: 'a' }],
  ['another name', { host: 'a', accepts: '*/*' }],
  ['none', {}],
])('what has %s is itself, and those after it are held against it', (_, fields) => {
  const share = sharingFields();
  share({ host: 'a', accept: '*/*' });
  expect(share(fields)).toBe(fields);
  expect(share({ ...fields })).toBe(fields);
});
