import type { Json, Pointer } from '../../contract/contract.ts';
import type { HeaderFields } from '../../http/exchange.ts';
import { compileMediaRanges, typicalMediaType } from '../../http/media-type.ts';
import type { Part } from '../../http/multipart.ts';
import { type Syntax, syntaxOf } from '../../http/syntax.ts';
import { compileHeaderJudgement } from '../header-judgement.ts';
import { lazily } from '../lazily.ts';
import type { Shape } from '../parameters/shape.ts';
import { toBe, type Violation } from '../violation.ts';
import type { BodyReading, CodecContext, PartHeaders } from './codec.ts';
import { describedBy, heldMediaType, isBase64, isBinary, takesAnyBytes } from './described.ts';
import type { Encoding } from './encoding.ts';
import { encodingFault } from './fault.ts';

/** A part as it came; its body is absent where it isn't known. */
export type ReceivedPart = Pick<Part, 'headers'> & Partial<Part>;

/** Reads one part as the value that its schema describes, and writes it. */
export interface PartCodec {
  readonly read: (part: ReceivedPart) => BodyReading;
  /** @param place the part's in the body. */
  readonly write: (value: Json, place: Pointer, partHeaders: PartHeaders) => Part;
}

/** Syntaxes that say what a part is, whatever its schema would be written as. */
const STRUCTURED: ReadonlySet<Syntax> = new Set(['json', 'xml', 'form', 'multipart']);

/**
 * Prepares the parts of one property or item. A part without a media type is taken for what is
 * documented: clients seldom name the type of a field.
 */
export function compilePart(shape: Shape, encoding: Encoding, context: CodecContext): PartCodec {
  const { codecOf } = context;
  const { contentTypes, pointer } = encoding;
  const range = contentTypes.join(', ') || defaultMediaType(shape);
  const covers = compileMediaRanges(contentTypes, 'lenient');
  const judgeHeaders = compilePartHeaders(encoding, context);
  const codecs = lazily((syntax: Syntax) => codecOf(syntax, { shape, range, pointer }));
  return {
    read({ headers: fields, body }) {
      const received = fields['content-type'];
      if (contentTypes.length > 0 && received !== undefined && covers(received) === -1) {
        const other = { words: received, value: received };
        return faulty([encodingFault('', `Content-Type ${range}`, other, pointer)]);
      }
      if (body === undefined) return withFaults(unknownContent(shape), judgeHeaders(fields));
      const mediaType = received ?? typicalMediaType(contentTypes[0] ?? defaultMediaType(shape));
      const syntax = contentTypes.length > 0 ? syntaxOf(mediaType) : impliedSyntax(shape, received);
      const reading = codecs(syntax).read({ headers: { 'content-type': mediaType }, body });
      return withFaults(asPart(reading, body, pointer), judgeHeaders(fields));
    },
    write(value, place, partHeaders) {
      const mediaType = typicalMediaType(contentTypes[0] ?? writtenMediaType(shape, value));
      const within: PartHeaders = (inner, at) => partHeaders(inner, place + at);
      const { contentType, body } = codecs(syntaxOf(mediaType)).write(value, mediaType, within);
      const bytes = typeof body === 'string' ? Buffer.from(body) : body;
      // A part without a media type is plain text (RFC 7578 §4.4).
      const isPlain = contentType === 'text/plain';
      const type = isPlain ? {} : { 'content-type': contentType };
      return { headers: { ...type, ...partHeaders(encoding, place) }, body: bytes };
    },
  };
}

/** Prepares holding the header fields of a part against what is documented of them. */
export function compilePartHeaders(
  { headers }: Encoding,
  { document, validators }: CodecContext,
): (fields: HeaderFields) => readonly Violation[] {
  const judge = compileHeaderJudgement(document, headers, validators);
  return (fields) => judge(fields).map(ofPart);
}

/** What a value is written as where no media type is documented (OpenAPI 3.1 §4.8.15.1.1). */
function defaultMediaType(shape: Shape): string {
  if (isBinary(shape) || isBase64(shape)) {
    return heldMediaType(shape) ?? 'application/octet-stream';
  }
  const described = describedBy(shape);
  return described === 'object' || described === 'array' ? 'application/json' : 'text/plain';
}

/** What a schema that describes nothing is written as depends on the value. */
function writtenMediaType(shape: Shape, value: Json): string {
  const isText = describedBy(shape) !== 'anything' || typeof value === 'string';
  return isText ? defaultMediaType(shape) : 'application/json';
}

/** Where no media type is documented, that of the part decides, but not against the schema. */
function impliedSyntax(shape: Shape, received: string | undefined): Syntax {
  const implied = syntaxOf(defaultMediaType(shape));
  const syntax = received === undefined ? implied : syntaxOf(received);
  if (isBinary(shape) || isBase64(shape)) return 'binary';
  return implied === 'text' || STRUCTURED.has(syntax) ? syntax : implied;
}

/** Where any bytes will do, those that aren't known do as well. */
function unknownContent(shape: Shape): BodyReading {
  if (takesAnyBytes(shape)) return { kind: 'read', value: '', faults: [], bytesAt: [''] };
  return { kind: 'read', value: undefined, faults: [], bytesAt: [], unknownAt: [''] };
}

/** A part that can't be read is a fault of the whole, which has its place. */
function asPart(reading: BodyReading, body: Uint8Array, pointer: Pointer): BodyReading {
  if (reading.kind !== 'unreadable') return reading;
  const { reason, documented } = reading;
  const words = `content that isn't ${documented}: ${reason}`;
  const received = { words, value: Buffer.from(body).toString() };
  return faulty([encodingFault('', documented, received, pointer)]);
}

function withFaults(reading: BodyReading, faults: readonly Violation[]): BodyReading {
  if (faults.length === 0 || reading.kind !== 'read') return reading;
  return { ...reading, faults: [...reading.faults, ...faults] };
}

function faulty(faults: readonly Violation[]): BodyReading {
  return { kind: 'read', value: undefined, faults, bytesAt: [] };
}

/** A header is no part of the value: the part is its place. */
function ofPart(violation: Violation): Violation {
  const expected = `the part's header ${violation.pointer.slice(1)} ${toBe(violation.expected)}`;
  return { ...violation, pointer: '', expected };
}
