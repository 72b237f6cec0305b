import type { CompiledContract } from '../compile/compile.ts';
import type { FakeContext } from '../compile/fakes/compile.ts';
import type { PlacedViolation } from '../compile/violation.ts';
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
 * proven against their schemas. An optional one that no valid fake is found for is left out.
 * @throws {SchemaError} if a schema doesn't compile or a required header has no valid fake.
 */
export function fakeHeaders(
  compiled: CompiledContract,
  response: Response,
  context: FakeContext,
): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  let pending = response.headers.filter(({ name }) => !OF_THE_SENDER.has(name));
  let breaches = new Map<string, PlacedViolation>();
  for (let attempt = 0; attempt < ATTEMPTS && pending.length > 0; attempt += 1) {
    Object.assign(headers, makeHeaders(compiled, pending, attemptContext(context, attempt)));
    breaches = breachesByName(compiled.responseHeaders(response, headers));
    pending = pending.filter(({ name }) => name in headers && breaches.has(name));
  }
  for (const { name, required } of pending) {
    if (required) throw unsatisfied(compiled, name, breaches.get(name));
    delete headers[name];
  }
  return headers;
}

function breachesByName(violations: readonly PlacedViolation[]): Map<string, PlacedViolation> {
  return new Map(
    violations.map((violation) => [parsePointer(violation.pointer)[0] ?? '', violation]),
  );
}

function unsatisfied(
  { contract }: CompiledContract,
  name: string,
  breach: PlacedViolation | undefined,
): SchemaError {
  return new SchemaError({
    problem: `no valid fake was found for the header ${name}`,
    ...(breach && {
      expected: breach.expected,
      received: breach.received,
      location: contract.locate(breach.contractPointer),
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
