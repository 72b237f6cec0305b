import type { PartHeaders } from '../../compile/bodies/codec.ts';
import type { CompiledContract } from '../../compile/compiled-contract.ts';
import type { FakeContext } from '../../compile/fakes/compile.ts';
import type { DocumentedHeaders } from '../../compile/header-judgement.ts';
import type { PlacedViolation } from '../../compile/violation.ts';
import type { Header, Json, Pointer } from '../../contract/contract.ts';
import { follow } from '../../contract/follow.ts';
import { isJsonObject, parsePointer } from '../../contract/pointer.ts';
import { SchemaError } from '../../errors.ts';
import type { HeaderFields } from '../../http/exchange.ts';
import { ATTEMPTS, attemptContext } from './body.ts';
import { headerValue } from './header-values.ts';

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

/** Header fields by lower-case name; `undefined`: none of that name is sent. */
export type SettledHeaders = HeaderFields;

/** Whether a header field says how an answer is sent, in any case. */
export function isOfTheSender(name: string): boolean {
  return OF_THE_SENDER.has(name.toLowerCase());
}

/**
 * The header fields of a documented answer: those that are settled, and examples or fakes of the other
 * documented ones, written in `simple` style (OpenAPI 3.1 §4.8.21). All are proven against their
 * schemas. An optional one that no valid fake is found for is left out.
 * @param examplesFirst whether all documented examples come before fakes; those that are texts always
 *   do, since the fields of texts have a form of their own.
 * @throws {SchemaError} if a schema doesn't compile, a settled header breaks its own, or a required
 *   one has no valid fake.
 */
export function answerHeaders(
  compiled: CompiledContract,
  response: DocumentedHeaders,
  settled: SettledHeaders,
  context: () => FakeContext,
  examplesFirst: boolean,
): HeaderFields {
  const sent = Object.values(settled).includes(undefined)
    ? Object.fromEntries(Object.entries(settled).filter(([, value]) => value !== undefined))
    : settled;
  if (response.headers.length === 0) return sent;
  const broken = headerBreach(compiled, response, settled);
  if (broken !== undefined) throw breaksSchema(compiled, broken);
  const made = makeMissing(compiled, response, settled, context, examplesFirst);
  return { ...sent, ...made };
}

/** The header fields of a body's parts, made as those of an answer are. */
export function partHeadersOf(
  compiled: CompiledContract,
  context: () => FakeContext,
  examplesFirst: boolean,
): PartHeaders {
  return (documented, place) => {
    const ofPart = () => {
      const { random, ...rest } = context();
      return { ...rest, random: random.derive(`part ${place}`) };
    };
    return makeMissing(compiled, documented, {}, ofPart, examplesFirst);
  };
}

/** Examples or fakes of the documented header fields that aren't settled. */
function makeMissing(
  compiled: CompiledContract,
  response: DocumentedHeaders,
  settled: SettledHeaders,
  context: () => FakeContext,
  examplesFirst: boolean,
): Record<string, string> {
  if (response.headers.length === 0) return {};
  const headers: Record<string, string> = {};
  const fake: MakeValue = (...header) => fakeHeader(compiled, ...header);
  const preferred: MakeValue = (...header) =>
    preferredValue(compiled, examplesFirst, ...header) ?? fake(...header);
  let pending = response.headers.filter(({ name }) => !isOfTheSender(name) && !(name in settled));
  let breaches = new Map<string, PlacedViolation>();
  for (let attempt = 0; attempt < ATTEMPTS && pending.length > 0; attempt += 1) {
    const make = attempt === 0 ? preferred : fake;
    Object.assign(headers, makeHeaders(pending, attemptContext(context(), attempt), make));
    breaches = breachesByName(compiled, response, { ...settled, ...headers });
    pending = pending.filter(({ name }) => name in headers && breaches.has(name));
  }
  for (const { name, required } of pending) {
    if (required) throw hasNoFake(compiled, name, breaches.get(name));
    delete headers[name];
  }
  return headers;
}

/**
 * Those of some header fields of the mock's own, by lower-case name, that an answer can have: where the
 * contract documents another form, that wins.
 */
export function fittingHeaders(
  compiled: CompiledContract,
  response: DocumentedHeaders,
  own: SettledHeaders,
): SettledHeaders {
  if (!response.headers.some(({ name }) => name in own)) return own;
  const breaches = breachesByName(compiled, response, own);
  return Object.fromEntries(Object.entries(own).filter(([name]) => !breaches.has(name)));
}

/**
 * The first of some header fields, by lower-case name, that breaks its documented schema.
 * @throws {SchemaError} if a schema doesn't compile.
 */
export function headerBreach(
  compiled: CompiledContract,
  response: DocumentedHeaders,
  headers: SettledHeaders,
): PlacedViolation | undefined {
  if (!response.headers.some(({ name }) => name in headers)) return undefined;
  const breaches = breachesByName(compiled, response, headers);
  return Object.keys(headers)
    .map((name) => breaches.get(name))
    .find((breach) => breach !== undefined);
}

function breachesByName(
  compiled: CompiledContract,
  response: DocumentedHeaders,
  headers: SettledHeaders,
): Map<string, PlacedViolation> {
  const violations = compiled.judgeResponseHeaders(response, headers);
  return new Map(violations.map((violation) => [nameOf(violation), violation]));
}

function nameOf({ pointer }: PlacedViolation): string {
  return parsePointer(pointer)[0] ?? '';
}

function breaksSchema({ contract }: CompiledContract, breach: PlacedViolation): SchemaError {
  return new SchemaError({
    problem: `the header ${nameOf(breach)} of the semantics' answer breaks its schema`,
    expected: breach.expected,
    received: breach.received,
    location: contract.locate(breach.contractPointer),
  });
}

function hasNoFake(
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

type MakeValue = (header: Header, schema: Pointer, context: FakeContext) => Json | undefined;

function makeHeaders(
  documented: readonly Header[],
  context: FakeContext,
  make: MakeValue,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const header of documented) {
    const pointer = header.schema ?? header.content?.schema;
    if (pointer === undefined) continue;
    const random = context.random.derive(header.name);
    const value = make(header, pointer, { ...context, random });
    if (value === undefined) continue;
    headers[header.name] = header.content === undefined ? simpleStyle(value, header) : json(value);
  }
  return headers;
}

/** An example, or what the field's own definition tells of its form, which no schema does. */
function preferredValue(
  { contract }: CompiledContract,
  examplesFirst: boolean,
  { name, example, content }: Header,
  pointer: Pointer,
  context: FakeContext,
): Json | undefined {
  if (example !== undefined && (examplesFirst || typeof example === 'string')) return example;
  const schema = content === undefined ? follow(contract.document, pointer)?.node : undefined;
  return schema && headerValue(name, schema, context);
}

/** A fake of a header's value; `undefined` for an optional one whose schema none can be made of. */
function fakeHeader(
  compiled: CompiledContract,
  { required }: Header,
  pointer: Pointer,
  context: FakeContext,
): Json | undefined {
  try {
    return compiled.fakeOf(pointer, 'response')(context);
  } catch (error) {
    if (required || !(error instanceof SchemaError)) throw error;
    return undefined;
  }
}

function simpleStyle(value: Json, { explode, delimiter = ',' }: Header): string {
  if (Array.isArray(value)) return value.map(scalar).join(delimiter);
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
