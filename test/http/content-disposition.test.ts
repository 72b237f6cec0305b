import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readDisposition, writeDisposition } from '../../src/http/content-disposition.ts';

test.each([
  ['form-data; name="a"', { name: 'a' }],
  ['form-data; name=a; filename=b.png', { name: 'a', filename: 'b.png' }],
  ['form-data;NAME="a";filename=""', { name: 'a', filename: '' }],
  ['form-data; name="a; filename=b"', { name: 'a; filename=b' }],
  ['form-data; name="a\\"b%22c%0D%0A"', { name: 'a"b"c\r\n' }],
  ['form-data; name="f"; filename="C:\\temp\\a.txt"', { name: 'f', filename: 'C:\\temp\\a.txt' }],
  ['form-data', {}],
  ['', {}],
])('%s', (field, wanted) => {
  expect(readDisposition(field)).toEqual(wanted);
});

test('what is written is read as it was', () => {
  const name = fc.string({ unit: fc.constantFrom('a', ';', '=', '"', '\\', ' ', '\r', '\n', 'é') });
  fc.assert(
    fc.property(name, name, (given, filename) => {
      const field = writeDisposition({ name: given, filename });
      expect(field).not.toMatch(/[\r\n]/);
      expect(readDisposition(field)).toEqual({ name: given, filename });
    }),
  );
});
