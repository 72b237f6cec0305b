import { expect, test } from 'vitest';
import { type Syntax, syntaxOf } from '../../src/http/syntax.ts';

test.each<[string, Syntax]>([
  ['application/json', 'json'],
  ['application/problem+json; charset=utf-8', 'json'],
  ['application/jsonl', 'json-lines'],
  ['application/ndjson', 'json-lines'],
  ['application/x-ndjson', 'json-lines'],
  ['application/json-seq', 'json-sequence'],
  ['application/geo+json-seq', 'json-sequence'],
  ['text/event-stream', 'event-stream'],
  ['Text/XML', 'xml'],
  ['application/atom+xml', 'xml'],
  ['image/svg+xml', 'xml'],
  ['application/x-www-form-urlencoded', 'form'],
  ['multipart/form-data; boundary=a', 'multipart'],
  ['multipart/mixed', 'multipart'],
  ['text/csv', 'text'],
  ['application/yaml', 'text'],
  ['application/openapi+yaml', 'text'],
  ['application/x-thing; charset=utf-8', 'text'],
  ['application/octet-stream', 'binary'],
  ['image/png', 'binary'],
  ['application/x+constructor', 'binary'],
  ['nonsense', 'binary'],
])('%s is %s', (mediaType, syntax) => {
  expect(syntaxOf(mediaType)).toBe(syntax);
});
