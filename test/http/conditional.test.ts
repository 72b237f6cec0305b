import { expect, test } from 'vitest';
import { entityTag, failsPrecondition, isUnmodified } from '../../src/http/conditional.ts';

const EARLIER = 'Thu, 19 Nov 2026 12:00:00 GMT';
const LATER = 'Fri, 20 Nov 2026 12:00:00 GMT';

test('content has a tag of its own', () => {
  expect(entityTag('a')).toMatch(/^"[\da-f]{16}"$/);
  expect(entityTag('a')).toBe(entityTag('a'));
  expect(entityTag('a')).not.toBe(entityTag('b'));
});

test.each<[Record<string, string | string[]>, Record<string, string>, boolean]>([
  [{}, { etag: '"a"', 'last-modified': EARLIER }, false],
  [{ 'if-none-match': '"a"' }, { etag: '"a"' }, true],
  [{ 'if-none-match': '"b", W/"a"' }, { etag: '"a"' }, true],
  [{ 'if-none-match': ['"b"', '"a"'] }, { etag: 'W/"a"' }, true],
  [{ 'if-none-match': '"a,b"' }, { etag: '"a"' }, false],
  [{ 'if-none-match': 'a' }, { etag: 'a' }, true],
  [{ 'if-none-match': '*' }, { etag: '"a"' }, true],
  [{ 'if-none-match': '*' }, {}, false],
  [{ 'if-none-match': '"b"', 'if-modified-since': LATER }, { 'last-modified': EARLIER }, false],
  [{ 'if-modified-since': LATER }, { 'last-modified': EARLIER }, true],
  [{ 'if-modified-since': LATER }, { 'last-modified': LATER }, true],
  [{ 'if-modified-since': EARLIER }, { 'last-modified': LATER }, false],
  [{ 'if-modified-since': 'yesterday' }, { 'last-modified': EARLIER }, false],
  [{ 'if-modified-since': LATER }, {}, false],
])('a request with %j for what has %j: unmodified is %s', (request, response, wanted) => {
  expect(isUnmodified(request, response)).toBe(wanted);
});

test.each<[Record<string, string>, string | undefined, boolean]>([
  [{}, '"a"', false],
  [{ 'if-match': '"b", "a"' }, '"a"', false],
  [{ 'if-match': '"b"' }, '"a"', true],
  [{ 'if-match': 'W/"a"' }, 'W/"a"', true],
  [{ 'if-match': '*' }, 'W/"a"', false],
  [{ 'if-match': '*' }, undefined, true],
  [{ 'if-none-match': '*' }, '"a"', true],
  [{ 'if-none-match': '*' }, undefined, false],
  [{ 'if-none-match': '"b"' }, '"a"', false],
])('a change with %j of what has %s: failing is %s', (request, tag, wanted) => {
  expect(failsPrecondition(request, tag)).toBe(wanted);
});
