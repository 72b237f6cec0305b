import { isUtf8 } from 'node:buffer';
import { decodeBody, decodeContent } from '../http/body.ts';
import { headerValue, type Message } from '../http/exchange.ts';
import { parseMediaType } from '../http/media-type.ts';
import { type Syntax, syntaxOf } from '../http/syntax.ts';
import type { Redaction } from './redact-rules.ts';
import { redactText } from './redact-text.ts';
import { redactForm } from './redact-url.ts';
import { isCredentialName } from './secret-name.ts';

/** An element of XML with a text in it, perhaps as CDATA. */
const ELEMENT =
  /(<((?:[\w.-]+:)?([\w.-]+))(?:\s[^<>]*)?>)([^<]+|<!\[CDATA\[.*?\]\]>)(?=<\/\2\s*>)/gs;

/** The name of a part of a form (RFC 7578 §4.2). */
const PART_NAME = /^content-disposition:.*?\bname="([^"]*)"/im;

/** The body of a message with names for its secrets, or why it isn't to be held. */
export function redactBody(
  { body, headers }: Message,
  redaction: Redaction,
): { readonly body?: string | Uint8Array; readonly omitted?: string } {
  if (body === undefined) return {};
  const mediaType = headerValue(headers, 'content-type') ?? '';
  const syntax = syntaxOf(mediaType);
  const content = decodeContent(Buffer.from(body), headers);
  if ('problem' in content) {
    return { omitted: `${content.problem}: what is secret in it can't be hidden` };
  }
  if (syntax === 'multipart') return redactMultipart(content.bytes, mediaType, redaction);
  const decoded = decodeBody(body, headers);
  if ('text' in decoded) return { body: redactContent(decoded.text, syntax, redaction) };
  return redactBytes(body, content.bytes, redaction);
}

function redactContent(text: string, syntax: Syntax, redaction: Redaction): string {
  if (syntax === 'form') return redactForm(text, redaction);
  const redacted = redactText(text, redaction);
  if (syntax === 'xml') return redactElements(redacted, redaction);
  if (syntax === 'json' || !redacted.includes('\n')) return redacted;
  return redacted
    .split('\n')
    .map((line) => redactLine(line, redaction))
    .join('\n');
}

function redactElements(xml: string, { rules, pseudonyms }: Redaction): string {
  return xml.replace(ELEMENT, (whole, start: string, _, name: string, text: string) => {
    const isSecret = isCredentialName(name) || rules.isSecretAt([name]);
    if (!isSecret) return whole;
    return start + pseudonyms.of(text.replace(/^<!\[CDATA\[(.*)\]\]>$/s, '$1').trim());
  });
}

/** A line of JSON, or of an event's data (WHATWG HTML §9.2.6). */
function redactLine(line: string, redaction: Redaction): string {
  const [, field = '', data = ''] = /^((?:data: ?)?)(.*)$/s.exec(line) ?? [];
  return field + redactText(data, redaction);
}

function redactMultipart(
  bytes: Uint8Array,
  mediaType: string,
  redaction: Redaction,
): ReturnType<typeof redactBody> {
  const boundary = parseMediaType(mediaType)?.parameters.get('boundary');
  if (boundary === undefined) return redactBytes(bytes, bytes, redaction);
  // One character for each byte, so that what is no text comes back as it was.
  const parts = Buffer.from(bytes).toString('latin1').split(`--${boundary}`);
  const redacted = parts.map((part) => redactPart(part, redaction)).join(`--${boundary}`);
  const body = Buffer.from(redacted, 'latin1');
  return { body: isUtf8(body) ? body.toString() : body };
}

function redactPart(part: string, redaction: Redaction): string {
  const start = part.indexOf('\r\n\r\n');
  if (start === -1) return redactText(part, redaction);
  const head = part.slice(0, start + 4);
  const content = Buffer.from(part.slice(start + 4).replace(/\r\n$/, ''), 'latin1').toString();
  const [, name = ''] = PART_NAME.exec(head) ?? [];
  const redacted = redaction.rules.isSecret(name)
    ? redaction.pseudonyms.of(content)
    : redactContent(content, 'text', redaction);
  if (redacted === content) return part;
  return `${head}${Buffer.from(redacted).toString('latin1')}\r\n`;
}

/**
 * Bytes stay as they came, or don't stay at all.
 * @param bytes the body without its content codings.
 */
function redactBytes(
  body: string | Uint8Array,
  bytes: Uint8Array,
  redaction: Redaction,
): ReturnType<typeof redactBody> {
  const text = Buffer.from(bytes).toString('latin1');
  if (redactText(text, redaction) === text) return { body };
  return { omitted: 'the body is no text, and holds what looks like a secret' };
}
