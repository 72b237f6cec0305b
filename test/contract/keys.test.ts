import { expect, test } from 'vitest';
import type { JsonObject } from '../../src/contract/contract.ts';
import { keysOf } from '../../src/contract/keys.ts';

test.each<{ given: string; wanted: string[] }>([
  { given: '{}', wanted: [] },
  { given: '{"a":1,"b":null}', wanted: ['a', 'b'] },
  { given: '{"a":{"b":[{"c":1},[{"a":{}}]]}}', wanted: ['a', 'b', 'c'] },
  { given: '{"__proto__":{"toString":1}}', wanted: ['__proto__', 'toString'] },
  { given: '{"enum":["x",{"y":"z"}]}', wanted: ['enum', 'y'] },
])('$given', ({ given, wanted }) => {
  expect([...keysOf(JSON.parse(given))].sort()).toEqual(wanted);
});

test('they are read once', () => {
  const document: JsonObject = { a: 1 };
  expect(keysOf(document)).toBe(keysOf(document));
});
