import { expect, test } from 'vitest';
import {
  compileMediaTypeFinder,
  hasBody,
  matchMediaType,
} from '../../src/compile/body-media-type.ts';
import type { Message } from '../../src/http/exchange.ts';

function matcher(...ranges: string[]) {
  const content = ranges.map((range) => ({ range, examples: new Map(), pointer: `/${range}` }));
  const find = compileMediaTypeFinder({ content, pointer: '/body' });
  return (message: Message) => matchMediaType(find, message);
}

test.each<[ranges: string[], type: string | undefined, kind: string, range?: string]>([
  [['application/json'], 'application/json; charset=utf-8', 'documented', 'application/json'],
  [['text/*', 'text/plain'], 'text/plain', 'documented', 'text/plain'],
  [['text/plain', '*/*'], 'image/png', 'documented', '*/*'],
  [['application/json'], 'application/vnd.api+json', 'stands-for', 'application/json'],
  [['application/json;v=1'], 'application/json;v=2', 'stands-for', 'application/json;v=1'],
  [['application/json'], 'text/plain', 'unsupported'],
  [['application/json'], 'no media type', 'unsupported'],
  [['application/json'], undefined, 'unsupported'],
  [
    ['application/json', 'application/octet-stream'],
    undefined,
    'documented',
    'application/octet-stream',
  ],
  [['*/*'], undefined, 'documented', '*/*'],
  [[], 'application/json', 'none'],
])('of %j, %s is %s', (ranges, type, kind, range) => {
  const headers = type === undefined ? {} : { 'content-type': type };
  const match = matcher(...ranges)({ headers, body: '{}' });
  expect([match.kind, 'media' in match ? match.media.range : undefined]).toEqual([kind, range]);
  if (!('mismatch' in match)) return;
  const documented = ranges.join(', ');
  expect(match.mismatch).toEqual({ received: type, documented, contractPointer: '/body/content' });
});

test.each<[body: string | Uint8Array | undefined, has: boolean]>([
  [undefined, false],
  ['', false],
  [new Uint8Array(), false],
  [' ', true],
  [Uint8Array.of(0), true],
])('%j is a body: %s', (body, has) => {
  const message = { headers: {}, ...(body !== undefined && { body }) };
  expect(hasBody(message)).toBe(has);
  expect(matcher('text/plain')(message).kind).toBe(has ? 'unsupported' : 'none');
});
