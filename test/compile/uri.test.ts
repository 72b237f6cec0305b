import { expect, test } from 'vitest';
import { isUri, isUriReference } from '../../src/compile/uri.ts';

test.each([
  ['https://api.example', true],
  ['https://user:password@api.example:8080/a/b;c=1?d=/e#f?', true],
  ['http://[2001:db8::7]/a', true],
  ['http://[v1.fe:d]/', true],
  ['urn:isbn:0451450523', true],
  ['mailto:ada@shop.example', true],
  ['file:///etc/hosts', true],
  ['https://api.example/%41', true],
  ['/orders/7', false],
  ['api.example', false],
  ['https://api.example/a b', false],
  ['https://api.example/%4', false],
  ['https://api.example/{id}', false],
  ['https://api.example/[a]', false],
  ['https://api.example:http/', false],
  ['https://a@b@api.example/', false],
  ['http://2001:db8::7/', false],
  ['http://[::ffff:192.168.000.1]/', false],
  ['https://straße.example/', false],
  ['https://api.example\n', false],
])('%j is a URI: %s', (text, wanted) => {
  expect(isUri(text)).toBe(wanted);
});

test.each([
  ['', true],
  ['/orders/7?a=1#b', true],
  ['../orders', true],
  ['//cdn.example/a', true],
  ['./a:b', true],
  ['1a:b', false],
  ['a"b', false],
  ['\\\\windows\\share', false],
])('%j is a reference to a URI: %s', (text, wanted) => {
  expect(isUriReference(text)).toBe(wanted);
});

test('an IRI holds characters beside ASCII, private ones in its query alone', () => {
  expect(isUri('https://straße.example/日本?\u{E000}#ü', true)).toBe(true);
  expect(isUri('https://straße.example/\u{E000}', true)).toBe(false);
  expect(isUriReference('/日本', true)).toBe(true);
  expect(isUriReference('/日本', false)).toBe(false);
});
