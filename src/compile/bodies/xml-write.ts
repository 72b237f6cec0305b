import type { Json, JsonObject } from '../../contract/contract.ts';
import { parsePointer, referencePointer } from '../../contract/pointer.ts';
import { isXmlName, isXmlText, writeXml, type XmlElement } from '../../http/xml.ts';
import type { Shape } from '../parameters/shape.ts';
import { unwritable } from './codec.ts';
import { isComposite, isObject, scalarText } from './scalar-text.ts';
import { isUnwrappedList, itemNameOf, type XmlForm, xmlFormOf } from './xml-form.ts';
import { INSTANCE } from './xml-nodes.ts';
import { TEXT_MEMBER } from './xml-read.ts';

/**
 * Writes a value as an XML document. Its root is called by the schema's `xml` object, else by the
 * component that the schema is.
 * @throws {SchemaError} where a name or a text can't stand in XML.
 */
export function writeRoot(value: Json, shape: Shape, mediaType: string): string {
  return writeXml(writeElement(componentName(shape) ?? 'root', value, shape, mediaType));
}

/** @param called what the value is called where its schema gives it no name. */
function writeElement(called: string, value: Json, shape: Shape, mediaType: string): XmlElement {
  const form = xmlFormOf(shape);
  const name = qualified(form.name ?? called, form, mediaType);
  const attributes = namespaceOf(form);
  if (value === null) {
    const nil = { 'xmlns:xsi': INSTANCE, 'xsi:nil': 'true' };
    return { name, attributes: { ...attributes, ...nil }, children: [] };
  }
  if (Array.isArray(value)) {
    const itemName = form.isWrapped ? called : (componentName(shape.item(0)) ?? 'item');
    const children = writeItems(itemNameOf(shape, itemName), value, shape, mediaType);
    return { name, attributes, children };
  }
  if (!isObject(value)) return { name, attributes, children: textOf(value, mediaType) };
  const members = writeMembers(value, shape, mediaType);
  return {
    name,
    attributes: { ...attributes, ...members.attributes },
    children: members.children,
  };
}

function writeItems(
  called: string,
  items: readonly Json[],
  list: Shape,
  mediaType: string,
): XmlElement[] {
  return items.map((item, index) => writeElement(called, item, list.item(index), mediaType));
}

/** What an object's properties are written as, inside its element. */
function writeMembers(
  object: JsonObject,
  shape: Shape,
  mediaType: string,
): Pick<XmlElement, 'attributes' | 'children'> {
  const attributes: [name: string, value: string][] = [];
  const children: (XmlElement | string)[] = [];
  for (const [key, value] of Object.entries(object)) {
    const property = shape.property(key);
    const form = xmlFormOf(property);
    if (form.node === 'text' || key === TEXT_MEMBER) {
      children.push(...textOf(value, mediaType));
    } else if (form.node === 'attribute') {
      if (value === null) continue;
      const [text = ''] = textOf(value, mediaType);
      if (form.prefix !== undefined) attributes.push(...Object.entries(namespaceOf(form)));
      attributes.push([qualified(form.name ?? key, form, mediaType), text]);
    } else if (Array.isArray(value) && isUnwrappedList(property)) {
      children.push(...writeItems(itemNameOf(property, key), value, property, mediaType));
    } else {
      children.push(writeElement(key, value, property, mediaType));
    }
  }
  return { attributes: Object.fromEntries(attributes), children };
}

/** A text node, none where the text is empty. */
function textOf(value: Json, mediaType: string): string[] {
  if (isComposite(value)) throw unwritable(mediaType, 'a value that is a text in its place');
  const text = scalarText(value);
  if (!isXmlText(text)) throw unwritable(mediaType, 'texts of characters that XML allows');
  return text === '' ? [] : [text];
}

function qualified(name: string, { prefix }: XmlForm, mediaType: string): string {
  const whole = prefix === undefined || name.includes(':') ? name : `${prefix}:${name}`;
  if (isXmlName(whole)) return whole;
  throw unwritable(mediaType, `a name that XML allows in the place of ${JSON.stringify(name)}`);
}

function namespaceOf({ namespace, prefix }: XmlForm): Readonly<Record<string, string>> {
  if (namespace === undefined) return {};
  return { [prefix === undefined ? 'xmlns' : `xmlns:${prefix}`]: namespace };
}

/** The name of the component that a schema is a reference to. */
function componentName({ schemas }: Shape): string | undefined {
  const [first] = schemas;
  const pointer = first === undefined ? undefined : referencePointer(first);
  return pointer === undefined ? undefined : parsePointer(pointer).at(-1);
}
