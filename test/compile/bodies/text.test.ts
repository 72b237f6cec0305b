import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { bodyOf } from './body.ts';

const object = { type: 'object', properties: { id: { type: 'integer' } } };

test.each<[string, JsonObject, string, object]>([
  ['text/plain', { type: 'string' }, '7', { value: '7', violations: [] }],
  ['text/plain', { type: 'integer' }, '7\n', { value: 7, violations: [] }],
  [
    'text/plain',
    { type: 'integer' },
    'x',
    { violations: [{ expected: 'integer', received: '"x"' }] },
  ],
  ['text/plain', { type: ['boolean', 'null'] }, 'true', { value: true, violations: [] }],
  ['text/plain', {}, '7', { value: '7' }],
  ['text/plain', object, '{"id":7}', { value: { id: 7 }, violations: [] }],
  ['text/plain', object, 'x', { violations: [{ expected: 'object', received: '"x"' }] }],
  ['application/yaml', object, '{"id":"x"}', { violations: [{ pointer: '/id' }] }],
  [
    'application/yaml',
    object,
    'id: 7',
    { state: 'unjudged', reason: 'no specification says how application/yaml holds an object' },
  ],
  ['text/csv', { type: 'string', pattern: '^id' }, 'id,name', { violations: [] }],
  ['text/*', { type: 'string', enum: ['a'] }, 'a', { violations: [] }],
  [
    'application/octet-stream',
    { type: 'string', format: 'binary', minLength: 3 },
    'é',
    { violations: [{ expected: 'at least 3 bytes', received: '2 bytes' }] },
  ],
  [
    'application/octet-stream',
    { type: 'string', contentEncoding: 'base64' },
    'AAEC',
    { value: 'AAEC', violations: [] },
  ],
  [
    'application/octet-stream',
    { type: 'string', contentEncoding: 'base64' },
    'AAE',
    { violations: [{ expected: 'base64 (RFC 4648)' }] },
  ],
  ['application/octet-stream', object, 'x', { state: 'unjudged' }],
  ['application/vnd.count', { type: 'integer' }, '7', { value: 7, violations: [] }],
  [
    'application/jsonl',
    { type: 'array', items: object },
    '{"id":1}\n{"id":"x"}\n',
    { violations: [{ pointer: '/1/id', expected: 'integer' }] },
  ],
  [
    'application/jsonl',
    { type: 'array' },
    '1\n{\n',
    {
      state: 'unreadable',
      pointer: '/1',
      reason: expect.stringContaining('text 2 of the sequence'),
    },
  ],
  ['application/jsonl', object, '{"id":1}', { value: [{ id: 1 }], violations: [] }],
  ['text/event-stream', object, 'data: a\n\n', { state: 'unjudged' }],
  [
    'text/event-stream',
    { type: 'array', items: { required: ['id'] } },
    'data: a\n\n',
    { value: [{ data: 'a' }], violations: [{ pointer: '/0/id' }] },
  ],
  [
    'text/event-stream',
    { type: 'string' },
    'data: a\n\n',
    { value: 'data: a\n\n', violations: [] },
  ],
])('%s, described by %j: %j', async (range, schema, text, wanted) => {
  const body = await bodyOf(range, { schema });
  expect(body.judge(text, range.replace('*', 'plain'))).toMatchObject(wanted);
});

test.each([
  ['application/jsonl', '1\n"x"\n'],
  ['application/json-seq', '\u001E1\n\u001E"x"\n'],
])('the items of %s satisfy itemSchema', async (range, text) => {
  const body = await bodyOf(range, { itemSchema: { type: 'integer' } }, {}, '3.2.0');
  expect(body.judge(text)).toMatchObject({
    value: [1, 'x'],
    violations: [{ pointer: '/1', expected: 'integer', received: '"x"' }],
  });
});

test('bytes are read as a text of one character for each, and written as they were', async () => {
  const body = await bodyOf('application/octet-stream', {
    schema: { type: 'string', format: 'binary' },
  });
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1 }), (bytes) => {
      const judged = body.judge(bytes);
      if (judged.state !== 'judged') throw new Error(judged.state);
      expect(judged.violations).toEqual([]);
      expect([...(body.write(judged.value as string).body as Uint8Array)]).toEqual([...bytes]);
    }),
  );
});

test.each([
  ['klingon', 'e'],
  ['iso-8859-1', '€'],
])('a text that its charset cannot say is refused', async (charset, text) => {
  const body = await bodyOf(`text/plain; charset=${charset}`, { schema: { type: 'string' } });
  expect(() => body.write(text)).toThrow(`a text that the charset ${charset} can say`);
});
