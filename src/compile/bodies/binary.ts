import { decodeContent } from '../../http/body.ts';
import { headerValue, type Message } from '../../http/exchange.ts';
import { showValue } from '../violation.ts';
import {
  type BodyCodec,
  type BodyReading,
  type DocumentedContent,
  unjudged,
  unreadable,
  type WrittenBody,
} from './codec.ts';
import { describedBy, isBase64 } from './described.ts';
import { encodingFault } from './fault.ts';
import { compileText } from './text.ts';

/** Types that are bytes whatever they hold (RFC 6838 §4.2). */
const MEDIA = /^(audio|font|image|video)\//i;

/** RFC 4648 §4. */
const BASE64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Bodies that are bytes. A text stands for them, a character to each, so that lengths count octets
 * (OpenAPI 3.1 §4.8.14.2). Where the schema says that they are base64, it is the text that was sent.
 */
export function compileBinary(content: DocumentedContent): BodyCodec {
  const { shape, range, pointer } = content;
  const described = describedBy(shape);
  const text = compileText(content);
  const write: BodyCodec['write'] = (value, mediaType, partHeaders) =>
    typeof value === 'string'
      ? writtenBytes(value, mediaType)
      : text.write(value, mediaType, partHeaders);
  if (described === 'array' || described === 'object') {
    return { read: () => unjudged(range, described), write };
  }
  if (shape.types !== undefined && !shape.types.has('string')) {
    const read: BodyCodec['read'] = (message) => {
      const mediaType = headerValue(message.headers, 'content-type') ?? range;
      return MEDIA.test(mediaType) ? unjudged(mediaType, described) : text.read(message);
    };
    return { read, write };
  }
  if (!isBase64(shape)) return { read: (message) => readBytes(message, range), write };
  return {
    read(message) {
      const reading = text.read(message);
      if (reading.kind !== 'read' || BASE64.test(String(reading.value))) return reading;
      const { value } = reading;
      const received = { words: showValue(value), value };
      const fault = encodingFault('', 'base64 (RFC 4648)', received, pointer);
      return { ...reading, faults: [fault] };
    },
    write,
  };
}

function readBytes({ headers, body = '' }: Message, range: string): BodyReading {
  if (typeof body === 'string') return bytes(Buffer.from(body));
  const decoded = decodeContent(body, headers);
  if ('bytes' in decoded) return bytes(decoded.bytes);
  return unreadable(decoded.problem, range, '', decoded.isBeyond);
}

function bytes(content: Uint8Array): BodyReading {
  const value = Buffer.from(content.buffer, content.byteOffset, content.length).toString('latin1');
  return { kind: 'read', value, faults: [], bytesAt: [''] };
}

/** A text of other characters than those that stand for bytes goes out as UTF-8. */
function writtenBytes(value: string, contentType: string): WrittenBody {
  const bytes = Buffer.from(value, 'latin1');
  const isWhole = bytes.toString('latin1') === value;
  return { contentType, body: isWhole ? bytes : Buffer.from(value) };
}
