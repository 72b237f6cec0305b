import { carriesBody, type HeaderFields, headerValue } from '../../http/exchange.ts';
import { syntaxOf } from '../../http/syntax.ts';
import { listMember, member, numberMember, textMember } from '../members.ts';
import type { RecordedBody } from '../recorded-exchange.ts';
import { type RecordedPart, withoutFiles } from '../recorded-form.ts';
import { readBase64 } from './base64.ts';

const FORM = 'application/x-www-form-urlencoded';
const MULTIPART = 'multipart/form-data';

/** In UTF-8. */
const BYTE_ORDER_MARK_SIZE = 3;

/** Firefox writes a form's header fields in front of its text. */
const UPLOAD_HEADERS = /^(?:Content-(?:Type|Length): [^\r\n]*\r\n)+\r\n/i;

/** Polly.js writes each chunk of a coded body by itself, in a list. */
const CHUNKS = /^\["[A-Za-z0-9+/=]*"(?:,"[A-Za-z0-9+/=]*")*\]$/;

/** Reads `postData` of a HAR request: its text, or the form that its parameters make. */
export function readRequestBody(request: unknown): RecordedBody {
  const postData = member(request, 'postData');
  const known = readMediaType(postData);
  const text = readText(postData);
  if (text !== undefined) {
    const held = {
      ...known,
      ...text,
      ...cutOf(text.body, known, numberMember(request, 'bodySize')),
    };
    return typeof text.body === 'string' ? { ...held, ...formTextOf(text.body, held) } : held;
  }

  const params = listMember(postData, 'params');
  if (params.length > 0) {
    if (isForm(known.mediaType ?? FORM))
      return { mediaType: FORM, ...known, body: formText(params) };
    if (isMultipart(known.mediaType)) {
      return { ...known, parts: params.map(readPart) };
    }
    return { ...known, omitted: "the recording holds the body's parameters, not its text" };
  }
  const size = numberMember(request, 'bodySize') ?? 0;
  const comment = textMember(postData, 'comment');
  if (comment !== undefined && size !== 0) return { ...known, omitted: comment };
  if (size <= 0) return {};
  return {
    ...known,
    omitted: `the recording holds no body text though request.bodySize is ${grouped(size)}`,
  };
}

/** Reads `content` of a HAR response. */
export function readResponseBody(
  response: unknown,
  headers: HeaderFields,
  method: string,
  status: number,
): RecordedBody {
  const content = member(response, 'content');
  const known = readMediaType(content);
  const ending = textMember(response, '_charlesStatus') ?? 'COMPLETE';
  if (ending.toUpperCase() !== 'COMPLETE' && carriesBody(method, status)) {
    return {
      ...known,
      omitted: `Charles ended the exchange as ${ending}: its body may be cut off`,
    };
  }
  const text = readText(content);
  if (text !== undefined) {
    return { ...known, ...text, ...cutOf(text.body, known, numberMember(content, 'size')) };
  }
  if (!carriesBody(method, status)) return {};

  const omitted = whyWithoutText(response, content) ?? whyEmpty(headers);
  return omitted === undefined ? {} : { ...known, omitted };
}

/** What a form's text is, and which of its files aren't in it: Chrome leaves out what they hold. */
function formTextOf(text: string, { mediaType = '', cut }: RecordedBody): Partial<RecordedBody> {
  if (isForm(mediaType)) return { body: text.replace(UPLOAD_HEADERS, '') };
  return cut !== undefined && isMultipart(mediaType) ? withoutFiles(text, mediaType) : {};
}

/** Whether a text may be cut off. A byte order mark counts in its size, and is no part of it. */
function cutOf(
  text: RecordedBody['body'],
  { mediaType = '' }: RecordedBody,
  size = 0,
): Pick<RecordedBody, 'cut'> {
  if (typeof text !== 'string') return {};
  const held = Buffer.byteLength(text, /charset="?utf-16/i.test(mediaType) ? 'utf16le' : 'utf8');
  if (held >= size || held + BYTE_ORDER_MARK_SIZE === size) return {};
  return { cut: `the recording holds ${grouped(held)} of ${grouped(size)} bytes` };
}

/** Why there is no text; `undefined` where there was no body either. */
function whyWithoutText(response: unknown, content: unknown): string | undefined {
  const size = numberMember(content, 'size') ?? -1;
  const isEmpty = size === 0 || numberMember(response, 'bodySize') === 0;
  if (isEmpty && size <= 0) return undefined;
  const comment = textMember(content, 'comment');
  if (comment !== undefined) return comment;
  if (size > 0) return `the recording holds no body text though content.size is ${grouped(size)}`;
  return textMember(content, 'text') === '' ? undefined : 'the recording holds no body text';
}

/** A size of nothing is that of what is held, where the header fields tell of more. */
function whyEmpty(headers: HeaderFields): string | undefined {
  const length = Number(headerValue(headers, 'content-length') ?? 0);
  if (!(length > 0)) return undefined;
  return `the recording holds no body text though Content-Length is ${grouped(length)}`;
}

/**
 * The text of `postData` or `content`, as bytes where it is encoded, or why it can't be decoded;
 * `undefined` where it is empty.
 */
function readText(content: unknown): Pick<RecordedBody, 'body' | 'omitted'> | undefined {
  const text = textMember(content, 'text') ?? '';
  // Playwright keeps bodies apart where it is asked to.
  const file = textMember(content, '_file');
  if (text === '' && file !== undefined) {
    return {
      omitted: `the recording holds the body in a file of its own, ${file}, which isn't there`,
    };
  }
  if (text === '') return undefined;
  // HAR 1.2 has no encoding for postData; recorders write content's, or a field of their own.
  const encoding = textMember(content, 'encoding') ?? textMember(content, '_encoding') ?? '';
  if (encoding === '') return { body: text };
  if (encoding.toLowerCase() !== 'base64') {
    return { omitted: `the recording holds the body in the unknown encoding "${encoding}"` };
  }
  if (!CHUNKS.test(text)) return readBase64(text);
  const chunks = (JSON.parse(text) as string[]).map((chunk) => Buffer.from(chunk, 'base64'));
  return { body: new Uint8Array(Buffer.concat(chunks)) };
}

function isForm(mediaType = ''): boolean {
  return mediaType.toLowerCase().startsWith(FORM);
}

function isMultipart(mediaType = ''): boolean {
  return mediaType.toLowerCase().startsWith(MULTIPART);
}

function readMediaType(content: unknown): Pick<RecordedBody, 'mediaType'> {
  const mediaType = textMember(content, 'mimeType');
  // Chrome writes `x-unknown` where it has no type.
  return mediaType === undefined || mediaType === '' || mediaType === 'x-unknown'
    ? {}
    : { mediaType };
}

function formText(params: readonly unknown[]): string {
  const pairs = params.map((param): [string, string] => [
    textMember(param, 'name') ?? '',
    textMember(param, 'value') ?? '',
  ]);
  return new URLSearchParams(pairs).toString();
}

/** What a file holds is told, if at all, as text: that of others than texts isn't what was sent. */
function readPart(param: unknown): RecordedPart {
  const value = textMember(param, 'value');
  const fileName = textMember(param, 'fileName') || undefined;
  const mediaType = textMember(param, 'contentType') || undefined;
  const isFile = fileName !== undefined || (value === undefined && mediaType !== undefined);
  const isHeld = !isFile || (value !== undefined && syntaxOf(mediaType ?? '') !== 'binary');
  return {
    name: textMember(param, 'name') ?? '',
    ...(isHeld && { text: value ?? '' }),
    ...(fileName !== undefined && { fileName }),
    ...(mediaType !== undefined && { mediaType }),
  };
}

function grouped(bytes: number): string {
  return bytes.toLocaleString('en-US');
}
