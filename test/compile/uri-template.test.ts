import { expect, test } from 'vitest';
import { isUriTemplate } from '../../src/compile/uri-template.ts';

test.each([
  ['/orders/{id}', true],
  ['/orders{?page,size}', true],
  ['/orders/{customer.name:3}{/rest*}', true],
  ["/it's", true],
  ['/日本/{id}', true],
  ['/orders/{id', false],
  ['/orders/{}', false],
  ['/orders/{a b}', false],
  ['/a b', false],
  ['/%4', false],
  ['/a\u007F', false],
])('%j is a URI template: %s', (text, wanted) => {
  expect(isUriTemplate(text)).toBe(wanted);
});
