import type { JsonObject, MediaType, Pointer } from '../../contract/contract.ts';
import { parsePointer } from '../../contract/pointer.ts';
import type { Syntax } from '../../http/syntax.ts';
import { readShape } from '../parameters/shape.ts';
import type { Validators } from '../validators.ts';
import { compileBinary } from './binary.ts';
import type { BodyCodec, CodecContext, DocumentedContent } from './codec.ts';
import { compileFormBody } from './form.ts';
import { compileJson } from './json.ts';
import { compileMultipart } from './multipart.ts';
import { compileEventStream, compileJsonTexts } from './sequence.ts';
import { compileText } from './text.ts';
import { compileXml } from './xml.ts';

/** Gives the codec of a representation, by what its media type is read as; compiled when asked for. */
export type BodyCodecs = (media: MediaType, syntax: Syntax) => BodyCodec;

/** Prepares reading and writing the bodies of a document. */
export function compileBodyCodecs(document: JsonObject, validators: Validators): BodyCodecs {
  const context: CodecContext = {
    document,
    validators,
    codecOf: (syntax, content) => compileCodec(syntax, content, context),
  };
  const codecs = new Map<Pointer, Map<Syntax, BodyCodec>>();
  return ({ schema, pointer }, syntax) => {
    const known = codecs.get(pointer)?.get(syntax);
    if (known !== undefined) return known;
    // As documented: an answer's own range may be narrower.
    const range = parsePointer(pointer).at(-1) ?? '';
    const content: DocumentedContent = {
      // JSON says itself what a value is.
      get shape() {
        return readShape(document, schema);
      },
      range,
      pointer,
    };
    const codec = compileCodec(syntax, content, context);
    codecs.set(pointer, (codecs.get(pointer) ?? new Map()).set(syntax, codec));
    return codec;
  };
}

function compileCodec(
  syntax: Syntax,
  content: DocumentedContent,
  context: CodecContext,
): BodyCodec {
  switch (syntax) {
    case 'json':
      return compileJson(content);
    case 'json-lines':
    case 'json-sequence':
      return compileJsonTexts(syntax, content);
    case 'event-stream':
      return compileEventStream(content);
    case 'xml':
      return compileXml(content);
    case 'form':
      return compileFormBody(content, context);
    case 'multipart':
      return compileMultipart(content, context);
    case 'text':
      return compileText(content);
    case 'binary':
      return compileBinary(content);
  }
}
