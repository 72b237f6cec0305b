import type { CompiledContract } from '../compile/compile.ts';
import type { FakeContext } from '../compile/fakes/compile.ts';
import type { PlacedViolation } from '../compile/parameter-judgement.ts';
import type { Header, Json, Response } from '../contract/contract.ts';
import { isJsonObject, parsePointer } from '../contract/pointer.ts';
import { SchemaError } from '../errors.ts';
import { ATTEMPTS, attemptContext } from './body.ts';

/** Header fields that say how an answer is sent: whoever sends it sets them (RFC 9110 §8, RFC 9112 §6). */
const OF_THE_SENDER = new Set([
  'connection',
  'content-encoding',
  'content-length',
  'keep-alive',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/**
 * Fakes of a response's documented headers, written in `simple` style (OpenAPI 3.1 §4.8.21) and
 * proven against their schemas.
 * @throws {SchemaError} if a schema doesn't compile or no valid fake is found.
 */
export function fakeHeaders(
  compiled: CompiledContract,
  response: Response,
  context: FakeContext,
): Readonly<Record<string, string>> {
  const documented = response.headers.filter(({ name }) => !OF_THE_SENDER.has(name));
  if (documented.length === 0) return {};
  let breach: PlacedViolation | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const headers = makeHeaders(compiled, documented, attemptContext(context, attempt));
    breach = compiled
      .responseHeaders(response, headers)
      .find(({ pointer }) => Object.hasOwn(headers, parsePointer(pointer)[0] ?? ''));
    if (breach === undefined) return headers;
  }
  throw new SchemaError({
    problem: `no valid fake was found for the header at ${breach?.pointer} of ${response.pointer}`,
    ...(breach && {
      expected: breach.expected,
      received: breach.received,
      location: compiled.contract.locate(breach.contractPointer),
    }),
  });
}

function makeHeaders(
  compiled: CompiledContract,
  documented: readonly Header[],
  context: FakeContext,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const header of documented) {
    const pointer = header.schema ?? header.content?.schema;
    if (pointer === undefined) continue;
    const random = context.random.derive(header.name);
    const value = compiled.fake(pointer, 'response')({ ...context, random });
    headers[header.name] = header.content === undefined ? simpleStyle(value, header) : json(value);
  }
  return headers;
}

function simpleStyle(value: Json, { explode }: Header): string {
  if (Array.isArray(value)) return value.map(scalar).join(',');
  if (!isJsonObject(value)) return scalar(value);
  const separator = explode ? '=' : ',';
  return Object.entries(value)
    .map(([name, member]) => name + separator + scalar(member))
    .join(',');
}

/** A header field's value holds visible ASCII, spaces and tabs (RFC 9110 §5.5). */
function scalar(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.toWellFormed().replaceAll(/[^\t -~]/gu, encodeURIComponent);
}

function json(value: Json): string {
  return JSON.stringify(value).replaceAll(
    /[^ -~]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
