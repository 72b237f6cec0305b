import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEventStream, writeEventStream } from '../../src/http/event-stream.ts';

test.each<[string, object[]]>([
  ['data: a\n\ndata: b\n\n', [{ data: 'a' }, { data: 'b' }]],
  ['data: a\r\n\r\ndata: b\r\r', [{ data: 'a' }, { data: 'b' }]],
  ['data:a\ndata:  b\n\n', [{ data: 'a\n b' }]],
  ['event: e\nid: 1\nretry: 20\ndata: a\n\n', [{ event: 'e', data: 'a', id: '1', retry: 20 }]],
  ['retry: soon\ndata\n\n', [{ data: '' }]],
  [': comment\ndata: a\n\n', [{ data: 'a' }]],
  ['event: none\n\ndata: a\n\n', [{ data: 'a' }]],
  ['data: a\n\ndata: cut', [{ data: 'a' }]],
  ['', []],
])('%j', (text, events) => {
  expect(readEventStream(text)).toEqual(events);
});

test('what is written is read as it was', () => {
  const line = fc.string({ unit: fc.constantFrom('a', ' ', ':', '{') });
  const event = fc.record(
    {
      event: line.filter((text) => text !== ''),
      data: fc.array(line, { minLength: 1 }).map((lines) => lines.join('\n')),
      id: line,
      retry: fc.nat(),
    },
    { requiredKeys: ['data'], noNullPrototype: true },
  );
  fc.assert(
    fc.property(fc.array(event), (events) => {
      expect(readEventStream(writeEventStream(events))).toEqual(events);
    }),
  );
});
