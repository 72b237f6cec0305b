import { describe, expect, test } from 'vitest';
import { FORMAT_NAMES, hasFormat, isWord } from '../../src/compile/text-formats.ts';

test.each([
  ['2026-11-20T10:00:00Z', ['date-time']],
  ['2026-11-20', ['date']],
  ['11ae5b4b-2445-4440-a04f-bf537764c9ad', ['uuid']],
  ['https://example.com/a?b=c', ['uri']],
  ['ada@example.com', ['email']],
  ['-42', ['integer']],
  ['hello', []],
  [`https://${'a'.repeat(5_000_000)}`, []],
])('%.30s has the formats %j', (text, formats) => {
  expect(FORMAT_NAMES.filter((name) => hasFormat(name, text))).toEqual(formats);
});

describe('a contract could list', () => {
  test.each(['open', 'in_progress', 'text/plain', 'v2'])('%s', (text) => {
    expect(isWord(text)).toBe(true);
  });

  test.each(['', 'in progress', 'a1b2', 'order-20261', 'a'.repeat(41)])('not %j', (text) => {
    expect(isWord(text)).toBe(false);
  });
});
