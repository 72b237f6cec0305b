import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isXmlName, isXmlText, readXml, writeXml, type XmlElement } from '../../src/http/xml.ts';

test('elements, attributes and texts are read, and nothing else', () => {
  const xml =
    '<?xml version="1.0"?><!DOCTYPE a><!-- c --><a b="1&#38;2"><?p i?>x<c/>&lt;<!-- d --></a>';
  expect(readXml(xml)).toEqual({
    ok: true,
    root: {
      name: 'a',
      attributes: { b: '1&2' },
      children: ['x', { name: 'c', attributes: {}, children: [] }, '<'],
    },
  });
});

test.each([
  ['', 1, 1],
  ['<a>\n  <b>\n</a>', 3, 1],
  ['<a b="<"/>', 1, 7],
  ['<a>&nbsp;</a>', 1, 4],
])('%j is not well-formed at %i:%i', (xml, line, column) => {
  expect(readXml(xml)).toMatchObject({
    ok: false,
    line,
    column,
    problem: expect.not.stringContaining('\n'),
  });
});

test.each([
  '<a>'.repeat(20_000) + '</a>'.repeat(20_000),
  '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
])('%#: what may be well-formed is beyond this reader', (xml) => {
  expect(readXml(xml)).toMatchObject({ ok: false, isBeyond: true });
});

test.each([
  ['a', true],
  ['a-1.b', true],
  ['p:a', true],
  ['été', true],
  ['__proto__', true],
  ['1a', false],
  ['a b', false],
  ['a:b:c', false],
  ['', false],
  ['a>', false],
])('%j may be a name: %s', (name, isName) => {
  expect(isXmlName(name)).toBe(isName);
});

test('what is written is read as it was', () => {
  const text = fc.string({ unit: 'grapheme', minLength: 1 }).filter(isXmlText);
  const { element } = fc.letrec<{ element: XmlElement }>((tie) => ({
    element: fc.record({
      name: fc.constantFrom('a', 'b', 'p:c'),
      attributes: fc.dictionary(
        fc.constantFrom('x', 'y'),
        fc.string({ unit: fc.constantFrom(' ', '\t', '\r', '\n', '"', "'", '<', '>', '&', 'a') }),
        { noNullPrototype: true },
      ),
      children: fc.oneof(
        { maxDepth: 3 },
        text.map((only) => [only]),
        fc.array(tie('element'), { maxLength: 3 }),
      ),
    }),
  }));
  fc.assert(
    fc.property(element, (root) => {
      const reading = readXml(writeXml(root));
      expect(reading.ok && withoutIndent(reading.root)).toEqual(root);
    }),
  );
});

/** Elements stand on lines of their own. */
function withoutIndent({ name, attributes, children }: XmlElement): XmlElement {
  const hasElements = children.some((child) => typeof child !== 'string');
  const kept = children.filter((child) => typeof child !== 'string' || !hasElements);
  return {
    name,
    attributes: { ...attributes },
    children: kept.map((child) => (typeof child === 'string' ? child : withoutIndent(child))),
  };
}
