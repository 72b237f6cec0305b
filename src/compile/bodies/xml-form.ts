import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import type { Shape } from '../parameters/shape.ts';
import { describedBy } from './described.ts';
import { XML_NAMESPACE, type XmlName } from './xml-nodes.ts';

/** How values of a schema stand in XML: its `xml` object (OpenAPI 3.1 §4.8.26; 3.2 §4.26). */
export interface XmlForm {
  /** That it is documented under; `undefined` where a value is called by its property. */
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  readonly prefix: string | undefined;
  readonly node: 'element' | 'attribute' | 'text';
  /** Whether a text is written as a CDATA section. */
  readonly isCdata: boolean;
  /** Whether the items of a list stand in an element of their own. */
  readonly isWrapped: boolean;
}

/** The `xml` object of a schema, or of those that it refers to; what comes first counts. */
export function xmlFormOf(shape: Shape): XmlForm {
  const known = FORMS.get(shape);
  if (known !== undefined) return known;
  const form = readForm(shape);
  FORMS.set(shape, form);
  return form;
}

/** Each element asks for that of its schema. */
const FORMS = new WeakMap<Shape, XmlForm>();

function readForm({ schemas }: Shape): XmlForm {
  const documented = schemas.map(({ xml }) => xml).filter(isJsonObject);
  const xml: Record<string, Json> = Object.assign({}, ...documented.toReversed());
  const { nodeType, attribute, wrapped } = xml;
  const isText = nodeType === 'text' || nodeType === 'cdata';
  const isAttribute = attribute === true || nodeType === 'attribute';
  const prefix = textOf(xml.prefix);
  return {
    name: textOf(xml.name),
    namespace: textOf(xml.namespace) ?? (prefix === 'xml' ? XML_NAMESPACE : undefined),
    prefix,
    node: isText ? 'text' : isAttribute ? 'attribute' : 'element',
    isCdata: nodeType === 'cdata',
    isWrapped: wrapped === true || nodeType === 'element',
  };
}

/** Whether the items of a property stand beside its object's other elements. */
export function isUnwrappedList(property: Shape): boolean {
  return describedBy(property) === 'array' && !xmlFormOf(property).isWrapped;
}

/**
 * What the items of a list are called: a name beside the list is that of its wrapper (OpenAPI 3.1
 * §4.8.26.1).
 * @param called what the list is called where nothing is documented.
 */
export function itemNameOf(list: Shape, called: string): string {
  const { name, isWrapped } = xmlFormOf(list);
  return xmlFormOf(list.item(0)).name ?? (isWrapped ? name : undefined) ?? called;
}

/**
 * Whether an element or attribute is the documented one: by its name, whatever its prefix, and by its
 * namespace, where one is documented.
 */
export function isCalled(node: XmlName, wanted: string, { namespace }: XmlForm): boolean {
  if (node.name !== wanted && node.localName !== wanted) return false;
  if (namespace !== undefined) return node.namespace === namespace;
  return node.name === wanted || node.namespace !== XML_NAMESPACE;
}

function textOf(value: Json | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
