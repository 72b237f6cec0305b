import { expect, test } from 'vitest';
import { namedWithin, negotiate } from '../../src/http/accept.ts';

const JSON_TYPE = 'application/json';
const offered = [JSON_TYPE, 'text/html', 'text/plain'];

test.each([
  [undefined, offered, JSON_TYPE],
  ['*/*', offered, JSON_TYPE],
  ['text/html', offered, 'text/html'],
  ['TEXT/HTML', offered, 'text/html'],
  ['text/*', offered, 'text/html'],
  ['text/plain, text/html', offered, 'text/html'],
  ['text/html;q=0.5, text/plain', offered, 'text/plain'],
  ['text/html;q=0.5, application/json;q=0.5', offered, JSON_TYPE],
  ['text/*;q=0.9, text/html;q=0.1', offered, 'text/plain'],
  ['*/*;q=0.1, text/plain;q=0.2', offered, 'text/plain'],
  ['*/*, application/json;q=0', offered, 'text/html'],
  ['image/png', offered, undefined],
  ['*/*;q=0', offered, undefined],
  ['image/png, */*;q=0.001', offered, JSON_TYPE],
  [' , text/html , ', offered, 'text/html'],
  // Malformed headers accept everything.
  ['', offered, JSON_TYPE],
  ['text', offered, JSON_TYPE],
  ['text/html;q=2', offered, JSON_TYPE],
  ['text/html;q=0.1234', offered, JSON_TYPE],
  ['text/html;x="1', offered, JSON_TYPE],
  // Parameters.
  ['text/html;level=1', ['text/html', 'text/html;level=1'], 'text/html;level=1'],
  ['text/html;level=1', ['text/html'], undefined],
  ['text/html;level=1, text/html;q=0.5', ['text/html', 'text/html;level=1'], 'text/html;level=1'],
  ['text/html;x="a,b;c", text/plain;q=0.1', offered, 'text/plain'],
  ['application/json; charset=utf-8', [JSON_TYPE], JSON_TYPE],
  ['application/json; charset=utf-16', [JSON_TYPE], undefined],
  // Documented ranges.
  ['application/json', ['*/*'], '*/*'],
  ['text/html', ['application/*', 'text/*'], 'text/*'],
  ['text/html', [], undefined],
  [undefined, [], undefined],
])('%j of %j', (accept, offers, expected) => {
  expect(negotiate(accept, offers)).toBe(expected);
});

test.each<[string | undefined, string, string[]]>([
  ['image/png, image/jpeg;q=0.9', 'image/*', ['image/png', 'image/jpeg']],
  ['image/png;q=0.1, image/jpeg;q=0.9', 'image/*', ['image/jpeg', 'image/png']],
  ['text/html, image/gif', 'image/*', ['image/gif']],
  ['application/vnd.a+json', 'application/*+json', ['application/vnd.a+json']],
  ['text/html', '*/*', ['text/html']],
  ['image/png;q=0, */*', 'image/*', []],
  ['image/*', 'image/*', []],
  [undefined, 'image/*', []],
])('%j within %s names %j', (accept, range, expected) => {
  expect(namedWithin(accept, range)).toEqual(expected);
});
