import type { Json } from '../../contract/contract.ts';
import { charsetOf, decodeBody, decodeContent } from '../../http/body.ts';
import { type DecodedText, decodeText } from '../../http/charset.ts';
import type { Message } from '../../http/exchange.ts';
import { readXml } from '../../http/xml.ts';
import type { Shape } from '../parameters/shape.ts';
import {
  type BodyCodec,
  type DocumentedContent,
  unreadable,
  unwritable,
  wasRead,
  writtenText,
} from './codec.ts';
import { readRoot } from './xml-read.ts';
import { NotInXml, writeRoot } from './xml-write.ts';

/** What says of a text how it is, so that it can't be a whole document. */
const TELLING = ['xml', 'enum', 'const', 'pattern', 'format', 'minLength', 'maxLength'];

/**
 * Bodies that are XML, as the `xml` objects of their schemas have it (OpenAPI 3.1 §4.8.26). A schema
 * that only says that there is a text means the document itself.
 */
export function compileXml({ shape, range, pointer }: DocumentedContent): BodyCodec {
  const isText = isBareText(shape);
  return {
    read(message) {
      const decoded = textOf(message);
      if ('problem' in decoded) return unreadable(decoded.problem, range, '', decoded.isBeyond);
      const reading = readXml(decoded.text);
      if (!reading.ok) {
        const { problem, line, column, isBeyond } = reading;
        return unreadable(`${problem} (line ${line}, column ${column})`, 'XML', '', isBeyond);
      }
      if (isText) return wasRead(decoded.text);
      return { kind: 'read', ...readRoot(reading.root, shape, pointer), bytesAt: [] };
    },
    write(value, mediaType) {
      // A text is the document, where it is one: so are the examples of many contracts.
      const isDocument = typeof value === 'string' && readXml(value).ok;
      return writtenText(isDocument ? value : writeDocument(value, shape, mediaType), mediaType);
    },
  };
}

function isBareText({ types, schemas }: Shape): boolean {
  if (types?.size !== 1 || !types.has('string')) return false;
  return !schemas.some((schema) => TELLING.some((keyword) => keyword in schema));
}

function writeDocument(value: Json, shape: Shape, mediaType: string): string {
  try {
    return writeRoot(value, shape);
  } catch (error) {
    if (!(error instanceof NotInXml)) throw error;
    throw unwritable(mediaType, error.message);
  }
}

/** Without a charset, the document says its own (RFC 7303 §3; XML 1.0, appendix F). */
function textOf({ headers, body = '' }: Message): DecodedText {
  if (typeof body === 'string' || charsetOf(headers) !== undefined)
    return decodeBody(body, headers);
  const decoded = decodeContent(body, headers);
  return 'problem' in decoded ? decoded : decodeText(decoded.bytes, declaredCharset(decoded.bytes));
}

const DECLARATION = /^<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']/;

function declaredCharset(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const beginning = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  return DECLARATION.exec(beginning)?.[1]?.toLowerCase() ?? 'utf-8';
}
