import type { Json, JsonObject, Pointer } from '../../contract/contract.ts';
import { SchemaError } from '../../errors.ts';
import { decodeBody } from '../../http/body.ts';
import { encodeText } from '../../http/charset.ts';
import type { Message } from '../../http/exchange.ts';
import { parseMediaType } from '../../http/media-type.ts';
import type { Syntax } from '../../http/syntax.ts';
import type { DocumentedHeaders } from '../header-judgement.ts';
import type { Shape } from '../parameters/shape.ts';
import type { Validators } from '../validators.ts';
import type { Violation } from '../violation.ts';
import type { Described } from './described.ts';

/** What a body was read as. */
export type BodyReading =
  /** A JSON value, that the schema can judge. */
  | {
      readonly kind: 'read';
      readonly value: unknown;
      /** What of it isn't written as documented, by its place; the value lacks it. */
      readonly faults: readonly Violation[];
      /** Where texts of the value stand for bytes, a character for each. */
      readonly bytesAt: readonly Pointer[];
      /** Where something came that isn't known, so that nothing can be said of it; the value lacks it. */
      readonly unknownAt?: readonly Pointer[];
    }
  /** It isn't what its media type says. */
  | {
      readonly kind: 'unreadable';
      readonly reason: string;
      /** Where it stops being it; empty where that can't be said. */
      readonly pointer: Pointer;
      readonly documented: string;
      /** Whether it is, but beyond what is read here: nobody's fault. */
      readonly isBeyond: boolean;
    }
  /** Nothing says how values of the schema stand in this media type. */
  | { readonly kind: 'unjudged'; readonly reason: string };

/** A body as it is sent. */
export interface WrittenBody {
  readonly contentType: string;
  readonly body: string | Uint8Array;
}

/**
 * Makes the header fields that are documented of a part, by lower-case name.
 * @param place the part's in the body.
 */
export type PartHeaders = (
  documented: DocumentedHeaders,
  place: Pointer,
) => Readonly<Record<string, string>>;

/** Reads the bodies of one representation as JSON values, and writes them. */
export interface BodyCodec {
  readonly read: (message: Message) => BodyReading;
  /**
   * @param mediaType what the body is to be, without wildcards.
   * @throws {SchemaError} where the value can't stand in the media type.
   */
  readonly write: (value: Json, mediaType: string, partHeaders: PartHeaders) => WrittenBody;
}

/** What is documented of a representation: a body's, or a part's. */
export interface DocumentedContent {
  readonly shape: Shape;
  /** The media types, for people. */
  readonly range: string;
  /** Where the contract documents it. */
  readonly pointer: Pointer;
}

/** What codecs are compiled with. */
export interface CodecContext {
  readonly document: JsonObject;
  readonly validators: Validators;
  /** Compiles the codec of a part. */
  readonly codecOf: (syntax: Syntax, content: DocumentedContent) => BodyCodec;
}

/** Reads bodies that are texts of a media type; `range` is what is documented. */
export function readsText(
  range: string,
  read: (text: string, message: Message) => BodyReading,
): BodyCodec['read'] {
  return (message) => {
    const decoded = decodeBody(message.body ?? '', message.headers);
    if ('text' in decoded) return read(decoded.text, message);
    return unreadable(decoded.problem, range, '', decoded.isBeyond);
  };
}

/** A body that was read as a value without any fault. */
export function wasRead(value: unknown): BodyReading {
  return { kind: 'read', value, faults: [], bytesAt: [] };
}

/** A body that isn't what it is documented to be. */
export function unreadable(
  reason: string,
  documented: string,
  pointer: Pointer = '',
  isBeyond = false,
): BodyReading {
  return { kind: 'unreadable', reason, pointer, documented, isBeyond };
}

const HELD: Readonly<Record<Described, string>> = {
  scalar: 'a number or a boolean',
  array: 'an array',
  object: 'an object',
  anything: 'a value',
};

/** A body whose schema describes what its media type has no known way to hold. */
export function unjudged(range: string, described: Described): BodyReading {
  return {
    kind: 'unjudged',
    reason: `no specification says how ${range} holds ${HELD[described]}`,
  };
}

/**
 * A text as it is sent: in the charset that its media type names, UTF-8 where it names none.
 * @throws {SchemaError} where it can't be said in it.
 */
export function writtenText(text: string, mediaType: string): WrittenBody {
  if (!mediaType.includes(';')) return { contentType: mediaType, body: text };
  const charset = parseMediaType(mediaType)?.parameters.get('charset') ?? 'utf-8';
  const body = encodeText(text, charset);
  if (body !== undefined) return { contentType: mediaType, body };
  throw new SchemaError({
    problem: `a body of type ${mediaType} can't be written`,
    expected: `a text that the charset ${charset} can say`,
  });
}

/** A value that the media type has no way to say. */
export function unwritable(mediaType: string, expected: string): SchemaError {
  const problem = `a body of type ${mediaType} can't be written from JSON`;
  return new SchemaError({ problem, expected });
}
