import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { bodyOf } from './body.ts';
import { integer, ref, schemas, text, XML } from './xml.ts';

/** Each schema with an XML text and the value that it stands for. */
const cases: readonly (readonly [what: string, schema: JsonObject, xml: string, value: Json])[] = [
  [
    'elements',
    { properties: { id: integer, name: text } },
    '<a><id>1</id><name>x</name></a>',
    { id: 1, name: 'x' },
  ],
  [
    'elements in any order, with space between',
    { properties: { id: integer, name: text } },
    '<a>\n  <name>x</name>\n  <id>1</id>\n</a>',
    { name: 'x', id: 1 },
  ],
  [
    'texts as they are',
    { properties: { name: text } },
    '<a><name> x &lt;&amp;&#233; </name></a>',
    { name: ' x <&é ' },
  ],
  ['CDATA', { properties: { name: text } }, '<a><name><![CDATA[<b>]]></name></a>', { name: '<b>' }],
  ['an empty text', { properties: { name: text } }, '<a><name/></a>', { name: '' }],
  ['nothing', { properties: { name: text } }, '<a/>', {}],
  ['space around a number', { properties: { id: integer } }, '<a><id> 1 </id></a>', { id: 1 }],
  ['booleans', { properties: { on: { type: 'boolean' } } }, '<a><on>true</on></a>', { on: true }],
  [
    'another name',
    { properties: { id: { ...integer, xml: { name: 'key' } } } },
    '<a><key>1</key></a>',
    { id: 1 },
  ],
  [
    'an attribute',
    { properties: { id: { ...integer, xml: { attribute: true } }, name: text } },
    '<a id="1"><name>x</name></a>',
    { id: 1, name: 'x' },
  ],
  [
    'an attribute of another name',
    { properties: { id: { ...integer, xml: { attribute: true, name: 'key' } } } },
    '<a key="1"/>',
    { id: 1 },
  ],
  [
    'a list',
    { properties: { tags: { type: 'array', items: text } } },
    '<a><tags>x</tags><tags>y</tags></a>',
    { tags: ['x', 'y'] },
  ],
  [
    'a list of one',
    { properties: { tags: { type: 'array', items: text } } },
    '<a><tags>x</tags></a>',
    { tags: ['x'] },
  ],
  [
    'a list whose items have a name',
    { properties: { tags: { type: 'array', items: { ...text, xml: { name: 'tag' } } } } },
    '<a><tag>x</tag></a>',
    { tags: ['x'] },
  ],
  [
    'a list whose name counts for nothing',
    { properties: { tags: { type: 'array', items: text, xml: { name: 'many' } } } },
    '<a><tags>x</tags></a>',
    { tags: ['x'] },
  ],
  [
    'a wrapped list',
    { properties: { tags: { type: 'array', items: text, xml: { wrapped: true } } } },
    '<a><tags><tags>x</tags></tags></a>',
    { tags: ['x'] },
  ],
  [
    'a wrapped list with names',
    {
      properties: {
        tags: {
          type: 'array',
          items: { ...text, xml: { name: 'tag' } },
          xml: { wrapped: true, name: 'many' },
        },
      },
    },
    '<a><many><tag>x</tag><tag>y</tag></many></a>',
    { tags: ['x', 'y'] },
  ],
  [
    'a wrapped list named alone',
    { properties: { tags: { type: 'array', items: text, xml: { wrapped: true, name: 'many' } } } },
    '<a><many><many>x</many></many></a>',
    { tags: ['x'] },
  ],
  [
    'an empty wrapped list',
    { properties: { tags: { type: 'array', items: text, xml: { wrapped: true } } } },
    '<a><tags/></a>',
    { tags: [] },
  ],
  [
    'an empty list that is required',
    { properties: { tags: { type: 'array', items: text } }, required: ['tags'] },
    '<a/>',
    { tags: [] },
  ],
  [
    'a list of objects',
    { properties: { pets: { type: 'array', items: ref('Pet'), xml: { wrapped: true } } } },
    '<a><pets><pet id="1"><name>x</name></pet></pets></a>',
    { pets: [{ id: 1, name: 'x' }] },
  ],
  [
    'objects in objects',
    { properties: { pet: ref('Pet') } },
    '<a><pet id="1"><name>x</name></pet></a>',
    { pet: { id: 1, name: 'x' } },
  ],
  [
    'null',
    { properties: { id: { type: ['integer', 'null'] } } },
    '<a><id xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/></a>',
    { id: null },
  ],
  [
    'a namespace',
    { properties: { id: { ...integer, xml: { namespace: 'urn:x', prefix: 'x' } } } },
    '<a xmlns:x="urn:x"><x:id>1</x:id></a>',
    { id: 1 },
  ],
  [
    'a namespace by another prefix',
    { properties: { id: { ...integer, xml: { namespace: 'urn:x', prefix: 'x' } } } },
    '<a xmlns="urn:x"><id>1</id></a>',
    { id: 1 },
  ],
  [
    'a prefix of no documented namespace',
    { properties: { id: integer } },
    '<p:a xmlns:p="urn:p"><p:id>1</p:id></p:a>',
    { id: 1 },
  ],
  [
    'the language of an element',
    { properties: { lang: { ...text, xml: { attribute: true, prefix: 'xml' } } } },
    '<a xml:lang="en"/>',
    { lang: 'en' },
  ],
  [
    'the language as another attribute than one called so',
    { properties: { lang: { ...text, xml: { attribute: true } } } },
    '<a xml:lang="en" lang="sv"/>',
    { lang: 'sv' },
  ],
  [
    'no language that is not documented',
    { properties: { id: integer } },
    '<a xml:lang="en"><id>1</id></a>',
    { id: 1 },
  ],
  [
    'text beside attributes (3.2)',
    {
      properties: {
        id: { ...integer, xml: { nodeType: 'attribute' } },
        name: { ...text, xml: { nodeType: 'text' } },
      },
    },
    '<a id="1">x</a>',
    { id: 1, name: 'x' },
  ],
  [
    'what allOf adds',
    { allOf: [ref('Pet'), { properties: { age: integer } }] },
    '<pet id="1"><name>x</name><age>3</age></pet>',
    { id: 1, name: 'x', age: 3 },
  ],
  [
    'what additionalProperties says',
    { additionalProperties: integer },
    '<a><b>1</b><c>2</c></a>',
    { b: 1, c: 2 },
  ],
  [
    'properties called like those of every object',
    { properties: { constructor: integer } },
    '<a><constructor>1</constructor></a>',
    { constructor: 1 },
  ],
];

describe.each(cases)('%s', (_, schema, xml, value) => {
  test('is read, and what is written of it is read the same', async () => {
    const body = await bodyOf(XML, { schema: { type: 'object', ...schema } }, schemas);
    const wanted = { state: 'judged', violations: [], value };
    expect(body.judge(xml)).toMatchObject(wanted);
    expect(body.judge(xml)).toHaveProperty('value', value);
    expect(body.judge(body.write(value).body)).toMatchObject(wanted);
  });
});

test('a schema of a text means the document itself', async () => {
  const body = await bodyOf('text/xml', { schema: text });
  expect(body.judge('<a>1</a>')).toMatchObject({ value: '<a>1</a>', violations: [] });
  expect(body.judge('none')).toMatchObject({ state: 'unreadable' });
  expect(body.write('<a>1</a>').body).toBe('<a>1</a>');
});

test.each<[JsonObject, string, Json]>([
  [{ enum: ['x'] }, '<a>x</a>', 'x'],
  [integer, '<a>7</a>', 7],
])('what is described as %j is the content of the root', async (schema, xml, value) => {
  const body = await bodyOf(XML, { schema });
  expect(body.judge(xml)).toMatchObject({ value, violations: [] });
  expect(body.judge(body.write(value).body)).toMatchObject({ value, violations: [] });
});

test('a text with a name is an element', async () => {
  const body = await bodyOf(XML, { schema: { ...text, xml: { name: 'note' } } });
  expect(body.judge('<note>x</note>')).toMatchObject({ value: 'x', violations: [] });
});

test('a list is the content of its root, whose items are called as documented', async () => {
  const body = await bodyOf(XML, { schema: { type: 'array', items: ref('Pet') } }, schemas);
  const value = [{ id: 1, name: 'x' }];
  expect(body.judge('<pets><pet id="1"><name>x</name></pet></pets>')).toMatchObject({
    violations: [],
    value,
  });
  expect(body.judge('<pets><cat/></pets>')).toMatchObject({
    violations: [{ pointer: '', expected: 'items that are elements <pet>', received: '<cat>' }],
  });
  expect(body.write(value).body).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<root>\n  <pet id="1">\n    <name>x</name>\n  </pet>\n</root>\n',
  );
});
