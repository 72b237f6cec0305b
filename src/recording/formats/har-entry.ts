import { headerFields } from '../header-fields.ts';
import { Lacking } from '../lacking.ts';
import { member, numberMember, textMember } from '../members.ts';
import { type RecordedExchange, requiredStatus, requiredText } from '../recorded-exchange.ts';
import { readRequestBody, readResponseBody } from './har-body.ts';

/**
 * Reads an entry of a HAR 1.2.
 * @throws {Lacking} if it lacks a method, a URL or the status of its response, or holds header fields
 *   that are no list.
 */
export function readEntry(entry: unknown): RecordedExchange {
  const request = member(entry, 'request');
  const response = member(entry, 'response');
  const method = requiredText(request, 'method');
  const url = requiredText(request, 'url');
  const requestHeaders = readHeaders(request, 'request');
  return {
    milliseconds: numberMember(entry, 'time'),
    method,
    url,
    request: { headers: requestHeaders, ...readRequestBody(request) },
    response: whyUnanswered(response) ?? readResponse(response, method),
  };
}

function readResponse(response: unknown, method: string): RecordedExchange['response'] {
  const status = requiredStatus(member(response, 'status'), ['response', 'status']);
  const headers = readHeaders(response, 'response');
  return { status, headers, ...readResponseBody(response, headers, method, status) };
}

/** Why an entry has no response: recorders write none, or one of status 0 or -1 with their reason. */
function whyUnanswered(response: unknown): string | undefined {
  if (response === undefined || response === null) return 'the recording holds no response';
  const status = numberMember(response, 'status');
  if (status !== 0 && status !== -1) return undefined;
  return (
    textMember(response, '_error') ??
    textMember(response, '_failureText') ??
    textMember(response, 'comment') ??
    `the recording holds no response: its status is ${status}`
  );
}

/**
 * Header fields in a list of names and values. None at all are as good as an empty list.
 * @throws {Lacking} if they are no list.
 */
export function readHeaders(message: unknown, part: 'request' | 'response') {
  const headers = member(message, 'headers') ?? [];
  if (!Array.isArray(headers)) throw new Lacking([part, 'headers'], 'a list', headers);
  const pairs: [string, string][] = [];
  for (const header of headers) {
    const name = textMember(header, 'name');
    const value = textMember(header, 'value');
    if (name !== undefined && value !== undefined) pairs.push([name, value]);
  }
  return headerFields(pairs);
}
