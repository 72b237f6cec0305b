import type { Json } from '../../contract/contract.ts';
import { allowsBody, type HttpResponse } from '../../http/exchange.ts';
import type { ValidRequest } from '../../semantics/semantics.ts';
import type { Answer } from '../answer.ts';
import type { Delivery } from '../delivery.ts';
import { givenBy } from '../given.ts';
import { answerDocumented } from '../response/documented-answer.ts';
import type { Visit } from '../visit.ts';
import type { Reply } from './reply.ts';

/**
 * Answers with a reply: what it doesn't say is as documented. One that is meant to break the contract
 * is sent as it is.
 * @param valid the request, where it was looked at and satisfies the contract.
 * @throws {SchemaError} if no valid answer is found or a schema doesn't compile.
 */
export function answerByReply(visit: Visit, reply: Reply, valid?: ValidRequest): Answer {
  const { status, headers = {}, body, breach } = reply;
  // Bytes were read as what they stand for when they were verified.
  const made = { status, headers, ...(body !== undefined && { body: body as Json }) };
  const given = valid && givenBy(visit, valid);
  const response =
    breach === true
      ? sentAsIs(reply)
      : answerDocumented(visit, status, { made, given, overrides: true });
  return { response, ...byReply(reply) };
}

/** Whether a reply says what its body is: a success that doesn't is answered as the mock would. */
export function saysBody({ status, body, headers, breach }: Reply): boolean {
  const isNamed = headers?.['content-type'] !== undefined;
  return body !== undefined || isNamed || breach === true || status >= 400;
}

/** Why an answer is given that a reply has, and how it goes out. */
export function byReply({ delay, disturbance }: Reply): Omit<Answer, 'response'> {
  const delivery: Delivery = {
    ...(delay !== undefined && { delay }),
    ...(disturbance !== undefined && { disturbance }),
  };
  return { reason: 'overridden', delivery };
}

function sentAsIs({ status, headers = {}, body }: Reply): HttpResponse {
  if (body === undefined || !allowsBody(status)) return { status, headers };
  if (body instanceof Uint8Array) {
    return { status, headers: { 'content-type': 'application/octet-stream', ...headers }, body };
  }
  // A text that says what it is, is sent to the letter.
  const isText = typeof body === 'string' && headers['content-type'] !== undefined;
  const fields = { 'content-type': 'application/json', ...headers };
  return { status, headers: fields, body: isText ? body : JSON.stringify(body) };
}
