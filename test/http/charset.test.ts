import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeText, encodeText } from '../../src/http/charset.ts';

test.each([
  ['utf-8', 'é€'],
  ['us-ascii', 'e'],
  ['iso-8859-1', 'é'],
  ['utf-16', 'é€'],
])('%s says %s, and is read the same', (charset, text) => {
  const encoded = encodeText(text, charset);
  const bytes = typeof encoded === 'string' ? Buffer.from(encoded) : encoded;
  expect(decodeText(bytes ?? new Uint8Array(), charset)).toEqual({ text });
});

test.each([
  ['iso-8859-1', '€'],
  ['shift_jis', 'e'],
  ['constructor', 'e'],
])('%s cannot say %s here', (charset, text) => {
  expect(encodeText(text, charset)).toBeUndefined();
});

test('whatever is encoded is read as it was', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('latin1', 'utf-16le'),
      (text, charset) => {
        const encoded = encodeText(text, charset);
        if (encoded === undefined) return;
        expect(decodeText(encoded as Uint8Array, charset)).toEqual({ text });
      },
    ),
  );
});

test('a text of many pieces is read as one, whatever stands where they meet', () => {
  const text = `\uFEFFa${'€'.repeat(500_000)}`;
  const bytes = Buffer.from(text);
  expect(decodeText(bytes, 'utf-8')).toEqual({ text: text.slice(1) });
  expect(decodeText(bytes.subarray(0, -1), 'utf-8')).toHaveProperty('problem');
});

test.each([
  ['broken off within a character', [0xe2, 0x82]],
  ['that begins within one', [0xac]],
  ['with a byte order mark', [0xef, 0xbb, 0xbf]],
])('a text %s leaves nothing for the next one', (_, bytes) => {
  decodeText(Uint8Array.from(bytes), 'utf-8');
  expect(decodeText(Buffer.from('\uFEFF€'), 'utf-8')).toEqual({ text: '€' });
  expect(decodeText(Uint8Array.from([0xac]), 'utf-8')).toHaveProperty('problem');
});
