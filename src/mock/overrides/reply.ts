import type { CompiledContract } from '../../compile/compiled-contract.ts';
import { documentedResponse } from '../../compile/response.ts';
import { showValue } from '../../compile/violation.ts';
import type { Json, Operation } from '../../contract/contract.ts';
import { OverrideError } from '../../errors.ts';
import type { ValidRequest } from '../../semantics/semantics.ts';
import { type Delivery, DISTURBANCES } from '../delivery.ts';
import { breachOf } from '../response/body.ts';
import { headerBreach } from '../response/headers.ts';
import { representations } from '../response/representation.ts';
import { isFinalStatus, readHeaders } from '../response/settled.ts';

/** What an override answers with. */
export interface Reply extends Delivery {
  readonly status: number;
  /** By name, in any case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Absent: the documented body for the status. */
  readonly body?: Json;
  /** Says that the answer is meant to break the contract: it is sent as it is. */
  readonly breach?: boolean;
}

/** Makes a reply to a request that satisfies the contract; `undefined` leaves it to the mock. */
export type ReplyFunction = (request: ValidRequest) => Reply | undefined;

/**
 * A reply that can be sent: with a documented status, headers that satisfy their schemas and a body that
 * satisfies one of its own, unless the breach is meant.
 * @throws {OverrideError} if it isn't one.
 * @throws {SchemaError} if a schema doesn't compile.
 */
export function verifyReply(compiled: CompiledContract, operation: Operation, reply: Reply): Reply {
  const { status, body, headers = {}, delay, disturbance, breach = false } = reply;
  const refuse = (expected: string, received: unknown, hint?: string) =>
    new OverrideError({
      problem: `the override of ${operation.id} can't be taken`,
      expected,
      received: showValue(received),
      ...(hint !== undefined && { hint }),
    });
  if (!isFinalStatus(status)) throw refuse('a status from 200 to 599', status);
  if (delay !== undefined && !(typeof delay === 'number' && delay >= 0)) {
    throw refuse('a delay in milliseconds, or Infinity', delay);
  }
  if (disturbance !== undefined && !DISTURBANCES.includes(disturbance)) {
    throw refuse(`a disturbance: ${DISTURBANCES.join(', ')}`, disturbance);
  }
  const fields = readHeaders(headers, refuse);
  const sent = { ...reply, headers: fields };
  if (breach) return sent;

  const hint = 'Say { breach: true } if it is meant to break the contract.';
  const response = documentedResponse(operation, status);
  if (response === undefined) {
    const known = operation.responses.map((documented) => documented.status).join(', ');
    throw refuse(`a documented status: ${known || 'none'}`, status, hint);
  }
  const wrong = headerBreach(compiled, response, fields);
  if (wrong !== undefined) {
    throw refuse(`its header at ${wrong.pointer} to be ${wrong.expected}`, wrong.value, hint);
  }
  if (body === undefined) return sent;
  const content = representations(response, status);
  if (content.length === 0) throw refuse(`no body for ${status}`, body, hint);
  const breaches = content.map((media) => breachOf(compiled, media, body));
  const [first] = breaches;
  if (first === undefined || breaches.includes(undefined)) return sent;
  const place = first.pointer === '' ? 'its body' : `its body at ${first.pointer}`;
  throw refuse(`${place} to be ${first.expected}`, first.value, hint);
}
