import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/contract/contract.ts';
import { bodyOf } from './body.ts';
import { integer, ref, schemas, text, XML } from './xml.ts';

test.each<[string, JsonObject, string, string, string, string]>([
  ['another root', ref('Pet'), '<cat/>', '', 'the root element <pet>', '<cat>'],
  [
    'a root of another namespace',
    { type: 'object', xml: { name: 'a', namespace: 'urn:x' } },
    '<a/>',
    '',
    'the root element <a> of the namespace urn:x',
    '<a>',
  ],
  [
    'a wrong type',
    { type: 'object', properties: { id: integer } },
    '<a><id>x</id></a>',
    '/id',
    'integer',
    '"x"',
  ],
  [
    'a missing element',
    { type: 'object', required: ['id'] },
    '<a/>',
    '/id',
    'a value (required)',
    'nothing',
  ],
  [
    'an undeclared element',
    { type: 'object', properties: {}, additionalProperties: false },
    '<a><b>1</b></a>',
    '/b',
    'no undocumented property',
    '"1"',
  ],
  [
    'an undeclared attribute',
    { type: 'object', properties: {}, additionalProperties: false },
    '<a b="1"/>',
    '/b',
    'no undocumented property',
    '"1"',
  ],
  ['text where elements belong', { type: 'object' }, '<a>x</a>', '', 'object', '"x"'],
  [
    'elements where text belongs',
    { type: 'object', properties: { id: text } },
    '<a><id><b/></id></a>',
    '/id',
    'string',
    '{"b":""}',
  ],
  [
    'two of one',
    { type: 'object', properties: { id: text } },
    '<a><id>x</id><id>y</id></a>',
    '/id',
    'string',
    '["x","y"]',
  ],
  [
    'items of another name',
    {
      type: 'object',
      properties: {
        ids: { type: 'array', items: { ...text, xml: { name: 'id' } }, xml: { wrapped: true } },
      },
    },
    '<a><ids><key>x</key></ids></a>',
    '/ids',
    'items that are elements <id>',
    '<key>',
  ],
])('finds %s', async (_, schema, xml, pointer, expected, received) => {
  const body = await bodyOf(XML, { schema }, schemas);
  expect(body.judge(xml)).toMatchObject({
    state: 'judged',
    violations: [{ pointer, expected, received }],
  });
});

const any = await bodyOf(XML, { schema: { type: 'object' } });

test.each([
  ['<a>\n<b></a>', 'Missing end tag for element b (line 2, column 4)'],
  ['<a/><b/>', 'Extra content at the end of the document (line 1, column 5)'],
  ['{}', 'Root element is missing or invalid (line 1, column 1)'],
  [
    '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>',
    "Named entity isn't defined: &b; (line 1, column 35)",
  ],
  ['<a>'.repeat(100_000), 'elements are nested too deep (line 1, column 1)'],
])('%.40j is unreadable', (xml, reason) => {
  expect(any.judge(xml)).toMatchObject({ state: 'unreadable', documented: 'XML', reason });
});

test.each([
  ['utf-8', Buffer.from('<?xml version="1.0"?><a><b>é</b></a>'), XML],
  [
    'the declaration',
    Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><a><b>é</b></a>', 'latin1'),
    XML,
  ],
  ['the parameter', Buffer.from('<a><b>é</b></a>', 'latin1'), `${XML}; charset=iso-8859-1`],
  ['a byte order mark', Buffer.from('\uFEFF<a><b>é</b></a>', 'utf16le'), XML],
])('the charset is that of %s', (_, bytes, mediaType) => {
  expect(any.judge(bytes, mediaType)).toMatchObject({ value: { b: 'é' } });
});

test('whatever comes is judged', () => {
  const piece = fc.constantFrom(
    '<a',
    '>',
    '</a>',
    '/>',
    ' b="',
    '"',
    '&',
    'amp;',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?x',
    '?>',
    'x',
    ':',
    '<!DOCTYPE',
  );
  const xml = fc.array(piece).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(fc.oneof(xml, fc.string()), (given) => {
      expect(['judged', 'unreadable', 'absent']).toContain(any.judge(given).state);
    }),
  );
});
