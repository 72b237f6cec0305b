import { compiledOf } from '../compile/compiled-contract.ts';
import type { Contract } from '../contract/contract.ts';
import type { HttpRequest, HttpResponse } from '../http/exchange.ts';
import { dateTime } from '../http/moments.ts';
import { type GivenContract, type OpenContract, openContract } from '../semantics/open.ts';
import type { AnyOperations } from './bundled-operations.ts';
import { createOutbox, type Outbox } from './callbacks/outbox.ts';
import { DEFAULT_SECRET } from './callbacks/sign.ts';
import { createClock } from './clock.ts';
import { createControl } from './control.ts';
import type { MockControls } from './control-types.ts';
import { createEngine, type EngineAnswer } from './engine.ts';
import { DEFAULT_SEED, engineOptions } from './engine-options.ts';
import { createExercise } from './exercise.ts';
import { expectCoverage } from './expect-coverage.ts';
import { createJournal, type Journal } from './journal.ts';
import { type MockOptions, verifyContract, verifyOptions } from './options.ts';
import { createSandboxes, expectSandboxName } from './sandboxes.ts';

/** A contract that answers. */
export interface Responder {
  readonly contract: Contract;
  /** The same seed, clock, state and request give the same answer. */
  respond(request: HttpRequest): HttpResponse;
  /**
   * Answers with the reason, and with how the answer is to go out.
   * @param mount what stands before the contract's paths, such as `/braze`.
   */
  answer(request: HttpRequest, mount?: string): EngineAnswer;
  /** What was asked in all sandboxes. */
  readonly requests: Journal;
  /** What it sends, once a front lets it. */
  readonly outbox: Outbox;
  /**
   * Goes on with a contract that was changed: what is remembered, overridden and counted stays.
   * @throws {UsageError} if a credential names a security scheme that it lacks.
   */
  reload(contract: OpenContract): void;
  /** Forgets everything, in every sandbox. */
  reset(): void;
}

/** A mock without a port: a contract that answers, and what a test asks of it. */
export interface Mock<Operations = AnyOperations> extends Responder, MockControls<Operations> {}

/**
 * Makes a mock as `createMock` does, whose journals share the numbers of their entries with others.
 * @throws what `createMock` throws.
 */
export function createNumberedMock<Operations = AnyOperations>(
  contract: GivenContract,
  options: MockOptions,
  nextNumber: () => number,
): Promise<Mock<Operations>>;
export async function createNumberedMock(
  contract: GivenContract,
  options: MockOptions,
  nextNumber: () => number,
): Promise<Mock> {
  verifyContract(contract);
  verifyOptions(options);
  const open = await openContract(contract);
  return assemble(open, options, nextNumber);
}

function assemble(open: OpenContract, options: MockOptions, nextNumber: () => number): Mock {
  const stateful = options.stateful ?? open.semantics !== undefined;
  const clock = createClock(options.now);
  let current = prepare(open);
  const sandboxes = createSandboxes({
    clock,
    stateful,
    begin: (store, moment) => current.engine.begin(store, moment),
  });
  const journal = createJournal(nextNumber);
  const outbox = createOutbox(() => current.compiled, {
    seed: options.seed ?? DEFAULT_SEED,
    preferExamples: options.preferExamples ?? false,
    secret: options.callbackSecret ?? DEFAULT_SECRET,
    allowed: options.allowCallbacks ?? [],
    asked: journal,
    sent: createJournal(nextNumber),
  });
  const exercise = createExercise(() => current.compiled.contract);
  const controlled = { compiled: () => current.compiled, sandboxes, journal, outbox };
  const answer: Mock['answer'] = (request, mount) => {
    const answer = current.engine.answer(request, mount);
    const { operation, response, reason, sandbox, now, delivery } = answer;
    journal.add((number) => ({
      number,
      at: dateTime(now),
      sandbox: sandbox.name,
      contract: current.compiled.contract.name,
      operation: operation?.id ?? null,
      request,
      response,
      reason,
    }));
    if (operation !== undefined) {
      exercise.note(operation, request, response.status);
      outbox.answered({ operation, request, response }, sandbox, delivery?.delay ?? 0);
    }
    return answer;
  };
  return {
    ...createControl(controlled, ''),
    get contract() {
      return current.compiled.contract;
    },
    answer,
    respond: (request) => answer(request).response,
    requests: journal,
    outbox,
    sandbox: (name) => createControl(controlled, expectSandboxName(name)),
    coverage: exercise.coverage,
    expectCoverage: (gate) =>
      expectCoverage(current.compiled.contract.name, exercise.coverage(), gate),
    reload(reopened) {
      current = prepare(reopened);
    },
    reset() {
      sandboxes.clear();
      journal.clear();
      outbox.sent.clear();
    },
  };

  function prepare({ contract, semantics }: OpenContract) {
    const compiled = compiledOf(contract);
    const answering = engineOptions(contract, semantics, options);
    const engine = createEngine(
      compiled,
      { of: (name) => sandboxes.of(name) },
      { ...answering, stateful },
    );
    return { compiled, engine };
  }
}
