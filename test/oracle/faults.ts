import type { HttpRequest, HttpResponse } from '../../src/http/exchange.ts';
import { documentedFor } from './answers.ts';
import { type Body, judgeBody } from './bodies.ts';
import type { Operation, Parameter } from './document.ts';
import { readParameter, type Sent } from './parameters.ts';
import type { Direction, Schemas } from './schemas.ts';
import { Miswritten } from './texts.ts';

/** A place of an exchange: its part, and a JSON Pointer into it that begins with a parameter's name. */
export type Place = `${string} ${string}`;

/** What a request holds of what its operation documents. */
export interface RequestFaults {
  /** Where parameters aren't as documented. */
  readonly parameters: readonly Place[];
  readonly body: Body;
}

/** Holds a request against its operation. */
export function requestFaults(
  { parameters, requestBody }: Operation,
  path: Sent['path'],
  request: HttpRequest,
  schemas: Schemas,
): RequestFaults {
  const [, query = ''] = request.url.split('?');
  const sent = { path, query, headers: request.headers };
  const { content = {}, required = false } = requestBody ?? {};
  return {
    parameters: parameterFaults(parameters, sent, 'request', schemas),
    body: judgeBody(content, request, required, 'request', schemas),
  };
}

/** Whether the path parameters of an operation take what its template did. */
export function acceptsPath(
  { parameters }: Operation,
  path: Sent['path'],
  schemas: Schemas,
): boolean {
  const inPath = parameters.filter((parameter) => parameter.in === 'path');
  return parameterFaults(inPath, { path, query: '', headers: {} }, 'request', schemas).length === 0;
}

/** The checks that an answer of an operation fails. */
export function answerFaults(
  operation: Operation,
  method: string,
  response: HttpResponse,
  schemas: Schemas,
): string[] {
  const documented = documentedFor(operation, response.status);
  if (documented === undefined) return ['status-documented'];
  const { content, headers } = documented;
  const sent = { path: {}, query: '', headers: response.headers };
  const brokenHeaders = parameterFaults(headers, sent, 'response', schemas);
  // RFC 9110 §6.4.1
  const isCarried = method !== 'HEAD' && ![204, 205, 304].includes(response.status);
  const isExpected = isCarried && Object.keys(content).length > 0;
  const body = judgeBody(content, response, isExpected, 'response', schemas);
  const isUncalledFor = !isCarried && (response.body ?? '') !== '';
  return [
    ...when(body.kind === 'unsupported', 'response-content-type'),
    ...when(brokenHeaders.length > 0, 'response-headers'),
    ...when(isBroken(body) || isUncalledFor, 'response-body'),
  ];
}

/** Where parameters, or the headers of an answer, aren't as documented. */
function parameterFaults(
  parameters: readonly Parameter[],
  sent: Sent,
  direction: Direction,
  schemas: Schemas,
): Place[] {
  return parameters.flatMap((parameter) => {
    const { name, in: location, required, allowEmptyValue, schema } = parameter;
    const part = direction === 'request' ? `request.${location}` : 'response.header';
    const at: Place = `${part} /${name}`;
    try {
      const value = readParameter(parameter, sent, parameters, schemas);
      if (value !== undefined) {
        return schemas.faults(schema, value, direction).map((place): Place => `${at}${place}`);
      }
      const isEmpty = allowEmptyValue && new URLSearchParams(sent.query).has(name);
      return required && !isEmpty ? [at] : [];
    } catch (error) {
      if (!(error instanceof Miswritten)) throw error;
      return [at];
    }
  });
}

/** Whether a body is lacking, no text of its media type, or breaks its schema. */
export function isBroken(body: Body): boolean {
  if (body.kind === 'read') return body.faults.length > 0;
  return body.kind === 'missing' || body.kind === 'unreadable';
}

/** A check, where it fails. */
export function when(isSo: boolean, check: string): string[] {
  return isSo ? [check] : [];
}
