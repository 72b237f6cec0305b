import { OverrideError } from '../../errors.ts';
import type { ValidRequest } from '../../semantics/semantics.ts';
import type { Visit } from '../visit.ts';
import type { Overrides } from './overrides.ts';
import { AT_ONCE, type Refuse, refuseOverride } from './refuse.ts';
import { type Reply, type ReplyFunction, verifyReply } from './reply.ts';

/**
 * The reply whose turn it is, which then is used. A function isn't asked about a request that breaks the
 * contract, and may leave the answer to the mock.
 * @throws {OverrideError} if a function fails, or gives what can't be answered.
 */
export function takeReply(
  visit: Visit,
  overrides: Overrides,
  valid: ValidRequest | undefined,
): Reply | undefined {
  const { operation } = visit;
  const reply = overrides.next(operation.id);
  if (typeof reply !== 'function') {
    if (reply !== undefined) overrides.use(operation.id);
    return reply;
  }
  const made = valid && callReply(visit, reply, valid);
  if (made !== undefined) overrides.use(operation.id);
  return made;
}

function callReply(
  { compiled, operation, request }: Visit,
  reply: ReplyFunction,
  { parameters, body }: ValidRequest,
): Reply | undefined {
  const { method, url, headers } = request;
  let made: Reply | undefined;
  try {
    made = reply({ method, url, headers, parameters, body });
  } catch (error) {
    throw new OverrideError({
      problem: `the override of ${operation.id} failed`,
      received: error instanceof Error ? error.message : String(error),
      cause: error,
    });
  }
  if (made === undefined) return undefined;
  expectObject(made, refuseOverride(operation));
  return verifyReply(compiled, operation, made);
}

function expectObject(made: unknown, refuse: Refuse): void {
  if (made instanceof Promise) throw refuse(AT_ONCE, made);
  if (typeof made !== 'object' || made === null) {
    throw refuse('a reply { status, body }, or undefined', made);
  }
}
