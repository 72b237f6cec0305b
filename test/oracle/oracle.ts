import type { JsonObject } from '../../src/contract/contract.ts';
import type { HttpRequest, HttpResponse } from '../../src/http/exchange.ts';
import { type Answer, refusalOf, successOf } from './answers.ts';
import type { Body } from './bodies.ts';
import { type Operation, operationsOf } from './document.ts';
import { acceptsPath, answerFaults, isBroken, type Place, requestFaults, when } from './faults.ts';
import type { Found } from './routes.ts';
import { readSchemas, type Schemas } from './schemas.ts';
import { credentialsOf } from './security.ts';
import { findByPath, findByUrl, pathOf } from './servers.ts';

/**
 * A document of OpenAPI 3.1 in one file, and what of it each question is answered from: nothing is compiled but what
 * ajv makes of a schema, and nothing is remembered from one request to the next.
 */
export interface Oracle {
  readonly document: JsonObject;
  readonly operations: readonly Operation[];
  readonly schemas: Schemas;
}

/** Why a request is refused: the first of these that it breaks. */
export interface Refusal {
  readonly why: 'credentials' | 'parameters' | 'body';
  /** Where it is broken; empty for credentials. */
  readonly places: readonly Place[];
}

/** What a request to a mock means, and how it is answered. */
export type Meaning =
  | Exclude<Found<Operation>, { kind: 'found' }>
  | {
      readonly kind: 'found';
      readonly operation: Operation;
      /** Absent for a request that keeps the contract. */
      readonly refusal?: Refusal;
      readonly answer: Answer;
    };

/** Opens a document for questions. */
export function createOracle(document: JsonObject): Oracle {
  return { document, operations: operationsOf(document), schemas: readSchemas(document) };
}

/** What a request to a mock means: the operation, whether it is refused, and how it is answered. */
export function meaningOf(oracle: Oracle, request: HttpRequest): Meaning {
  const { operations, schemas } = oracle;
  const found = findByPath(operations, request.method, pathOf(request.url), (operation, path) =>
    acceptsPath(operation, path, schemas),
  );
  if (found.kind !== 'found') return found;
  const { operation } = found;
  const accept = request.headers.accept as string | undefined;
  const refuse = (
    why: Refusal['why'],
    statuses: readonly number[],
    ...places: readonly Place[]
  ): Meaning => {
    const answer = refusalOf(operation, statuses, accept);
    return { kind: 'found', operation, refusal: { why, places }, answer };
  };

  const credentials = credentialsOf(oracle.document, operation, request);
  const isLetIn = credentials.some((all) => all.every((each) => each === 'present'));
  if (credentials.length > 0 && !isLetIn) return refuse('credentials', [401, 403]);
  const { parameters, body } = requestFaults(operation, found.path, request, schemas);
  if (parameters.length > 0) return refuse('parameters', [400, 422], ...parameters);
  if (body.kind === 'missing' || body.kind === 'unreadable') {
    return refuse('body', [400, 422], 'request.body ');
  }
  // RFC 9110 §15.5.16
  if (body.kind === 'unsupported') {
    return refuse('body', [415, 400, 422], 'request.header /Content-Type');
  }
  const places = placesOf(body);
  // What can be read and breaks its schema is what 422 is for (RFC 9110 §15.5.21).
  if (places.length > 0) return refuse('body', [422, 400], ...places);
  return { kind: 'found', operation, answer: successOf(operation, accept) };
}

/** The checks that a recorded exchange fails; `undefined` where it isn't the API's. */
export function judge(
  oracle: Oracle,
  request: HttpRequest,
  response: HttpResponse,
): string[] | undefined {
  const { operations, schemas } = oracle;
  const found = findByUrl(operations, request.method, request.url, (operation, path) =>
    acceptsPath(operation, path, schemas),
  );
  if (found === undefined) return undefined;
  if (found.kind !== 'found') {
    return [found.kind === 'path-missing' ? 'operation-documented' : 'method-documented'];
  }
  const { operation } = found;
  const answer = answerFaults(operation, request.method, response, schemas);
  // A request that was refused isn't blamed for it.
  if (response.status >= 400 && response.status < 500) return answer;

  const { parameters, body } = requestFaults(operation, found.path, request, schemas);
  // Browsers export no cookies.
  const isLeftOut = (place: Place) =>
    place.startsWith('request.cookie ') && request.headers.cookie === undefined;
  // Nor any recorder credentials: only one that came shows that it is none.
  const credentials = credentialsOf(oracle.document, operation, request);
  const isMalformed = credentials.every((all) => all.includes('malformed'));
  return [
    ...when(!parameters.every(isLeftOut), 'request-parameters'),
    ...when(isBroken(body), 'request-body'),
    ...when(body.kind === 'unsupported', 'request-content-type'),
    ...when(credentials.length > 0 && isMalformed && response.status < 300, 'request-security'),
    ...answer,
  ];
}

function placesOf(body: Body): Place[] {
  return body.kind === 'read' ? body.faults.map((place): Place => `request.body ${place}`) : [];
}
