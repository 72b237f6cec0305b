import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readJson } from '../../src/http/json-reader.ts';

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1, '\t', '\r\n '), (value, space) => {
      const text = JSON.stringify(value, null, space);
      const reading = readJson(text);
      // Written and read again, since long integers aren't rounded before.
      expect(reading.ok && JSON.parse(JSON.stringify(reading.value))).toEqual(JSON.parse(text));
    }),
  );
});

test('refuses what JSON.parse refuses', () => {
  const piece = fc.constantFrom(...'{}[],:"\\ 0-.e\n\u0001tn', 'true', 'null', '"a"', '12');
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('');
      expect(readJson(text).ok || repeatsKey(text)).toBe(isJson(text));
    }),
  );
});

test.each<[text: string, value: unknown]>([
  ['{"__proto__": {"a": 1}}', JSON.parse('{"__proto__": {"a": 1}}')],
  [' [ ] ', []],
  ['{}', {}],
  ['[[], {}, [{}]]', [[], {}, [{}]]],
  ['"\\ud83d\\ude00\\/"', '😀/'],
  ['-0', -0],
])('%j', (text, value) => {
  const reading = readJson(text);
  expect(reading).toEqual({ ok: true, value });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function repeatsKey(text: string): boolean {
  const reading = readJson(text);
  return !reading.ok && reading.problem.endsWith('is repeated');
}
