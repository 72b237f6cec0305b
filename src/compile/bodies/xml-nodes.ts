import type { XmlElement } from '../../http/xml.ts';

/** The name of an element or attribute (Namespaces in XML 1.0 §2.1). */
export interface XmlName {
  /** As it is written, with its prefix. */
  readonly name: string;
  readonly localName: string;
  /** `undefined` where it is in none. */
  readonly namespace: string | undefined;
}

/** An attribute that says something of its element, not of namespaces. */
export interface AttributeNode extends XmlName {
  readonly value: string;
}

/** An element with what its names mean. */
export interface ElementNode extends XmlName {
  readonly attributes: readonly AttributeNode[];
  /** Those of the prefix `xml`, as `xml:lang`: any element may have them (XML 1.0 §2.10, §2.12). */
  readonly common: readonly AttributeNode[];
  readonly elements: readonly ElementNode[];
  /** The text between its elements. */
  readonly text: string;
  /** Whether it says that it stands for null (XML Schema 1.1, part 1 §2.7.2). */
  readonly isNil: boolean;
}

/** The namespace of `xsi:nil`. */
export const INSTANCE = 'http://www.w3.org/2001/XMLSchema-instance';

/** The namespace of the prefix `xml`, which nobody declares (Namespaces in XML 1.0 §3). */
export const XML_NAMESPACE = 'http://www.w3.org/XML/1998/namespace';

/** By prefix; the empty one is that of elements without a prefix. */
type Namespaces = ReadonlyMap<string, string>;

/** Resolves the namespaces of an element and of all that it holds. */
export function resolveNamespaces(
  { name, attributes, children }: XmlElement,
  around: Namespaces = new Map([['xml', XML_NAMESPACE]]),
): ElementNode {
  const namespaces = new Map(around);
  const fields: [string, string][] = [];
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'xmlns') namespaces.set('', value);
    else if (key.startsWith('xmlns:')) namespaces.set(key.slice('xmlns:'.length), value);
    else fields.push([key, value]);
  }
  const resolved = fields.map(([key, value]): AttributeNode => {
    // An attribute without a prefix is in no namespace (Namespaces in XML 1.0 §6.2).
    const field = key.includes(':') ? resolve(key, namespaces) : resolve(key, new Map());
    return { ...field, value };
  });
  const nil = resolved.find(
    ({ localName, namespace }) => localName === 'nil' && namespace === INSTANCE,
  );
  return {
    ...resolve(name, namespaces),
    attributes: resolved.filter(
      ({ namespace }) => namespace !== INSTANCE && namespace !== XML_NAMESPACE,
    ),
    common: resolved.filter(({ namespace }) => namespace === XML_NAMESPACE),
    elements: children
      .filter((child) => typeof child !== 'string')
      .map((child) => resolveNamespaces(child, namespaces)),
    text: children.filter((child) => typeof child === 'string').join(''),
    isNil: nil?.value === 'true' || nil?.value === '1',
  };
}

function resolve(name: string, namespaces: Namespaces): XmlName {
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? '' : name.slice(0, colon);
  return { name, localName: name.slice(colon + 1), namespace: namespaces.get(prefix) };
}
