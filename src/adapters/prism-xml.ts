import { isXmlName, isXmlText, writeXml, type XmlElement } from '../http/xml.ts';

/**
 * Writes a value as prism-http-server writes XML: in an element `xml`, without heed of the schema's own
 * names, a list as elements of its name.
 * @returns `undefined` where a name or a text can't stand in XML.
 */
export function writePrismXml(value: unknown): string | undefined {
  const [root, ...others] = elementsOf('xml', value);
  const canBeWritten = root !== undefined && others.length === 0 && isWritable(root);
  return canBeWritten ? writeXml(root) : undefined;
}

function elementsOf(name: string, value: unknown): XmlElement[] {
  if (Array.isArray(value)) return value.flatMap((item) => elementsOf(name, item));
  return [{ name, attributes: {}, children: childrenOf(value) }];
}

function childrenOf(value: unknown): XmlElement['children'] {
  if (value === null || value === undefined) return [];
  if (typeof value !== 'object') return [String(value)];
  return Object.entries(value).flatMap(([name, member]) => elementsOf(name, member));
}

function isWritable({ name, children }: XmlElement): boolean {
  return (
    isXmlName(name) &&
    children.every((child) => (typeof child === 'string' ? isXmlText(child) : isWritable(child)))
  );
}
