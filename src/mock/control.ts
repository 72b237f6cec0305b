import type { CompiledContract } from '../compile/compiled-contract.ts';
import type { Operation } from '../contract/contract.ts';
import type { AnyOperation } from '../semantics/operation-types.ts';
import type { Outbox } from './callbacks/outbox.ts';
import type { ClockControl, MockControl } from './control-types.ts';
import { decodeEntry } from './decoded-entry.ts';
import { findOperation, operationId } from './find-operation.ts';
import type { Journal, JournalEntry } from './journal.ts';
import type { OverrideControl, ReplyMaker } from './overrides/override-control.ts';
import { AT_ONCE, type Refuse, refuseOverride } from './overrides/refuse.ts';
import { type Reply, type ReplyFunction, verifyReply } from './overrides/reply.ts';
import type { Recent } from './recent.ts';
import type { Sandbox } from './sandboxes.ts';
import { waitFor } from './wait-for.ts';

/** What a control reaches. */
export interface Controlled {
  /** The contract as it is at the moment. */
  readonly compiled: () => CompiledContract;
  readonly sandboxes: Recent<Sandbox>;
  readonly journal: Journal;
  readonly outbox: Outbox;
}

/** Gives the control of one sandbox of a mock. */
export function createControl(
  { compiled, sandboxes, journal, outbox }: Controlled,
  sandbox: string,
): MockControl<Record<string, AnyOperation>> {
  const operations = () => compiled().contract.operations;
  const idOf = (name?: string | null) => operationId(operations(), name);
  const decoded = (entry: JournalEntry) => decodeEntry(compiled(), entry);
  const clock = (): Sandbox['clock'] => sandboxes.of(sandbox).clock;
  const control: ClockControl = {
    now: () => new Date(clock().now()),
    isFixed: () => clock().isFixed(),
    set: (time) => clock().set(time),
    advance: (by) => clock().advance(by),
  };
  return {
    on: (id) => overriding(compiled(), findOperation(operations(), id), sandboxes, sandbox),
    overrides: () => sandboxes.of(sandbox).overrides.list(),
    journal: (id) =>
      journal.entries({ sandbox, operation: id === undefined ? undefined : idOf(id) }).map(decoded),
    async waitFor(id, { where, ...options } = {}) {
      const isMeant = where && { where: (entry: JournalEntry) => where(decoded(entry)) };
      const place = { sandbox, operation: idOf(id) };
      return decoded(await waitFor(journal, place, { ...options, ...isMeant }));
    },
    send: async (name, options) => outbox.send(sandboxes.of(sandbox), name, options),
    sent: (name) => outbox.sent.entries({ sandbox, name: name && outbox.find(name).name }),
    waitForSent: async (name, options) =>
      waitFor(outbox.sent, { sandbox, name: outbox.find(name).name }, options),
    clock: control,
    reset() {
      sandboxes.forget(sandbox);
      journal.clear(sandbox);
      outbox.sent.clear(sandbox);
    },
  };
}

function overriding(
  compiled: CompiledContract,
  operation: Operation,
  sandboxes: Recent<Sandbox>,
  sandbox: string,
): OverrideControl<AnyOperation> {
  const add = (times: number | undefined, given: readonly unknown[]) => {
    const reply = readReply(given, refuseOverride(operation));
    const verified = typeof reply === 'function' ? reply : verifyReply(compiled, operation, reply);
    const override = { reply: verified, ...(times !== undefined && { times }) };
    sandboxes.of(sandbox).overrides.add(operation.id, override);
    return self;
  };
  const self: OverrideControl<AnyOperation> = {
    reply: (...given: unknown[]) => add(undefined, given),
    replyOnce: (...given: unknown[]) => add(1, given),
    replyTimes: (times: number, ...given: unknown[]) => add(wholeTimes(operation, times), given),
    clear() {
      sandboxes.of(sandbox).overrides.clear(operation.id);
      return self;
    },
  };
  return self;
}

/** A function, or a status with perhaps a body and options. */
function readReply(given: readonly unknown[], refuse: Refuse): Reply | ReplyFunction {
  const [first, body, options] = given;
  if (typeof first !== 'function') {
    return { ...(options as object), status: first, ...(body !== undefined && { body }) } as Reply;
  }
  if (given.length > 1) throw refuse('a function alone: what it gives has the options', given[1]);
  if (first.constructor.name === 'AsyncFunction') throw refuse(AT_ONCE, 'async');
  return first as ReplyMaker<AnyOperation> as ReplyFunction;
}

function wholeTimes(operation: Operation, times: number): number {
  if (Number.isInteger(times) && times > 0) return times;
  throw refuseOverride(operation)('a whole number of times, from 1', times);
}
