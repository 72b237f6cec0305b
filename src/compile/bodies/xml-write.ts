import type { Json, JsonObject } from '../../contract/contract.ts';
import { parsePointer, referencePointer } from '../../contract/pointer.ts';
import { isXmlName, isXmlText, writeXml, type XmlElement } from '../../http/xml.ts';
import type { Shape } from '../parameters/shape.ts';
import { isComposite, isObject, scalarText } from './scalar-text.ts';
import { isUnwrappedList, itemNameOf, type XmlForm, xmlFormOf } from './xml-form.ts';
import { INSTANCE } from './xml-nodes.ts';
import { TEXT_MEMBER } from './xml-read.ts';

/**
 * Writes a value as an XML document. Its root is called by the schema's `xml` object, else by the
 * component that the schema is.
 * @throws {NotInXml} where a name or a text can't stand in XML.
 */
export function writeRoot(value: Json, shape: Shape): string {
  return writeXml(writeElement(componentName(shape) ?? 'root', value, shape));
}

/** Thrown for what XML has no way to say: the message is what was expected instead. */
export class NotInXml extends Error {}

/** @param called what the value is called where its schema gives it no name. */
function writeElement(called: string, value: Json, shape: Shape): XmlElement {
  const form = xmlFormOf(shape);
  const name = qualified(form.name ?? called, form);
  const attributes = namespaceOf(form);
  if (value === null) {
    const nil = { 'xmlns:xsi': INSTANCE, 'xsi:nil': 'true' };
    return { name, attributes: { ...attributes, ...nil }, children: [] };
  }
  if (Array.isArray(value)) {
    const itemName = form.isWrapped ? called : (componentName(shape.item(0)) ?? 'item');
    const children = writeItems(itemNameOf(shape, itemName), value, shape);
    return { name, attributes, children };
  }
  if (!isObject(value)) return { name, attributes, children: textOf(value) };
  const members = writeMembers(value, shape);
  return { ...members, name, attributes: { ...attributes, ...members.attributes } };
}

function writeItems(called: string, items: readonly Json[], list: Shape): XmlElement[] {
  return items.map((item, index) => writeElement(called, item, list.item(index)));
}

/** What an object's properties are written as, inside its element. */
function writeMembers(object: JsonObject, shape: Shape): Omit<XmlElement, 'name'> {
  const attributes: [name: string, value: string][] = [];
  const children: (XmlElement | string)[] = [];
  let isCdata = false;
  for (const [key, value] of Object.entries(object)) {
    const property = shape.property(key);
    const form = xmlFormOf(property);
    if (form.node === 'text' || key === TEXT_MEMBER) {
      children.push(...textOf(value));
      isCdata ||= form.isCdata;
    } else if (form.node === 'attribute') {
      if (value === null) continue;
      const [text = ''] = textOf(value);
      if (form.prefix !== undefined) attributes.push(...Object.entries(namespaceOf(form)));
      attributes.push([qualified(form.name ?? key, form), text]);
    } else if (Array.isArray(value) && isUnwrappedList(property)) {
      children.push(...writeItems(itemNameOf(property, key), value, property));
    } else {
      children.push(writeElement(key, value, property));
    }
  }
  return { attributes: Object.fromEntries(attributes), children, isCdata };
}

/** A text node, none where the text is empty. */
function textOf(value: Json): string[] {
  if (isComposite(value)) throw new NotInXml('a value that is a text in its place');
  const text = scalarText(value);
  if (!isXmlText(text)) throw new NotInXml('texts of characters that XML allows');
  return text === '' ? [] : [text];
}

function qualified(name: string, { prefix }: XmlForm): string {
  const whole = prefix === undefined || name.includes(':') ? name : `${prefix}:${name}`;
  if (isXmlName(whole)) return whole;
  throw new NotInXml(`a name that XML allows in the place of ${JSON.stringify(name)}`);
}

function namespaceOf({ namespace, prefix }: XmlForm): Readonly<Record<string, string>> {
  if (namespace === undefined || prefix === 'xml') return {};
  return { [prefix === undefined ? 'xmlns' : `xmlns:${prefix}`]: namespace };
}

/** The name of the component that a schema is a reference to. */
function componentName({ schemas }: Shape): string | undefined {
  const [first] = schemas;
  const pointer = first === undefined ? undefined : referencePointer(first);
  const [root, section, name, ...inner] = parsePointer(pointer ?? '');
  const isComponent = root === 'components' && section === 'schemas' && inner.length === 0;
  return isComponent ? name : undefined;
}
