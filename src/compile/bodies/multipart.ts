import type { Json } from '../../contract/contract.ts';
import { childPointer } from '../../contract/pointer.ts';
import { decodeContent } from '../../http/body.ts';
import { headerValue, type Message } from '../../http/exchange.ts';
import { parseMediaType } from '../../http/media-type.ts';
import { type Part, readMultipart, withBoundary, writeMultipart } from '../../http/multipart.ts';
import { lazily } from '../lazily.ts';
import {
  type BodyCodec,
  type CodecContext,
  type DocumentedContent,
  type PartHeaders,
  unreadable,
  unwritable,
} from './codec.ts';
import { describedBy } from './described.ts';
import { readPositions } from './encoding.ts';
import { compileFormParts } from './form-parts.ts';
import { joinItems } from './join.ts';
import { compilePart, type ReceivedPart } from './part.ts';
import { isObject } from './scalar-text.ts';

/**
 * Bodies that are multipart (RFC 2046 §5.1). Where the schema describes a list, as that of
 * `multipart/mixed` may, the parts are its items, each told by its position; else they are a form's
 * (RFC 7578).
 */
export function compileMultipart(content: DocumentedContent, context: CodecContext): BodyCodec {
  const { shape, range, pointer } = content;
  const isList = describedBy(shape) === 'array';
  const form = compileFormParts(content, context);
  const encodingOf = readPositions(context.document, pointer);
  const itemOf = lazily((index: number) =>
    compilePart(shape.item(index), encodingOf(index), context),
  );
  return {
    read(message) {
      const parts = partsOf(message);
      if (typeof parts === 'string') return unreadable(parts, range);
      if (!isList) return form.read(parts);
      return joinItems(parts.map((part, index) => itemOf(index).read(part)));
    },
    write(value, mediaType, partHeaders) {
      return writtenParts(partsFrom(value, mediaType, partHeaders), mediaType);
    },
  };

  function partsFrom(value: Json, mediaType: string, partHeaders: PartHeaders): readonly Part[] {
    if (isList && Array.isArray(value)) {
      return value.map((item, index) =>
        itemOf(index).write(item, childPointer('', index), partHeaders),
      );
    }
    if (isObject(value)) return form.write(value, partHeaders);
    throw unwritable(mediaType, isList ? 'a list' : 'an object');
  }
}

/** The parts of a message, or why it has none. */
function partsOf({
  headers,
  body = '',
  unknownParts = [],
}: Message): readonly ReceivedPart[] | string {
  const boundary = parseMediaType(headerValue(headers, 'content-type') ?? '')?.parameters.get(
    'boundary',
  );
  if (boundary === undefined || boundary === '') {
    return "the body's Content-Type has no boundary parameter";
  }
  const decoded =
    typeof body === 'string' ? { bytes: Buffer.from(body) } : decodeContent(body, headers);
  if ('problem' in decoded) return decoded.problem;
  const reading = readMultipart(decoded.bytes, boundary);
  if (!reading.ok) return reading.problem;
  return reading.parts.map((part, index) =>
    unknownParts.includes(index) ? { headers: part.headers } : part,
  );
}

function writtenParts(parts: readonly Part[], mediaType: string) {
  const { boundary, body } = writeMultipart(parts);
  return { contentType: withBoundary(mediaType, boundary), body };
}
