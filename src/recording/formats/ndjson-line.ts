import { headerFields } from '../header-fields.ts';
import { Lacking } from '../lacking.ts';
import { member, textMember } from '../members.ts';
import {
  type RecordedExchange,
  type RecordedMessage,
  requiredStatus,
  requiredText,
} from '../recorded-exchange.ts';
import { readBase64 } from './base64.ts';
import { readEntry, readHeaders } from './har-entry.ts';

/**
 * Reads a line of NDJSON. It is an entry of a HAR 1.2, or an exchange:
 *
 *     {"request": {"method": "POST", "url": "https://…", "headers": {"accept": "a/b"}, "body": "…"},
 *      "response": {"status": 200, "headers": {"set-cookie": ["a=1", "b=2"]}, "body": {"base64": "…"}}}
 *
 * Header fields are an object of texts or lists of texts, or a list as a HAR has it. A body is a text, or
 * bytes in base64. In place of the response `unanswered` may say why there is none; `omitted.request`
 * and `omitted.response` say why a body isn't there.
 *
 * @throws {Lacking} if it lacks a method, a URL or the status of its response, or holds header fields
 *   or a body of another shape.
 */
export function readLine(line: unknown): RecordedExchange {
  const request = member(line, 'request');
  const response = member(line, 'response');
  const isEntry =
    member(line, 'startedDateTime') !== undefined ||
    member(request, 'postData') !== undefined ||
    member(response, 'content') !== undefined;
  if (isEntry) return readEntry(line);
  const omitted = member(line, 'omitted');
  const status = member(response, 'status');
  return {
    method: requiredText(request, 'method'),
    url: requiredText(request, 'url'),
    request: readMessage(request, 'request', omitted),
    response:
      response === undefined || response === null || status === 0
        ? (textMember(line, 'unanswered') ?? 'the recording holds no response')
        : {
            status: requiredStatus(status, ['response', 'status']),
            ...readMessage(response, 'response', omitted),
          },
  };
}

function readMessage(
  message: unknown,
  part: 'request' | 'response',
  omissions: unknown,
): RecordedMessage {
  const headers = member(message, 'headers') ?? [];
  const omitted = textMember(omissions, part);
  return {
    headers: Array.isArray(headers)
      ? readHeaders(message, part)
      : headerFields(fieldsOf(headers, part)),
    ...(omitted === undefined ? readBody(message, part) : { omitted }),
  };
}

function fieldsOf(headers: unknown, part: string): [string, string][] {
  if (typeof headers !== 'object' || headers === null) {
    throw new Lacking([part, 'headers'], 'an object or a list', headers);
  }
  return Object.entries(headers).flatMap(([name, values]) =>
    [values].flat().map((value: unknown): [string, string] => {
      if (typeof value === 'string') return [name, value];
      throw new Lacking([part, 'headers', name], 'a text, or a list of texts', value);
    }),
  );
}

function readBody(message: unknown, part: string) {
  const body = member(message, 'body') ?? '';
  if (body === '') return {};
  if (typeof body === 'string') return { body };
  const base64 = textMember(body, 'base64');
  if (base64 !== undefined) return readBase64(base64);
  throw new Lacking([part, 'body'], 'a text, or an object with `base64`', body);
}
