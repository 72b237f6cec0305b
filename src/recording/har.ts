import { counted, RecordingError } from '../errors.ts';
import { decodeContent } from '../http/body.ts';
import type {
  Exchange,
  ExchangeSource,
  HeaderFields,
  HttpRequest,
  HttpResponse,
} from '../http/exchange.ts';
import { type JsonProblem, parseJson } from '../http/json.ts';
import { type RecordedBody, readRequestBody, readResponseBody } from './har-body.ts';
import { readHeaders } from './har-headers.ts';
import { jsonPosition } from './json-position.ts';
import { member, numberMember, textMember } from './members.ts';

/**
 * Reads the exchanges of a HAR 1.2, in the file's order. `file` is what messages call it.
 *
 * @throws {RecordingError} if the text is empty, not JSON, cut off or no HAR, or if an entry lacks
 *   a method, a URL or the status of its response, or holds header fields that are no list.
 */
export function readHar(text: string, file: string): Exchange[] {
  return readEntries(text, file).map((entry, index) => {
    try {
      return readEntry(entry, { file, index });
    } catch (error) {
      throw error instanceof Lacking ? unreadableEntry(error, text, { file, index }) : error;
    }
  });
}

function readEntries(text: string, file: string): readonly unknown[] {
  const start = { file, line: 1, column: 1 };
  if (text.trim() === '') {
    throw new RecordingError({
      problem: 'the recording is empty',
      expected: 'a HAR',
      location: start,
    });
  }
  const parsed = parseJson(text);
  if (!parsed.ok) throw notJson(parsed, text, file);
  const entries = member(member(parsed.value, 'log'), 'entries');
  if (Array.isArray(entries)) return entries;
  throw new RecordingError({
    problem: 'the file is JSON, but no HAR',
    expected: 'a list at `log.entries`',
    received: describeShape(parsed.value),
    location: start,
  });
}

function notJson(parsed: JsonProblem, text: string, file: string): RecordingError {
  const { offset, line, column, problem, path } = parsed;
  const [log, entries, whole] = path;
  const isCut = offset === text.length && log === 'log' && entries === 'entries';
  if (!isCut || typeof whole !== 'number') {
    return new RecordingError({
      problem: `the recording is not JSON: ${problem}`,
      location: { file, line, column },
    });
  }
  const wholeEntries = counted(whole, 'whole entry', 'whole entries');
  return new RecordingError({
    problem: `the recording is cut off: the file ends inside /log/entries/${whole}, after ${wholeEntries}`,
    location: { file, line, column, pointer: `/log/entries/${whole}` },
    hint: 'Export it again, or wait until its recorder has closed the file',
  });
}

function describeShape(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object' || value === null) return JSON.stringify(value).slice(0, 40);
  const log = member(value, 'log');
  const inLog = typeof log === 'object' && log !== null;
  const keys = Object.keys(inLog ? log : value).map((key) => `\`${key}\``);
  const shown = keys.length > 5 ? [...keys.slice(0, 5), '…'] : keys;
  return `${inLog ? 'a `log`' : 'an object'} with the keys ${shown.join(', ') || '(none)'}`;
}

function readEntry(entry: unknown, source: ExchangeSource): Exchange {
  const request = member(entry, 'request');
  const response = member(entry, 'response');
  const method = requiredText(request, 'method').toUpperCase();
  const url = requiredText(request, 'url');
  expectHeaders(request, 'request');

  const requestBody = readRequestBody(request);
  const exchange = {
    source,
    request: { method, url, ...readContent(request, requestBody) } satisfies HttpRequest,
  };
  const unanswered = whyUnanswered(response);
  if (unanswered !== undefined) {
    return { ...exchange, unanswered, ...omissions(requestBody.omitted, undefined) };
  }
  const status = readStatus(response);
  expectHeaders(response, 'response');
  const responseBody = readResponseBody(response, method, status);
  return {
    ...exchange,
    response: { status, ...readContent(response, responseBody) } satisfies HttpResponse,
    ...omissions(requestBody.omitted, responseBody.omitted),
  };
}

/** Header fields and body of a message. */
function readContent(
  message: unknown,
  { body, mediaType, omitted }: RecordedBody,
): Pick<HttpResponse, 'headers' | 'body'> {
  const headers = readHeaders(message);
  const hasBody = body !== undefined || omitted !== undefined;
  if (hasBody && mediaType !== undefined) headers['content-type'] ??= mediaType;
  if (body instanceof Uint8Array && isDecoded(body, headers)) delete headers['content-encoding'];
  return { headers, ...(body !== undefined && { body }) };
}

/**
 * Whether bytes are free of the content codings that their header fields name. HAR 1.2 has response
 * bodies decoded, and says nothing of request bodies; recorders do either with both.
 */
function isDecoded(body: Uint8Array, headers: HeaderFields): boolean {
  const decoded = decodeContent(body, headers);
  return 'problem' in decoded && !decoded.isTooLarge;
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

function readStatus(response: unknown): number {
  const status = member(response, 'status');
  if (typeof status === 'number' && Number.isInteger(status)) return status;
  throw new Lacking('response/status', 'a whole number', status);
}

function requiredText(request: unknown, key: string): string {
  if (typeof request !== 'object' || request === null) {
    throw new Lacking('request', 'an object', request);
  }
  const text = member(request, key);
  if (typeof text === 'string' && text !== '') return text;
  throw new Lacking(`request/${key}`, 'a text that is not empty', text);
}

/** None at all are as good as an empty list; an object, as other formats have it, isn't read over. */
function expectHeaders(message: unknown, part: 'request' | 'response') {
  const headers = member(message, 'headers') ?? [];
  if (!Array.isArray(headers)) throw new Lacking(`${part}/headers`, 'a list', headers);
}

/** Thrown for an entry that lacks what an exchange can't do without; where, is found in the text. */
class Lacking extends Error {
  /** Within the entry: `request/method`. */
  readonly place: string;
  readonly expected: string;
  readonly received: unknown;

  constructor(place: string, expected: string, received: unknown) {
    super(place);
    this.place = place;
    this.expected = expected;
    this.received = received;
  }
}

function unreadableEntry(
  { place, expected, received }: Lacking,
  text: string,
  { file, index }: ExchangeSource,
): RecordingError {
  const pointer = `/log/entries/${index}/${place}`;
  return new RecordingError({
    problem: `the recording can't be read at ${pointer}`,
    expected,
    received: received === undefined ? 'nothing' : JSON.stringify(received).slice(0, 40),
    location: {
      file,
      ...jsonPosition(text, ['log', 'entries', index, ...place.split('/')]),
      pointer,
    },
  });
}

function omissions(
  request: string | undefined,
  response: string | undefined,
): Pick<Exchange, 'omitted'> {
  if (request === undefined && response === undefined) return {};
  return {
    omitted: {
      ...(request !== undefined && { request }),
      ...(response !== undefined && { response }),
    },
  };
}
