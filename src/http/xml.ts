import { createRequire } from 'node:module';
import type { XmlElement as ParsedElement } from '@rgrove/parse-xml';

/** An element of XML, with entities resolved. */
export interface XmlElement {
  /** As it is written, with its prefix. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Elements, and the texts between them. */
  readonly children: readonly (XmlElement | string)[];
  /** Whether its texts are written as CDATA sections; what is read doesn't tell. */
  readonly isCdata?: boolean;
}

/** The root element of a document, or where it isn't well-formed; `line` and `column` from 1. */
export type XmlReading =
  | { readonly ok: true; readonly root: XmlElement }
  | {
      readonly ok: false;
      readonly problem: string;
      readonly line: number;
      readonly column: number;
      /** Whether it may be well-formed, but beyond what is read here: nobody's fault. */
      readonly isBeyond: boolean;
    };

const require = createRequire(import.meta.url);

/**
 * Reads an XML 1.0 document. Entities that a document type declares aren't expanded but a fault: so a
 * text can't grow, nor reach beyond itself.
 */
export function readXml(text: string): XmlReading {
  // Loaded by the first document: most contracts have none.
  const { parseXml, XmlError } = require('@rgrove/parse-xml') as typeof import('@rgrove/parse-xml');
  try {
    const { root } = parseXml(text);
    if (root !== null) return { ok: true, root: plain(root) };
    return { ...beginning('there is no root element'), isBeyond: false };
  } catch (error) {
    if (error instanceof XmlError) {
      const { line, column, message } = error;
      // The message goes on with its place, and shows it.
      const problem = message.replace(/ \(line \d+, column \d+\).*$/s, '');
      return { ok: false, problem, line, column, isBeyond: isDeclared(problem, text) };
    }
    if (!(error instanceof RangeError)) throw error;
    return { ...beginning('elements are nested too deep'), isBeyond: true };
  }
}

function beginning(problem: string) {
  return { ok: false, problem, line: 1, column: 1 } as const;
}

/** Whether the problem is an entity that the document type declares. */
function isDeclared(problem: string, text: string): boolean {
  const [, name] = /^Named entity isn't defined: &([^;]+);/.exec(problem) ?? [];
  return [...text.matchAll(/<!ENTITY\s+(\S+)/g)].some(([, declared]) => declared === name);
}

/** Writes a document of well-formed names and texts: {@link isXmlName}, {@link isXmlText}. */
export function writeXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement(root)}\n`;
}

/** Names with their prefix (XML 1.0 §2.3; Namespaces in XML 1.0 §4), of the characters in common use. */
const NAME = /^[\p{L}_][\p{L}\p{N}_.·-]*(?::[\p{L}_][\p{L}\p{N}_.·-]*)?$/u;

/** Whether an element or an attribute can be called by a name. */
export function isXmlName(name: string): boolean {
  return NAME.test(name);
}

/** Whether a text can stand in XML (XML 1.0 §2.2): most control characters can't, even escaped. */
export function isXmlText(text: string): boolean {
  return text.isWellFormed() && !/[^\t\n\r -\uFFFD\u{10000}-\u{10FFFF}]/u.test(text);
}

function plain({ name, attributes, children }: ParsedElement): XmlElement {
  const kept: (XmlElement | string)[] = [];
  for (const child of children) {
    if ('children' in child) kept.push(plain(child));
    else if ('text' in child) kept.push(child.text);
  }
  return { name, attributes, children: kept };
}

/** An element that holds elements alone has each on a line of its own. */
function writeElement(
  { name, attributes, children, isCdata = false }: XmlElement,
  indent = '',
): string {
  const fields = Object.entries(attributes).map(
    ([key, value]) => ` ${key}="${escaped(value, SPECIAL_IN_ATTRIBUTE)}"`,
  );
  const open = `<${name}${fields.join('')}`;
  if (children.length === 0) return `${open}/>`;
  const inner = `${indent}  `;
  const isMixed = children.some((child) => typeof child === 'string');
  const content = children.map((child) =>
    typeof child === 'string'
      ? writeText(child, isCdata)
      : `${isMixed ? '' : `\n${inner}`}${writeElement(child, inner)}`,
  );
  return `${open}>${content.join('')}${isMixed ? '' : `\n${indent}`}</${name}>`;
}

/** A CDATA section can't hold its own end (XML 1.0 §2.7), nor escape a carriage return. */
function writeText(text: string, isCdata: boolean): string {
  if (!isCdata) return escaped(text, SPECIAL_IN_TEXT);
  const content = text.replaceAll(']]>', ']]]]><![CDATA[>').replaceAll('\r', ']]>&#13;<![CDATA[');
  return `<![CDATA[${content}]]>`;
}

/** Readers drop a carriage return that isn't escaped, and turn white space in attributes to spaces. */
const SPECIAL_IN_TEXT = /[&<>\r]/g;
const SPECIAL_IN_ATTRIBUTE = /[&<>"\t\n\r]/g;

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

function escaped(text: string, special: RegExp): string {
  return text.replaceAll(
    special,
    (character) => ENTITIES.get(character) ?? `&#${character.charCodeAt(0)};`,
  );
}
