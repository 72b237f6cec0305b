import { expect, test } from 'vitest';
import { statusKeys } from '../../src/compile/response.ts';

test.each([
  [404, ['404', '4XX', 'default']],
  [200, ['200', '2XX', 'default']],
  ['4XX', ['4XX', '4XX', 'default']],
])('%s is spoken of by %j', (status, keys) => {
  expect(statusKeys(status)).toEqual(keys);
});
