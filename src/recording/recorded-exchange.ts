import { charsetOf, decodeContent } from '../http/body.ts';
import { decodeText } from '../http/charset.ts';
import {
  type Exchange,
  type ExchangeSource,
  type HttpRequest,
  headerValue,
  type Message,
} from '../http/exchange.ts';
import { createEchoMask } from './echoed-secrets.ts';
import { Lacking } from './lacking.ts';
import { member } from './members.ts';
import { formOf, type RecordedPart, whyUnknown } from './recorded-form.ts';
import { isCredentialName, isSecretName } from './secret-name.ts';
import { maskedText } from './secret-text.ts';

/** A body as far as a recording holds it: `body`, or the reason why it was left out, or neither. */
export interface RecordedBody {
  readonly body?: string | Uint8Array;
  readonly omitted?: string;
  /** Why the body may be less than there was. */
  readonly cut?: string;
  /** What the recording says of it beside the header fields. */
  readonly mediaType?: string;
  /** The positions, from 0, of the parts of a form's text whose content was left out. */
  readonly unknownParts?: readonly number[];
  /** The parts of a form, where it holds these in place of the body. */
  readonly parts?: readonly RecordedPart[];
}

/** A request or response as a recording holds it. */
export interface RecordedMessage extends RecordedBody {
  readonly headers: Record<string, string | string[]>;
}

/** An exchange as a recording holds it, whatever its form. */
export interface RecordedExchange {
  /** How long it took; 0 or less, or none, where nobody knows. */
  readonly milliseconds?: number | undefined;
  readonly method: string;
  readonly url: string;
  readonly request: RecordedMessage;
  /** Or why there is none. */
  readonly response: (RecordedMessage & { readonly status: number }) | string;
}

/** The exchange that a recording holds. */
export function createExchange(recorded: RecordedExchange, source: ExchangeSource): Exchange {
  const { milliseconds = 0, method, url, request, response } = recorded;
  const sent: HttpRequest = { method: method.toUpperCase(), url, ...contentOf(request) };
  const timed = milliseconds > 0 ? { source, milliseconds } : { source };
  if (typeof response === 'string') {
    const unanswered = maskedReason(response, sent);
    return { ...timed, request: sent, unanswered, ...missingParts(sent, request, {}) };
  }
  const exchange = {
    ...timed,
    request: sent,
    response: { status: response.status, ...contentOf(response) },
  };
  const missing = missingParts(sent, request, response);
  return missing === undefined ? exchange : { ...exchange, ...missing };
}

/** What a recorder says of an exchange, as a report may repeat it. */
function maskedReason(reason: string, request: HttpRequest): string {
  return createEchoMask(request, isSecretName)(maskedText(reason, isCredentialName));
}

/**
 * A member of a request that is a text.
 * @throws {Lacking} if it is none, or empty.
 */
export function requiredText(request: unknown, key: string): string {
  if (typeof request !== 'object' || request === null) {
    throw new Lacking(['request'], 'an object', request);
  }
  const text = member(request, key);
  if (typeof text === 'string' && text !== '') return text;
  throw new Lacking(['request', key], 'a text that is not empty', text);
}

/**
 * The status of a response.
 * @throws {Lacking} if it is no whole number.
 */
export function requiredStatus(status: unknown, path: readonly string[]): number {
  if (typeof status === 'number' && Number.isInteger(status)) return status;
  throw new Lacking(path, 'a whole number', status);
}

/** Header fields and body of a message. The record of the fields becomes the message's own. */
function contentOf(message: RecordedMessage): Message {
  const { headers, body, mediaType, omitted, parts, unknownParts } = message;
  if (parts !== undefined) {
    const recorded = headerValue(headers, 'content-type') ?? mediaType ?? 'multipart/form-data';
    const { contentType, ...form } = formOf(parts, recorded);
    const { 'content-encoding': _, ...fields } = headers;
    return { headers: { ...fields, 'content-type': contentType }, ...form };
  }
  const hasBody = body !== undefined || omitted !== undefined;
  if (hasBody && mediaType !== undefined) headers['content-type'] ??= mediaType;
  if (body instanceof Uint8Array && isDecoded(body, headers)) delete headers['content-encoding'];
  if (body === undefined) return { headers };
  return unknownParts === undefined ? { headers, body } : { headers, body, unknownParts };
}

/**
 * Whether bytes are free of the content codings that their header fields name. HAR 1.2 has response
 * bodies decoded, and says nothing of request bodies; recorders do either with both.
 */
function isDecoded(body: Uint8Array, headers: RecordedMessage['headers']): boolean {
  // No text begins with the first two bytes of gzip (RFC 1952 §2.3.1): it needn't be undone to tell.
  if (body[0] === 0x1f && body[1] === 0x8b) return false;
  const decoded = decodeContent(body, headers);
  if ('bytes' in decoded || decoded.isTooLarge) return false;
  // Of a coding that isn't known only a text shows that it was undone.
  return !decoded.isBeyond || 'text' in decodeText(body, charsetOf(headers) ?? 'utf-8');
}

/** What a recording lacks of the bodies, if anything. */
function missingParts(
  sent: HttpRequest,
  request: RecordedBody,
  response: RecordedBody,
): Pick<Exchange, 'omitted' | 'cut'> | undefined {
  const reasonOf = (reason: string | undefined) => reason && maskedReason(reason, sent);
  const omitted = eachWay(
    reasonOf(request.omitted ?? whyUnknown(request.parts ?? [])),
    reasonOf(response.omitted),
  );
  const cut = eachWay(request.cut, response.cut);
  if (omitted === undefined && cut === undefined) return undefined;
  return { ...(omitted && { omitted }), ...(cut && { cut }) };
}

function eachWay(request: string | undefined, response: string | undefined): Exchange['cut'] {
  if (request === undefined && response === undefined) return undefined;
  return { ...(request !== undefined && { request }), ...(response !== undefined && { response }) };
}
