import type { Json } from '../../src/contract/contract.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import type { Parameter } from './document.ts';
import { type Field, fieldsOf, readField, readForm } from './fields.ts';
import type { Schemas } from './schemas.ts';
import {
  compositeOf,
  decodeLeniently,
  decodeStrictly,
  isScalar,
  Miswritten,
  readMedia,
  readTexts,
  single,
} from './texts.ts';

/** The parts of a message that parameters stand in, nothing decoded. */
export interface Sent {
  /** What the names of a path template took. */
  readonly path: Readonly<Record<string, string>>;
  /** Without `?`. */
  readonly query: string;
  readonly headers: HttpRequest['headers'];
}

/**
 * The value of a parameter in a message (OpenAPI 3.1 §4.8.12); `undefined` where there is none.
 * @param others all parameters of the operation: a field may be another one's.
 * @throws {Miswritten} if it isn't written as documented.
 */
export function readParameter(
  parameter: Parameter,
  { path, query, headers }: Sent,
  others: readonly Parameter[],
  schemas: Schemas,
): Json | undefined {
  const { name } = parameter;
  switch (parameter.in) {
    case 'path':
      return path[name] === undefined ? undefined : readPath(parameter, path[name], schemas);
    case 'query':
      return readField(parameter, fieldsOf(query), others, schemas);
    case 'cookie':
      return readCookie(parameter, String(headers.cookie ?? ''), schemas);
    case 'header': {
      const lines = headers[name.toLowerCase()];
      return lines === undefined ? undefined : readHeader(parameter, [lines].flat(), schemas);
    }
  }
}

/** The styles `simple`, `label` and `matrix` (RFC 6570 §3.2.2, §3.2.5, §3.2.7). */
function readPath(parameter: Parameter, raw: string, schemas: Schemas): Json {
  const { name, style, explode, mediaType, schema } = parameter;
  if (mediaType !== undefined) return readMedia(decodeStrictly(raw), mediaType);
  const writing = { isAssigned: explode, decode: decodeStrictly };
  const read = (texts: readonly string[]) => readTexts(texts, [schema], writing, schemas);
  const split = (text: string, by: string) => (isScalar(schema, schemas) ? [text] : text.split(by));
  if (style === 'simple') return read(split(raw, ','));

  const text = raw.slice(1);
  if (raw[0] !== (style === 'label' ? '.' : ';')) throw new Miswritten(raw);
  // OpenAPI 3.1.0 has points between parts that aren't exploded, 3.1.1 commas.
  if (style === 'label') return read(split(text, explode || !text.includes(',') ? '.' : ','));
  const pieces = text.split(';');
  if (explode && compositeOf(schema, schemas) === 'object') return read(pieces);
  const values = pieces.map((piece) => {
    const [field = '', ...value] = piece.split('=');
    if (decodeStrictly(field) !== name) throw new Miswritten(raw);
    return value.join('=');
  });
  return read(explode || values.length > 1 ? values : split(values[0] ?? '', ','));
}

/**
 * The style `simple` in a header, whose lines are one list (RFC 9110 §5.3). Nothing is percent-decoded:
 * headers have no such encoding.
 */
function readHeader(parameter: Parameter, lines: readonly string[], schemas: Schemas): Json {
  const { explode, mediaType, schema } = parameter;
  if (mediaType !== undefined) return readMedia(single(lines).trim(), mediaType);
  const writing = { isAssigned: explode, decode: (text: string) => text.trim() };
  const texts = isScalar(schema, schemas) ? [single(lines)] : lines.join(',').split(',');
  return readTexts(texts, [schema], writing, schemas);
}

/** The style `form` in a `Cookie` header (RFC 6265 §4.2.1); exploded, its parts are joined by `&`. */
function readCookie(parameter: Parameter, header: string, schemas: Schemas) {
  const { explode, mediaType, schema } = parameter;
  const isList = mediaType === undefined && compositeOf(schema, schemas) !== undefined;
  const pairs = header.split(explode && isList ? /[;&]/ : ';').filter((pair) => pair.includes('='));
  const fields = pairs.map((pair): Field => {
    const [name = '', ...value] = pair.split('=');
    return [decodeLeniently(name.trim()), value.join('=').trim()];
  });
  return readForm(parameter, fields, () => false, schemas, decodeLeniently);
}
