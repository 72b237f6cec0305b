import type { Pointer } from '../../contract/contract.ts';
import { childPointer } from '../../contract/pointer.ts';
import type { XmlElement } from '../../http/xml.ts';
import type { Shape } from '../parameters/shape.ts';
import type { Violation } from '../violation.ts';
import { describedBy } from './described.ts';
import { encodingFault } from './fault.ts';
import { scalarOf } from './text.ts';
import { isCalled, isUnwrappedList, itemNameOf, xmlFormOf } from './xml-form.ts';
import {
  type AttributeNode,
  type ElementNode,
  resolveNamespaces,
  XML_NAMESPACE,
} from './xml-nodes.ts';

/** The member that text beside elements becomes: no schema of OpenAPI 3.0 or 3.1 can describe it. */
export const TEXT_MEMBER = '#text';

/** What a document was read as. */
interface XmlValue {
  readonly value: unknown;
  readonly faults: readonly Violation[];
}

/** What of an element no property has taken yet. */
interface Rest {
  readonly elements: Set<ElementNode>;
  readonly attributes: Set<AttributeNode>;
  text: string;
}

/**
 * Reads the root element of a document as the JSON value that a schema describes. Elements and
 * attributes that it doesn't describe become properties by their names.
 * @param contractPointer where the contract documents the body.
 */
export function readRoot(root: XmlElement, shape: Shape, contractPointer: Pointer): XmlValue {
  const faults: Violation[] = [];
  const node = resolveNamespaces(root);
  const form = xmlFormOf(shape);
  if (form.name !== undefined && !isCalled(node, form.name, form)) {
    const namespace = form.namespace === undefined ? '' : ` of the namespace ${form.namespace}`;
    fault('', `the root element <${form.name}>${namespace}`, node);
  }
  const itemName = xmlFormOf(shape.item(0)).name;
  const value =
    describedBy(shape) === 'array'
      ? readList(node, shape, itemName, '')
      : readElement(node, shape, '');
  return { value, faults };

  function readElement(element: ElementNode, shape: Shape, place: Pointer): unknown {
    if (element.isNil) return null;
    const described = describedBy(shape);
    if (described === 'array') return readList(element, shape, undefined, place);
    const { elements, attributes, text } = element;
    const hasParts = elements.length > 0 || (described !== 'scalar' && attributes.length > 0);
    const isEmptyObject = described === 'object' && text.trim() === '';
    if (hasParts || isEmptyObject || holdsText(shape)) return readObject(element, shape, place);
    return described === 'object' ? text : scalarOf(text, shape);
  }

  /** @param itemName what items have to be called; anything where it isn't said. */
  function readList(
    { elements }: ElementNode,
    shape: Shape,
    itemName: string | undefined,
    place: Pointer,
  ): unknown {
    const form = xmlFormOf(shape.item(0));
    const stranger = elements.find(
      (element) => itemName !== undefined && !isCalled(element, itemName, form),
    );
    if (stranger !== undefined) fault(place, `items that are elements <${itemName}>`, stranger);
    return readItems(elements, shape, place);
  }

  function readItems(elements: readonly ElementNode[], shape: Shape, place: Pointer): unknown[] {
    return elements.map((element, index) =>
      readElement(element, shape.item(index), childPointer(place, index)),
    );
  }

  function readObject(element: ElementNode, shape: Shape, place: Pointer): unknown {
    const { elements, attributes, common, text } = element;
    const rest: Rest = {
      elements: new Set(elements),
      attributes: new Set([...attributes, ...common]),
      text,
    };
    const members = new Map<string, unknown>();
    for (const name of shape.propertyNames) {
      const value = readProperty(rest, shape, name, childPointer(place, name));
      if (value !== undefined) members.set(name, value);
    }
    const add = (name: string, value: unknown) =>
      members.set(name, members.has(name) ? [members.get(name), value].flat() : value);
    for (const child of rest.elements) {
      add(
        child.name,
        readElement(child, shape.property(child.name), childPointer(place, child.name)),
      );
    }
    for (const { name, namespace, value } of rest.attributes) {
      if (namespace === XML_NAMESPACE) continue;
      add(name, scalarOf(value, shape.property(name)));
    }
    if (rest.text.trim() !== '') members.set(TEXT_MEMBER, rest.text);
    return Object.fromEntries(members);
  }

  /** Takes what a property is written as; `undefined` where there is nothing of it. */
  function readProperty(rest: Rest, owner: Shape, name: string, place: Pointer): unknown {
    const shape = owner.property(name);
    const form = xmlFormOf(shape);
    const called = form.name ?? name;
    if (form.node === 'text') {
      const { text } = rest;
      rest.text = '';
      return scalarOf(text, shape);
    }
    if (form.node === 'attribute') {
      const [attribute] = take(rest.attributes, (node) => isCalled(node, called, form));
      return attribute && scalarOf(attribute.value, shape);
    }
    if (isUnwrappedList(shape)) {
      const [itemName, itemForm] = [itemNameOf(shape, name), xmlFormOf(shape.item(0))];
      const items = take(rest.elements, (node) => isCalled(node, itemName, itemForm));
      // A list without items leaves no trace.
      return items.length > 0 || isRequired(owner, name)
        ? readItems(items, shape, place)
        : undefined;
    }
    const found = take(rest.elements, (node) => isCalled(node, called, form));
    const values = found.map((element) =>
      form.isWrapped && !element.isNil
        ? readList(element, shape, itemNameOf(shape, name), place)
        : readElement(element, shape, place),
    );
    return values.length > 1 ? values : values[0];
  }

  function fault(place: Pointer, expected: string, { name }: ElementNode): void {
    faults.push(encodingFault(place, expected, { words: `<${name}>` }, contractPointer));
  }
}

function holdsText(shape: Shape): boolean {
  return shape.propertyNames.some((name) => xmlFormOf(shape.property(name)).node === 'text');
}

function isRequired({ schemas }: Shape, name: string): boolean {
  return schemas.some(({ required }) => Array.isArray(required) && required.includes(name));
}

function take<Node>(nodes: Set<Node>, isWanted: (node: Node) => boolean): Node[] {
  const taken = [...nodes].filter(isWanted);
  for (const node of taken) nodes.delete(node);
  return taken;
}
