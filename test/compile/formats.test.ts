import { expect, test } from 'vitest';
import { isKnownFormat, isOfFormat } from '../../src/compile/formats.ts';

test.each([
  ['hostname', 'api.shop.example', true],
  ['hostname', 'xn--strae-oqa.example', true],
  ['hostname', 'shop.example.', false],
  ['hostname', 'r3---sn-ab.example', true],
  ['hostname', `${'a'.repeat(64)}.example`, false],
  ['uuid', '123e4567-e89b-12d3-a456-426614174000', true],
  ['uuid', 'urn:uuid:123e4567-e89b-12d3-a456-426614174000', false],
  ['iri', 'https://straße.example', true],
  ['iri-reference', '/straße', true],
  ['idn-email', 'ädä@straße.example', true],
  ['int64', 2 ** 63, true],
  ['int64', 2 ** 64, false],
  ['order-number', 'anything', true],
])('%s: %j is one: %s', (format, value, wanted) => {
  expect(isOfFormat(format, value)).toBe(wanted);
});

test('a format is known if values are held against it', () => {
  expect(['uri', 'iri', 'byte', 'order-number'].map(isKnownFormat)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});
