import { compiledOf } from '../../compile/compiled-contract.ts';
import { showValue } from '../../compile/violation.ts';
import type { Json, JsonObject } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { UsageError } from '../../errors.ts';
import type { HttpResponse } from '../../http/exchange.ts';
import { type Reply, verifyReply } from '../../mock/overrides/reply.ts';
import { type Asked, DONE, json } from './asked.ts';
import { mocksOf, mocksWith, ofContract } from './contracts.ts';
import type { Controlled } from './controlled.ts';
import type { OverridesShape } from './shapes.ts';

/** What an override may say, and what each has to be. */
const MEMBERS: Readonly<Record<string, { words: string; holds: (value: Json) => boolean }>> = {
  operation: { words: 'a text', holds: isText },
  contract: { words: 'a text', holds: isText },
  status: { words: 'a number', holds: isNumber },
  body: { words: 'any JSON', holds: () => true },
  headers: { words: 'an object of texts', holds: isJsonObject },
  times: { words: 'a whole number from 1', holds: (value) => isNumber(value) && isCount(value) },
  delay: { words: 'milliseconds', holds: isNumber },
  disturbance: { words: 'a text', holds: isText },
  breach: { words: 'true or false', holds: (value) => typeof value === 'boolean' },
};
const REQUIRED = ['operation', 'status'];

/** An override that can be taken. */
interface Override {
  readonly mock: Controlled;
  readonly operation: string;
  readonly reply: Reply;
  readonly times: number | undefined;
}

/** `GET /overrides`: those that are pending in the sandbox. */
export function getOverrides(asked: Asked): HttpResponse {
  return json(overridesShape(asked));
}

/** `POST /overrides`: takes one or a list of them; where one can't be taken, none is. */
export function addOverrides(asked: Asked): HttpResponse {
  const { mocks, sandbox, body } = asked;
  const given = Array.isArray(body) ? body : [body];
  for (const { mock, operation, reply, times } of given.map((one) => readOverride(one, mocks))) {
    const { status, body, ...options } = reply;
    const override = mock.sandbox(sandbox).on(operation);
    if (times === undefined) override.reply(status, body, options);
    else override.replyTimes(times, status, body, options);
  }
  return json(overridesShape(asked), 201);
}

/** `DELETE /overrides`: forgets those of an operation, or all of the sandbox. */
export function clearOverrides(asked: Asked): HttpResponse {
  const { sandbox, query } = asked;
  const mocks = mocksOf(asked);
  const name = query.get('operation');
  const meant =
    name === null
      ? mocks.flatMap((mock) =>
          pendingIn(mock, sandbox).map(({ operation }) => ({ mock, id: operation })),
        )
      : mocksWith(name, mocks).map(({ mock, operation }) => ({ mock, id: operation.id }));
  for (const { mock, id } of meant) mock.sandbox(sandbox).on(id).clear();
  return DONE;
}

/** @throws {UsageError | OverrideError} if it can't be taken. */
function readOverride(given: Json | undefined, mocks: readonly Controlled[]): Override {
  const { operation: name, contract, times, ...reply } = verified(given);
  const [found, second] = mocksWith(name, ofContract(mocks, contract));
  if (found === undefined || second !== undefined) {
    throw new UsageError({
      problem: `several contracts have ${name}`,
      expected: '`contract` beside it',
      received: 'none',
    });
  }
  const { mock, operation } = found;
  verifyReply(compiledOf(mock.contract), operation, reply);
  return { mock, operation: operation.id, reply, times };
}

/** An override as far as its form goes. */
type Verified = Reply & {
  readonly operation: string;
  readonly contract?: string;
  readonly times?: number;
};

function verified(given: Json | undefined): Verified {
  const problem = "the override can't be taken";
  if (!isJsonObject(given)) {
    throw new UsageError({ problem, expected: 'an object', received: showValue(given) });
  }
  for (const name of [...REQUIRED, ...Object.keys(given)]) verifyMember(given, name, problem);
  return given as unknown as Verified;
}

function verifyMember(given: JsonObject, name: string, problem: string): void {
  const member = Object.hasOwn(MEMBERS, name) ? MEMBERS[name] : undefined;
  if (member === undefined) {
    const expected = `the members ${Object.keys(MEMBERS).join(', ')}`;
    throw new UsageError({ problem, expected, received: name });
  }
  const value = given[name];
  if (value !== undefined && member.holds(value)) return;
  const expected = `${name} as ${member.words}`;
  throw new UsageError({ problem, expected, received: showValue(value) });
}

function overridesShape(asked: Asked): OverridesShape {
  const overrides = mocksOf(asked).flatMap((mock) =>
    pendingIn(mock, asked.sandbox).map(({ operation, override: { reply }, left }) => ({
      contract: mock.contract.name,
      operation,
      ...(left !== undefined && { left }),
      ...(typeof reply !== 'function' && reply),
    })),
  );
  return { overrides };
}

function pendingIn(mock: Controlled, sandbox: string) {
  return mock.sandbox(sandbox).overrides();
}

function isText(value: Json): value is string {
  return typeof value === 'string';
}

function isNumber(value: Json): value is number {
  return typeof value === 'number';
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value > 0;
}
