import { hasBody } from '../compile/body-media-type.ts';
import {
  carriesBody,
  type Exchange,
  type HeaderFields,
  type HttpRequest,
  type HttpResponse,
  headerPairs,
} from '../http/exchange.ts';
import { parseQuery } from '../http/query.ts';
import { splitTarget } from '../http/target.ts';
import { isSecretAmong, isSecretName } from '../recording/secret-name.ts';
import { type BodySketch, emptyBodies, mediaTypeOf, mergeBodies, seeBody } from './bodies.ts';
import { type CredentialPlace, credentialPlaces } from './credentials.ts';
import { isOwnRequestHeader, isOwnResponseHeader } from './header-names.ts';
import { identifierKind } from './identifier.ts';
import { count, known } from './known.ts';
import {
  emptyScalars,
  mergeScalars,
  type ScalarSketch,
  seeEncoded,
  seeScalars,
} from './scalars.ts';

/** What the exchanges of one method and path have shown. */
export interface OperationSketch {
  seen: number;
  /** The requests that weren't refused: what of them came is right. */
  readonly accepted: RequestSketch;
  /** Those that were: of them nothing is known to be right. */
  readonly refused: RequestSketch;
  /** By status. */
  readonly answers: Map<number, AnswerSketch>;
  /** How many successes presented credentials at which places, joined by line feeds. */
  readonly credentials: Map<string, number>;
  readonly origins: Set<string>;
}

/** What requests have shown. */
export interface RequestSketch {
  seen: number;
  readonly query: Map<string, ScalarSketch>;
  readonly headers: Map<string, ScalarSketch>;
  readonly content: ContentSketch;
}

/** What answers of one status have shown. */
export interface AnswerSketch {
  seen: number;
  readonly headers: Map<string, ScalarSketch>;
  readonly content: ContentSketch;
}

/** Why nothing could be read from a body. */
export type Unread = 'not in the recording' | 'cut off in the recording' | typeof MISREAD;
const MISREAD = 'not what their media types say';

/** What a recording lacks of a body, and why. */
interface Lack {
  readonly omitted: string | undefined;
  readonly cut: string | undefined;
}

/** What the bodies of messages have shown. */
export interface ContentSketch {
  /** How many had none. */
  without: number;
  /** How many had one that nothing could be read from. */
  readonly unread: Map<Unread, number>;
  readonly byMediaType: Map<string, BodySketch>;
}

/** What keeps a cache from answering. */
const CACHE_BUSTER = '_';

/** No exchange has come yet. */
export function emptyOperation(): OperationSketch {
  return {
    seen: 0,
    accepted: emptyRequests(),
    refused: emptyRequests(),
    answers: new Map(),
    credentials: new Map(),
    origins: new Set(),
  };
}

/** Whether a request was refused, so that a check says nothing of it. */
export function isRefused(status: number): boolean {
  return status >= 400 && status < 500;
}

/** Notes an exchange. */
export function seeExchange(
  operation: OperationSketch,
  { request, omitted, cut }: Exchange,
  response: HttpResponse,
  origin: string,
): void {
  const { status } = response;
  operation.seen += 1;
  operation.origins.add(origin);
  const requests = isRefused(status) ? operation.refused : operation.accepted;
  seeRequest(requests, request, { omitted: omitted?.request, cut: cut?.request });
  const answers = known(operation.answers, status, emptyAnswers);
  answers.seen += 1;
  seeHeaders(answers.headers, response.headers, isOwnResponseHeader);
  if (carriesBody(request.method, status)) {
    seeContent(answers.content, response, { omitted: omitted?.response, cut: cut?.response });
  }
  if (status < 200 || status >= 300) return;
  const places = credentialPlaces(request).join('\n');
  count(operation.credentials, places);
}

/** Adds to a sketch what another one has seen, which stays as it is. */
export function mergeOperations(operation: OperationSketch, other: OperationSketch): void {
  operation.seen += other.seen;
  mergeRequests(operation.accepted, other.accepted);
  mergeRequests(operation.refused, other.refused);
  for (const [status, answers] of other.answers) {
    const mine = known(operation.answers, status, emptyAnswers);
    mine.seen += answers.seen;
    mergeAll(mine.headers, answers.headers);
    mergeContent(mine.content, answers.content);
  }
  for (const [places, times] of other.credentials) {
    count(operation.credentials, places, times);
  }
  for (const origin of other.origins) operation.origins.add(origin);
}

/** Whether each body could be read that a recording holds whole. */
export function isReadable({ unread }: ContentSketch): boolean {
  return !unread.has(MISREAD);
}

/** The places of all credentials that an operation's successes presented. */
export function placesOf({ credentials }: OperationSketch): CredentialPlace[] {
  return [...credentials.keys()].flatMap((places) => (places === '' ? [] : places.split('\n')));
}

function seeRequest(requests: RequestSketch, request: HttpRequest, lack: Lack): void {
  requests.seen += 1;
  seeQuery(requests.query, splitTarget(request.url).query);
  seeHeaders(requests.headers, request.headers, isOwnRequestHeader);
  seeContent(requests.content, request, lack);
}

function seeQuery(parameters: Map<string, ScalarSketch>, query: string): void {
  const pairs = parseQuery(query).filter(({ name }) => isParameterName(name));
  const isSecret = isSecretAmong(
    pairs.map(({ name }) => name),
    isSecretName,
  );
  for (const [name, same] of Map.groupBy(pairs, (pair) => pair.name)) {
    if (isSecretName(name)) continue;
    const values = same.map(({ value }) => value);
    seeEncoded(known(parameters, name, emptyScalars), values, isSecret(name));
  }
}

/** One that looks drawn is a value without a name, and may be a secret. */
function isParameterName(name: string): boolean {
  return name !== '' && name !== CACHE_BUSTER && identifierKind(name) === undefined;
}

function seeHeaders(
  headers: Map<string, ScalarSketch>,
  fields: HeaderFields,
  isOwn: (name: string) => boolean,
): void {
  for (const [name, lines] of Map.groupBy(headerPairs(fields), ([field]) => field)) {
    if (!isOwn(name) || isSecretName(name)) continue;
    const texts = lines.map(([, text]) => text.trim());
    seeScalars(known(headers, name, emptyScalars), texts);
  }
}

function seeContent(
  content: ContentSketch,
  message: HttpRequest | HttpResponse,
  { omitted, cut }: Lack,
): void {
  const isHeld = hasBody(message);
  if (!isHeld && omitted === undefined) content.without += 1;
  if (!isHeld && omitted !== undefined) count(content.unread, 'not in the recording');
  // What isn't held may be named all the same.
  if (!isHeld && (omitted === undefined || message.headers['content-type'] === undefined)) return;
  const bodies = known(content.byMediaType, mediaTypeOf(message), emptyBodies);
  if (!isHeld || seeBody(bodies, message, cut !== undefined)) return;
  count(content.unread, cut === undefined ? MISREAD : 'cut off in the recording');
}

function mergeRequests(requests: RequestSketch, other: RequestSketch): void {
  requests.seen += other.seen;
  mergeAll(requests.query, other.query);
  mergeAll(requests.headers, other.headers);
  mergeContent(requests.content, other.content);
}

function mergeContent(content: ContentSketch, other: ContentSketch): void {
  content.without += other.without;
  for (const [why, times] of other.unread) count(content.unread, why, times);
  for (const [mediaType, bodies] of other.byMediaType) {
    mergeBodies(known(content.byMediaType, mediaType, emptyBodies), bodies);
  }
}

function mergeAll(sketches: Map<string, ScalarSketch>, others: Map<string, ScalarSketch>): void {
  for (const [name, other] of others) mergeScalars(known(sketches, name, emptyScalars), other);
}

function emptyRequests(): RequestSketch {
  return { seen: 0, query: new Map(), headers: new Map(), content: emptyContent() };
}

function emptyAnswers(): AnswerSketch {
  return { seen: 0, headers: new Map(), content: emptyContent() };
}

function emptyContent(): ContentSketch {
  return { without: 0, unread: new Map(), byMediaType: new Map() };
}
