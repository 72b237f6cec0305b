import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyOf } from './body.ts';
import { FORM, parts, SENT, schema, typed } from './multipart.ts';

const plain = await bodyOf(FORM, { schema });

test.each<[string, string, object]>([
  ['none', '--b--', {}],
  ['a text', parts(['name', '', 'Ann é']), { name: 'Ann é' }],
  [
    'a text in its charset',
    parts(['name', typed('text/plain; charset=utf-16le'), 'A\0n\0n\0']),
    { name: 'Ann' },
  ],
  ['a number', parts(['age', '', '7']), { age: 7 }],
  [
    'a file',
    parts(['photo', `; filename="a.png"${typed('image/png')}`, '\x01\x02']),
    { photo: '\x01\x02' },
  ],
  ['JSON', parts(['meta', typed('application/json'), '{"tag":"a"}']), { meta: { tag: 'a' } }],
  ['JSON that does not say so', parts(['meta', '', '{"tag":"a"}']), { meta: { tag: 'a' } }],
  [
    'a list',
    parts(['tags', '', 'a'], ['name', '', 'n'], ['tags', '', 'b']),
    { name: 'n', tags: ['a', 'b'] },
  ],
  ['a list of one', parts(['tags', '', 'a']), { tags: ['a'] }],
  ['a list as JSON', parts(['tags', typed('application/json'), '["a"]']), { tags: ['a'] }],
  ['files', parts(['files', '', 'a'], ['files', '', 'b']), { files: ['a', 'b'] }],
  ['one of what may be a list', parts(['either', '', '1']), { either: 1 }],
  [
    'two of what may be a list',
    parts(['either', '', '1'], ['either', '', '2']),
    { either: [1, 2] },
  ],
  ['whatever is JSON', parts(['any', typed('application/json'), '[1]']), { any: [1] }],
  ['whatever is text', parts(['any', '', '1']), { any: '1' }],
  ['base64', parts(['digest', '', 'AAEC']), { digest: 'AAEC' }],
  ['an undeclared one', parts(['more', '', '3']), { more: 3 }],
])('reads %s', (_, body, value) => {
  expect(plain.judge(Buffer.from(body), SENT)).toMatchObject({
    state: 'judged',
    violations: [],
    value,
  });
});

test.each<[string, string, string, string, string]>([
  ['a wrong number', parts(['age', '', 'many']), '/age', 'integer', '"many"'],
  [
    'too many bytes',
    parts(['photo', '', '\x01\x02\x03\x04\x05']),
    '/photo',
    'at most 4 bytes',
    '5 bytes',
  ],
  ['broken JSON', parts(['meta', '', '{']), '/meta', 'JSON', 'line 1, column 2'],
  ['two of one', parts(['name', '', 'a'], ['name', '', 'b']), '/name', 'one part', '2'],
  ['an undeclared one', parts(['more', '', 'x']), '/more', 'integer', '"x"'],
  ['no base64', parts(['digest', '', '~']), '/digest', 'base64 (RFC 4648)', '"~"'],
  [
    'an unknown charset',
    parts(['name', typed('text/plain; charset=x'), 'a']),
    '/name',
    'text/plain',
    'unknown charset "x"',
  ],
])('finds %s', (_, body, pointer, expected, received) => {
  expect(plain.judge(body, SENT)).toMatchObject({
    state: 'judged',
    violations: [{ pointer, expected, received: expect.stringContaining(received) }],
  });
});

test.each<[string, string, string, unknown]>([
  [
    'broken JSON is told as the text that came',
    parts(['meta', '', '{"tag":']),
    "content that isn't JSON: expected a value, received the end of the text (line 1, column 8)",
    '{"tag":',
  ],
  ['no base64 as its text', parts(['digest', '', '~']), '"~"', '~'],
  ['two parts as no value', parts(['name', '', 'a'], ['name', '', 'b']), '2', undefined],
])('%s', (_, body, received, value) => {
  expect(plain.judge(body, SENT)).toMatchObject({ violations: [{ received, value }] });
});

test.each<[string, string, string, string]>([
  [
    'no boundary',
    parts(['name', '', 'a']),
    FORM,
    "the body's Content-Type has no boundary parameter",
  ],
  [
    'another boundary',
    parts(['name', '', 'a']),
    `${FORM}; boundary=c`,
    "the boundary --c doesn't occur",
  ],
  [
    'no end',
    '--b\r\nContent-Disposition: form-data; name="a"\r\n\r\nx',
    SENT,
    "part 1 (from byte 5) doesn't end: expected --b-- after it",
  ],
  ['no name', '--b\r\nContent-Type: text/plain\r\n\r\na\r\n--b--', SENT, 'part 1 has no name'],
])('%s makes a body unreadable', (_, body, mediaType, reason) => {
  expect(plain.judge(body, mediaType)).toMatchObject({
    state: 'unreadable',
    reason: expect.stringContaining(reason),
    documented: FORM,
  });
});

test('the parts of a list are its items', async () => {
  const body = await bodyOf('multipart/mixed', {
    schema: { type: 'array', prefixItems: [{ type: 'object' }], items: { type: 'integer' } },
  });
  const sent = '--b\r\nContent-Type: application/json\r\n\r\n{"a":1}\r\n--b\r\n\r\n7\r\n--b--';
  expect(body.judge(sent, 'multipart/mixed; boundary=b')).toMatchObject({
    violations: [],
    value: [{ a: 1 }, 7],
  });
  const { contentType, body: written } = body.write([{ a: 1 }, 7]);
  expect(body.judge(written, contentType)).toMatchObject({ violations: [], value: [{ a: 1 }, 7] });
});

test('an item that cannot be read leaves the others where they are', async () => {
  const body = await bodyOf('multipart/mixed', {
    schema: { type: 'array', items: { type: 'object', properties: { n: { type: 'integer' } } } },
  });
  const sent = '--b\r\n\r\n{\r\n--b\r\n\r\n{"n":"x"}\r\n--b--';
  expect(body.judge(sent, 'multipart/mixed; boundary=b')).toMatchObject({
    violations: [
      { pointer: '/0', keyword: 'encoding' },
      { pointer: '/1/n', keyword: 'type' },
    ],
  });
});

test('a file that is written has a name and a media type', () => {
  const { contentType, body } = plain.write({ name: 'Ann', digest: 'AAEC' });
  expect(contentType).toMatch(/^multipart\/form-data; boundary=specwright-[0-9a-f]{24}$/);
  expect(String(body).split('\r\n').slice(1, -2)).toEqual([
    'content-disposition: form-data; name="name"',
    '',
    'Ann',
    expect.stringMatching(/^--specwright/),
    'content-disposition: form-data; name="digest"; filename="digest.png"',
    'content-type: image/png',
    '',
    'AAEC',
  ]);
});

test('what is written is read as it was', () => {
  const bytes = fc
    .uint8Array({ maxLength: 4 })
    .map((array) => Buffer.from(array).toString('latin1'));
  const value = fc.record(
    {
      name: fc.string({ unit: 'grapheme' }),
      age: fc.integer(),
      photo: bytes,
      meta: fc.record({ tag: fc.string() }),
      tags: fc.array(fc.string(), { minLength: 1 }),
      files: fc.array(bytes, { minLength: 1 }),
    },
    { noNullPrototype: true, requiredKeys: ['name'] },
  );
  fc.assert(
    fc.property(value, (given) => {
      const { contentType, body } = plain.write(given);
      const judged = plain.judge(body, contentType);
      expect(judged).toMatchObject({ state: 'judged', violations: [], value: given });
    }),
  );
});

test('whatever comes is judged', () => {
  const piece = fc.constantFrom(
    '--b',
    '--b--',
    '\r\n',
    'Content-Disposition: form-data; name="age"',
    ':',
    'x',
    '\r\n\r\n',
  );
  const body = fc.array(piece).map((pieces) => Buffer.from(pieces.join('')));
  fc.assert(
    fc.property(fc.oneof(body, fc.uint8Array()), (given) => {
      expect(['judged', 'unreadable', 'absent']).toContain(plain.judge(given, SENT).state);
    }),
  );
});
