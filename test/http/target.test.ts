import { expect, test } from 'vitest';
import { splitTarget } from '../../src/http/target.ts';

test.each([
  ['https://a.example/x/y?z=1', 'https://a.example', '/x/y', 'z=1'],
  ['https://a.example', 'https://a.example', '/', ''],
  ['https://a.example?x=1', 'https://a.example', '/', 'x=1'],
  ['https://a.example:8443/', 'https://a.example:8443', '/', ''],
  ['http://[::1]:80/x', 'http://[::1]:80', '/x', ''],
  ['https://u:p@a.example/x', 'https://u:p@a.example', '/x', ''],
  ['/x/y?z=1', undefined, '/x/y', 'z=1'],
  ['/x?', undefined, '/x', ''],
  ['/x?a=1?b=2', undefined, '/x', 'a=1?b=2'],
  ['?a=1', undefined, '/', 'a=1'],
  ['', undefined, '/', ''],
  ['*', undefined, '*', ''],
  ['/x#part', undefined, '/x', ''],
  ['/x#part?a=1', undefined, '/x', ''],
  ['https://a.example#part', 'https://a.example', '/', ''],
  ['//a.example/x', undefined, '//a.example/x', ''],
  ['/go?to=https://b.example/', undefined, '/go', 'to=https://b.example/'],
  ['https://a.example?to=https://b.example/y', 'https://a.example', '/', 'to=https://b.example/y'],
  ['/a%2Fb%20c?d=%20', undefined, '/a%2Fb%20c', 'd=%20'],
])('%j', (url, origin, path, query) => {
  expect(splitTarget(url)).toEqual({ origin, path, query });
});
