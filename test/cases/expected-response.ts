import { STATUS_CODES } from 'node:http';
import { type HttpResponse, headerPairs, headerValue } from '../../src/http/exchange.ts';
import { parseJsonExactly } from '../../src/http/json.ts';
import { LongInteger } from '../../src/http/long-integer.ts';
import { isJson } from '../../src/http/media-type.ts';
import { MOCK_SOURCE } from '../../src/http/mock-source.ts';
import type { HeaderLine, ResponseText } from './sections.ts';

/** An answer and what was expected of it, as texts: equal where the answer is as it should be. */
export interface Comparison {
  readonly expected: string;
  readonly actual: string;
}

/** What `<string as name>` took, by name. */
export type Taken = Map<string, string>;

/** What a placeholder takes of a text, and of JSON. */
interface Placeholder {
  readonly pattern: string;
  readonly takes: (value: unknown) => boolean;
}

const PLACEHOLDERS: ReadonlyMap<string, Placeholder> = new Map([
  ['any', { pattern: '[^]+', takes: () => true }],
  ['string', { pattern: '.+', takes: (value) => typeof value === 'string' }],
  ['integer', { pattern: '-?\\d+', takes: isInteger }],
  ['array', { pattern: '\\[.*\\]', takes: Array.isArray }],
] satisfies [string, Placeholder][]);

const PLACEHOLDER = new RegExp(`<(${[...PLACEHOLDERS.keys()].join('|')})(?: as (\\w+))?>`, 'g');

/** Stand around a placeholder that is a whole JSON value: no text of a case holds them. */
const [OPEN, CLOSE] = ['\uE000', '\uE001'];

/**
 * Compares an answer with the expected one. What a placeholder takes is shown as the placeholder, so that
 * a diff of the two texts shows the rest.
 * @param taken gets what the placeholders took that have names.
 */
export function compareResponse(
  text: ResponseText,
  response: HttpResponse,
  taken: Taken = new Map(),
): Comparison {
  const { status, headers, body } = asProblem(text);
  const wanted = headers.map(([name, value]): HeaderLine => [name, withTaken(value, taken)]);
  const came = wanted.map(([name, value]): HeaderLine => {
    const values = headerPairs(response.headers)
      .filter(([candidate]) => candidate === name.toLowerCase())
      .map(([, one]) => one);
    return [name, values.length === 0 ? '<none>' : alignText(values.join(', '), value, taken)];
  });
  const bodies = compareBody(withTaken(body, taken), response, taken);
  return {
    expected: messageText(status, wanted, bodies.expected),
    actual: messageText(response.status, came, bodies.actual),
  };
}

/** A text with what was taken in the place of its name. */
export function withTaken(text: string, taken: Taken): string {
  return text.replaceAll(/<(\w+)>/g, (place, name) => taken.get(name) ?? place);
}

function messageText(status: number, headers: readonly HeaderLine[], body: string): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`);
  return [`--- ${status}`, ...lines, '', body].join('\n');
}

/** `problem: …` stands for the problem details (RFC 9457) with which a mock answers for itself. */
function asProblem({ status, headers, body }: ResponseText): Omit<ResponseText, 'line'> {
  const [, detail] = headers.find(([name]) => name === 'problem') ?? [];
  if (detail === undefined) return { status, headers, body };
  const title = STATUS_CODES[status];
  const others = headers.filter(([name]) => name !== 'problem');
  return {
    status,
    headers: [['Content-Type', 'application/problem+json'], ...others],
    body: JSON.stringify({ type: 'about:blank', title, status, detail, source: MOCK_SOURCE }),
  };
}

function compareBody(expected: string, { headers, body = '' }: HttpResponse, taken: Taken) {
  const actual = bodyText(body);
  const isCompared =
    expected !== '' && actual !== '' && isJson(headerValue(headers, 'content-type') ?? '');
  const wanted = isCompared ? parseJsonExactly(withQuotedPlaceholders(expected)) : undefined;
  const came = parseJsonExactly(actual);
  if (wanted === undefined || !wanted.ok || !came.ok) {
    return { expected, actual: alignText(actual, expected, taken) };
  }
  return {
    expected: jsonText(wanted.value),
    actual: jsonText(alignJson(came.value, wanted.value, taken)),
  };
}

/** A body as a text of lines that end as a file's do; bytes that are no text in hexadecimal. */
function bodyText(body: string | Uint8Array): string {
  if (typeof body === 'string') return body.replaceAll('\r\n', '\n').trim();
  const text = Buffer.from(body).toString('utf8');
  return text.includes('\uFFFD') || text.includes('\0')
    ? `<bytes ${Buffer.from(body).toString('hex')}>`
    : bodyText(text);
}

function withQuotedPlaceholders(json: string): string {
  return json.replaceAll(new RegExp(`"(?:[^"\\\\]|\\\\.)*"|${PLACEHOLDER.source}`, 'g'), (piece) =>
    piece.startsWith('"') ? piece : JSON.stringify(OPEN + piece + CLOSE),
  );
}

function jsonText(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replaceAll(
    new RegExp(`"${OPEN}(.*?)${CLOSE}"`, 'g'),
    '$1',
  );
}

/** The value that came, with the placeholders that took a part of it, its members in the expected order. */
function alignJson(actual: unknown, expected: unknown, taken: Taken): unknown {
  if (typeof expected === 'string') return alignScalar(actual, expected, taken);
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return actual.map((item, index) => alignJson(item, expected[index], taken));
  }
  if (!isObject(expected) || !isObject(actual) || isInteger(actual)) return actual;
  const names = [...Object.keys(expected), ...Object.keys(actual)].filter((name) =>
    Object.hasOwn(actual, name),
  );
  return Object.fromEntries(
    names.map((name) => [name, alignJson(actual[name], expected[name], taken)]),
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isInteger(value: unknown): boolean {
  return Number.isInteger(value) || value instanceof LongInteger;
}

function alignScalar(actual: unknown, expected: string, taken: Taken): unknown {
  if (!expected.startsWith(OPEN)) {
    return typeof actual === 'string' ? alignText(actual, expected, taken) : actual;
  }
  const [[, kind = '', name] = []] = expected.matchAll(PLACEHOLDER);
  if (PLACEHOLDERS.get(kind)?.takes(actual) !== true) return actual;
  if (name !== undefined) taken.set(name, String(actual));
  return expected;
}

/** The expected text where the one that came fits it, else the one that came. */
function alignText(actual: string, expected: string, taken: Taken): string {
  const pattern = expected
    .replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    .replaceAll(PLACEHOLDER, (_, kind) => `(${PLACEHOLDERS.get(kind)?.pattern})`);
  const match = new RegExp(`^${pattern}$`).exec(actual);
  if (match === null) return actual;
  for (const [index, [, , name]] of [...expected.matchAll(PLACEHOLDER)].entries()) {
    if (name !== undefined) taken.set(name, match[index + 1] ?? '');
  }
  return expected;
}
