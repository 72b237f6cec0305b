import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CompiledContract } from '../../compile/compiled-contract.ts';
import type { Json } from '../../contract/contract.ts';
import { CallbackError, SpecwrightError } from '../../errors.ts';
import type { HttpRequest, HttpResponse } from '../../http/exchange.ts';
import { pause } from '../after-delay.ts';
import type { SendOptions } from '../control-types.ts';
import type { Journal, SentEntry } from '../journal.ts';
import type { Sandbox } from '../sandboxes.ts';
import { answerBreaches } from './answer-breaches.ts';
import { compileCallbacks, type OwnedCallback } from './callbacks.ts';
import { createCallbackMaker, type MakerOptions } from './maker.ts';
import type { Occasion } from './occasion.ts';

/**
 * Sends a request and gives its answer, whatever its status.
 * @throws {CallbackError} if it may not be sent, or no answer comes.
 */
export type Transport = (request: HttpRequest, rules: TransportRules) => Promise<HttpResponse>;

/** How a request may be sent. */
export interface TransportRules {
  /** The hosts that it may be sent to, beside this machine. */
  readonly allowed: readonly string[];
  /** Ends it. */
  readonly signal: AbortSignal;
}

/** How a mock sends. */
export interface OutboxOptions extends MakerOptions {
  readonly allowed: TransportRules['allowed'];
  /** What was asked. */
  readonly asked: Journal;
  /** What was sent. */
  readonly sent: Journal<SentEntry>;
}

/** The callbacks and webhooks that a mock sends. */
export interface Outbox {
  readonly sent: Journal<SentEntry>;
  /** Lets them be sent: before, none is. Gives what ends those on their way, and sends no more. */
  open(transport: Transport): () => Promise<void>;
  /**
   * Sends the callbacks of an operation that was answered with a success, one after the other.
   * @param delay of the answer, in milliseconds: they come after it.
   */
  answered(occasion: Occasion, sandbox: Sandbox, delay: number): void;
  /**
   * Sends one at once.
   * @throws {CallbackError} if it can't be sent, may not be, or nothing answers it.
   * @throws {UsageError} if there is none of the name; what `CallbackMaker.make` throws.
   */
  send(sandbox: Sandbox, name: string, options?: SendOptions): Promise<SentEntry>;
  /** @throws {UsageError} if there is none of the name. */
  find(name: string): OwnedCallback;
}

/** A request that is ready to be sent, and its entry as far as it goes. */
interface Outgoing {
  readonly callback: OwnedCallback;
  readonly entry: Omit<SentEntry, 'number'>;
}

/** What sends, until it is closed. */
interface Opening {
  readonly transport: Transport;
  readonly closing: AbortController;
  readonly pending: Set<Promise<unknown>>;
}

/**
 * Makes the outbox of a mock.
 * @param current gives the contract as it is at the moment.
 */
export function createOutbox(
  current: () => CompiledContract,
  { asked, sent, allowed, ...options }: OutboxOptions,
): Outbox {
  const callbacksOf = byContract(({ contract }) => compileCallbacks(contract));
  const makerOf = byContract((compiled) => createCallbackMaker(compiled, options));
  const openings = new Set<Opening>();
  /** The last one that was opened. */
  const opened = () => [...openings].at(-1);

  return {
    sent,
    find: (name) => callbacksOf(current()).find(name),
    open(transport) {
      const opening = {
        transport,
        closing: new AbortController(),
        pending: new Set<Promise<unknown>>(),
      };
      openings.add(opening);
      return async () => {
        openings.delete(opening);
        opening.closing.abort();
        await Promise.allSettled(opening.pending);
      };
    },
    answered(occasion, sandbox, delay) {
      const { status } = occasion.response;
      const opening = opened();
      if (opening === undefined || status < 200 || status > 299) return;
      const due = callbacksOf(current()).of(occasion.operation);
      if (due.length === 0) return;
      const outgoing = makerOf(current())
        .ordered(due, sandbox)
        .flatMap((callback) => prepare(callback, occasion, sandbox) ?? []);
      keep(opening, sendInTurn(opening, outgoing, delay)).catch(() => {});
    },
    async send(sandbox, name, { operation, url, body } = {}) {
      const callback = callbacksOf(current()).find(name, operation);
      const maker = makerOf(current());
      const occasion = lastOccasion(callback, sandbox);
      const target = url ?? (occasion && maker.urlOf(callback, occasion));
      if (target === undefined) throw nowhere(callback);
      const wanted = { occasion, body: body as Json | undefined };
      const request = maker.make(callback, sandbox, target, wanted);
      const opening = opened();
      if (opening === undefined) throw unopened(callback);
      return keep(
        opening,
        transmit(opening, { callback, entry: entryOf(callback, sandbox, request) }),
      );
    },
  };

  /** What is due after an answer; `undefined` where nothing says where to, or it can't be made. */
  function prepare(
    callback: OwnedCallback,
    occasion: Occasion,
    sandbox: Sandbox,
  ): Outgoing | undefined {
    let url = callback.url ?? '';
    try {
      const maker = makerOf(current());
      const target = maker.urlOf(callback, occasion);
      if (target === undefined) return undefined;
      url = target;
      const request = maker.make(callback, sandbox, url, { occasion });
      return { callback, entry: entryOf(callback, sandbox, request) };
    } catch (error) {
      // The answer is given all the same.
      if (!(error instanceof SpecwrightError)) throw error;
      const request = { method: callback.operation.method, url, headers: {} };
      const entry = entryOf(callback, sandbox, request);
      sent.add((number) => ({ ...entry, number, failure: error.message }));
      return undefined;
    }
  }

  function entryOf(
    { kind, name, owner }: OwnedCallback,
    sandbox: Sandbox,
    request: HttpRequest,
  ): Outgoing['entry'] {
    return {
      at: new Date(sandbox.clock.now()).toISOString(),
      sandbox: sandbox.name,
      contract: current().contract.name,
      kind,
      name,
      operation: owner?.id ?? null,
      request,
    };
  }

  /** The last success of the operation that a callback belongs to. */
  function lastOccasion({ owner }: OwnedCallback, sandbox: Sandbox): Occasion | undefined {
    if (owner === undefined) return undefined;
    const last = asked
      .entries({ sandbox: sandbox.name, operation: owner.id })
      .findLast(({ response }) => response.status >= 200 && response.status < 300);
    return last && { operation: owner, request: last.request, response: last.response };
  }

  async function sendInTurn(
    opening: Opening,
    outgoing: readonly Outgoing[],
    delay: number,
  ): Promise<void> {
    const { signal } = opening.closing;
    // The answer goes out in this turn of the event loop, or its delay begins: this one begins after it.
    await nextTurn(undefined, { signal });
    if (delay > 0) await pause(delay, signal);
    // What fails stands among what was sent.
    for (const one of outgoing) await transmit(opening, one).catch(() => {});
  }

  async function transmit(
    { transport, closing: { signal } }: Opening,
    { callback, entry }: Outgoing,
  ): Promise<SentEntry> {
    const response = await transport(entry.request, { allowed, signal }).catch((error: Error) => {
      sent.add((number) => ({ ...entry, number, failure: error.message }));
      throw error;
    });
    const breaches = answerBreaches(current(), callback.operation, response);
    const told = breaches.length > 0 && { breaches };
    return sent.add((number) => ({ ...entry, number, response, ...told }));
  }
}

function byContract<Value>(
  make: (compiled: CompiledContract) => Value,
): (compiled: CompiledContract) => Value {
  const made = new WeakMap<CompiledContract, Value>();
  return (compiled) => {
    const value = made.get(compiled) ?? make(compiled);
    made.set(compiled, value);
    return value;
  };
}

function keep<Result>({ pending }: Opening, sending: Promise<Result>): Promise<Result> {
  const kept = sending.finally(() => pending.delete(kept));
  pending.add(kept);
  return kept;
}

function nowhere({ kind, name, url, owner }: OwnedCallback): CallbackError {
  const problem = `nothing says where the ${kind} ${name} is sent`;
  if (owner === undefined)
    return new CallbackError({ problem, expected: 'a url', received: 'none' });
  const expected = `a url, or an answered request to ${owner.id} that says ${url}`;
  return new CallbackError({ problem, expected, received: 'none' });
}

function unopened({ kind, name }: OwnedCallback): CallbackError {
  return new CallbackError({
    problem: `the ${kind} ${name} can't be sent`,
    expected: 'a mock that startMock, createFetch or handlers stands before',
    received: 'one that is alone, or closed',
  });
}
