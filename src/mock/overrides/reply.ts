import type { CompiledContract } from '../../compile/compiled-contract.ts';
import { documentedResponse } from '../../compile/response.ts';
import { toBe } from '../../compile/violation.ts';
import type { Json, Operation } from '../../contract/contract.ts';
import { meantHint } from '../../contract/near-miss.ts';
import { type HttpRequest, headerValue } from '../../http/exchange.ts';
import type { ValidRequest } from '../../semantics/semantics.ts';
import { type Delivery, DISTURBANCES } from '../delivery.ts';
import { headerBreach } from '../response/headers.ts';
import { isOf, representations } from '../response/representation.ts';
import { type GivenHeaders, isFinalStatus, readHeaders } from '../response/settled.ts';
import { BREACH_HINT, type Refuse, refuseOverride } from './refuse.ts';
import { copyBody, verifyBody } from './reply-body.ts';

/** What an override answers with. */
export interface Reply extends Delivery {
  readonly status: number;
  /** By name, in any case. */
  readonly headers?: GivenHeaders;
  /** Absent: the documented body for the status. Bytes stand for a body as it is sent. */
  readonly body?: Json | Uint8Array;
  /** Says that the answer is meant to break the contract: it is sent as it is. */
  readonly breach?: boolean;
}

/** A request that satisfies the contract, as it came, with what it says. */
export interface ReplyRequest
  extends Pick<HttpRequest, 'method' | 'url' | 'headers'>,
    ValidRequest {}

/** Makes a reply to a request that satisfies the contract; `undefined` leaves it to the mock. */
export type ReplyFunction = (request: ReplyRequest) => Reply | undefined;

const MEMBERS = ['status', 'headers', 'body', 'delay', 'disturbance', 'breach'];

/**
 * A copy of a reply that can be sent: with a documented status, headers that satisfy their schemas and a
 * body that satisfies one of its own, unless the breach is meant.
 * @throws {OverrideError} if it isn't one.
 * @throws {SchemaError} if a schema doesn't compile.
 */
export function verifyReply(compiled: CompiledContract, operation: Operation, reply: Reply): Reply {
  const refuse = refuseOverride(operation);
  expectMembers(reply, refuse);
  const { status, body, headers = {}, breach = false } = reply;
  const fields = readHeaders(headers, refuse);
  const copy = body === undefined ? undefined : copyBody(body, refuse);
  const sent = { ...reply, headers: fields, ...(copy !== undefined && { body: copy }) };
  if (breach) return sent;

  const response = documentedResponse(operation, status);
  if (response === undefined) {
    const known = operation.responses.map((documented) => documented.status).join(', ');
    throw refuse(`a documented status: ${known || 'none'}`, status, BREACH_HINT);
  }
  const wrong = headerBreach(compiled, response, fields);
  if (wrong !== undefined) {
    throw refuse(
      `its header at ${wrong.pointer} ${toBe(wrong.expected)}`,
      wrong.value,
      BREACH_HINT,
    );
  }
  const documented = representations(response, status);
  const named = headerValue(fields, 'content-type');
  const content =
    named === undefined ? documented : documented.filter((media) => isOf(media, named));
  if (content.length === 0 && documented.length > 0) {
    const ranges = documented.map(({ range }) => range).join(', ');
    throw refuse(`a documented content-type: ${ranges}`, named, BREACH_HINT);
  }
  if (copy === undefined) return sent;
  if (content.length === 0) throw refuse(`no body for ${status}`, copy, BREACH_HINT);
  const verified = verifyBody(compiled, content, copy, named, refuse);
  return { ...sent, body: verified.body, headers: { ...fields, ...verified.headers } };
}

/** Replies of callers in JavaScript are typed by nobody. */
function expectMembers(reply: Reply, refuse: Refuse): void {
  const unknown = Object.keys(reply).find((name) => !MEMBERS.includes(name));
  if (unknown !== undefined) {
    throw refuse(`nothing but ${MEMBERS.join(', ')}`, unknown, meantHint(unknown, MEMBERS).hint);
  }
  const { status, delay, disturbance } = reply;
  if (!isFinalStatus(status)) throw refuse('a status from 200 to 599', status);
  if (delay !== undefined && !(typeof delay === 'number' && delay >= 0)) {
    throw refuse('a delay in milliseconds, or Infinity', delay);
  }
  if (disturbance !== undefined && !DISTURBANCES.includes(disturbance)) {
    throw refuse(`a disturbance: ${DISTURBANCES.join(', ')}`, disturbance);
  }
}
