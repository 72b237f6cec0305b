import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  readJsonLines,
  readJsonSequence,
  writeJsonLines,
  writeJsonSequence,
} from '../../src/http/json-sequence.ts';

test.each([
  [readJsonLines, '{"a":1}\n\n2\r\n', [{ a: 1 }, 2]],
  [readJsonLines, '', []],
  [readJsonSequence, '\u001E{"a":\n1}\n\u001E2\n', [{ a: 1 }, 2]],
])('%o reads %j', (read, text, values) => {
  expect(read(text)).toEqual({ ok: true, values });
});

test.each([
  [readJsonLines, '1\n{"a":}\n', { index: 1, path: ['a'], line: 1, column: 6 }],
  [readJsonSequence, '\u001E1\n\u001E{\n', { index: 1, line: 2, column: 1 }],
])('%o says what is wrong with %j', (read, text, wanted) => {
  expect(read(text)).toMatchObject({ ok: false, ...wanted });
});

test('what is written is read as it was', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), (values) => {
      const texts = JSON.stringify(values);
      const lines = readJsonLines(writeJsonLines(values));
      const sequence = readJsonSequence(writeJsonSequence(values));
      expect(
        [lines, sequence].map((reading) => reading.ok && JSON.stringify(reading.values)),
      ).toEqual([texts, texts]);
    }),
  );
});
