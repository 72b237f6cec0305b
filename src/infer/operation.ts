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
import { type Aside, asideOf } from './aside.ts';
import {
  type ContentSketch,
  emptyContent,
  type Lack,
  mergeContent,
  seeContent,
} from './content.ts';
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
  /** How many were answered. */
  seen: number;
  unanswered: number;
  /** How many of the answered are no uses of the API. */
  readonly asides: Map<Aside, number>;
  /** The requests that were answered and not refused: what of them came is right. */
  readonly accepted: RequestSketch;
  /** The others: of them nothing is known to be right. */
  readonly refused: RequestSketch;
  /** By status; those of any that there isn't at {@link NO_STATUS}. */
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

/** The first status that there is not (RFC 9110 §15). */
export const NO_STATUS = 600;

/** What keeps a cache from answering. */
const CACHE_BUSTER = '_';

/** No exchange has come yet. */
export function emptyOperation(): OperationSketch {
  return {
    seen: 0,
    unanswered: 0,
    asides: new Map(),
    accepted: emptyRequests(),
    refused: emptyRequests(),
    answers: new Map(),
    credentials: new Map(),
    origins: new Set(),
  };
}

/** Whether a request was refused, or not answered, so that a check says nothing of it. */
export function isRefused(response: HttpResponse | undefined): boolean {
  return response === undefined || (response.status >= 400 && response.status < 500);
}

/** Notes an exchange. */
export function seeExchange(operation: OperationSketch, exchange: Exchange, origin: string): void {
  const { request, response, omitted, cut } = exchange;
  operation.origins.add(origin);
  const requests = isRefused(response) ? operation.refused : operation.accepted;
  seeRequest(requests, request, { omitted: omitted?.request, cut: cut?.request });
  if (response === undefined) {
    operation.unanswered += 1;
    return;
  }
  const { status } = response;
  operation.seen += 1;
  const aside = asideOf(exchange);
  if (aside !== undefined) count(operation.asides, aside);
  const answers = known(operation.answers, Math.min(status, NO_STATUS), emptyAnswers);
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
  operation.unanswered += other.unanswered;
  for (const [aside, times] of other.asides) count(operation.asides, aside, times);
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

function mergeRequests(requests: RequestSketch, other: RequestSketch): void {
  requests.seen += other.seen;
  mergeAll(requests.query, other.query);
  mergeAll(requests.headers, other.headers);
  mergeContent(requests.content, other.content);
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
