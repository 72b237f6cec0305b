import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../../src/contract/contract.ts';
import { bodyOf } from './body.ts';
import { integer, ref, schemas, text, XML } from './xml.ts';

const any = await bodyOf(XML, { schema: { type: 'object' } });

test('the root is called like the component where nothing else is said', async () => {
  const body = await bodyOf(XML, { schema: ref('Cat') }, { Cat: { type: 'object' } });
  expect(body.write({}).body).toContain('<Cat/>');
});

test('the root is not called by a place that is no component', async () => {
  const Cat = { type: 'object', properties: { schema: { type: 'object' } } };
  const body = await bodyOf(XML, { schema: ref('Cat/properties/schema') }, { Cat });
  expect(body.write({}).body).toContain('<root/>');
});

test.each<[string, Json]>([
  ['a name', { 'a b': 1 }],
  ['a character', { a: '\u0001' }],
  ['a lone surrogate', { a: '\uD800' }],
])('%s that XML does not have is refused', (_, value) => {
  expect(() => any.write(value)).toThrow(/a body of type application\/xml can't be written/);
});

test('the prefix xml is not declared', async () => {
  const lang = { ...text, xml: { attribute: true, prefix: 'xml' } };
  const body = await bodyOf(XML, { schema: { type: 'object', properties: { lang } } });
  const written = body.write({ lang: 'en' }).body;
  expect(written).toContain('<root xml:lang="en"/>');
  expect(body.judge(written)).toMatchObject({ violations: [], value: { lang: 'en' } });
});

test.each([
  ['a<b', '<root><![CDATA[a<b]]></root>'],
  ['a]]>b', '<root><![CDATA[a]]]]><![CDATA[>b]]></root>'],
  ['a\rb', '<root><![CDATA[a]]>&#13;<![CDATA[b]]></root>'],
])('%j of the node type cdata is a CDATA section', async (value, wanted) => {
  const c = { ...text, xml: { nodeType: 'cdata' } };
  const body = await bodyOf(XML, { schema: { type: 'object', properties: { c } } });
  const written = body.write({ c: value }).body;
  expect(written).toContain(wanted);
  expect(body.judge(written)).toMatchObject({ violations: [], value: { c: value } });
});

test('what is written is read as it was', async () => {
  const schema = {
    type: 'object',
    properties: {
      id: { ...integer, xml: { attribute: true } },
      note: { ...text, xml: { attribute: true } },
      name: text,
      ratio: { type: 'number' },
      tags: { type: 'array', items: text, xml: { wrapped: true } },
      pets: { type: 'array', items: ref('Pet') },
    },
  };
  const body = await bodyOf(XML, { schema }, schemas);
  const word = fc.string({ unit: 'grapheme' });
  const pet = fc.record({ id: fc.integer(), name: word }, { noNullPrototype: true });
  const value = fc.record(
    {
      id: fc.integer(),
      note: fc.string({ unit: fc.constantFrom('\t', '\n', ' ', '"', '<', '&', 'a') }),
      name: word,
      ratio: fc.double({ noNaN: true, min: -1e15, max: 1e15 }).map((number) => number || 0),
      tags: fc.array(word),
      pets: fc.array(pet, { minLength: 1 }),
    },
    { noNullPrototype: true, requiredKeys: [] },
  );
  fc.assert(
    fc.property(value, (given) => {
      expect(body.judge(body.write(given).body)).toMatchObject({ violations: [], value: given });
    }),
  );
});
