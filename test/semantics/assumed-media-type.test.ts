import { expect, test } from 'vitest';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { withAssumedMediaType } from '../../src/semantics/assumed-media-type.ts';

const JSON_ASSUMED = { assumedMediaType: 'application/json' };
const post = (body?: string, headers: HttpRequest['headers'] = {}): HttpRequest => ({
  method: 'POST',
  url: '/notes',
  headers,
  ...(body !== undefined && { body }),
});

test.each([
  ['a body without a type', post('{}'), JSON_ASSUMED, 'application/json'],
  ['a body with one', post('a', { 'content-type': 'text/plain' }), JSON_ASSUMED, 'text/plain'],
  ['no body', post(), JSON_ASSUMED, undefined],
  ['a body of an API that assumes nothing', post('{}'), {}, undefined],
  ['a body of an API without semantics', post('{}'), undefined, undefined],
])('%s', (_, request, semantics, type) => {
  expect(withAssumedMediaType(request, semantics).headers['content-type']).toBe(type);
});
