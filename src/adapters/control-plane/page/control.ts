import type {
  CallbacksShape,
  ClockShape,
  CoverageShape,
  HealthShape,
  JournalShape,
  OperationsShape,
  OverridesShape,
  SandboxesShape,
} from '../shapes.ts';

/** The control plane, as the page asks it. */
export interface Control {
  health(): Promise<HealthShape>;
  operations(): Promise<OperationsShape>;
  /** `contains`: the words that a request's line has to hold. */
  journal(after: number, limit: number, contains: string): Promise<JournalShape>;
  callbacks(after: number, limit: number): Promise<CallbacksShape>;
  overrides(): Promise<OverridesShape>;
  clock(): Promise<ClockShape>;
  coverage(): Promise<CoverageShape>;
  sandboxes(): Promise<SandboxesShape>;
  answerNext(contract: string, operation: string, status: number): Promise<void>;
  clearOverrides(of?: { readonly contract: string; readonly operation: string }): Promise<void>;
  setClock(time: string): Promise<void>;
  advanceClock(by: string): Promise<void>;
  clearJournal(): Promise<void>;
  reset(): Promise<void>;
}

/** No answer came. */
export class NoAnswerError extends Error {
  override readonly name = 'NoAnswerError';
}

/** How long the mock may take to answer, in milliseconds. */
const PATIENCE = 15_000;

/**
 * Asks the control plane about one sandbox. What is asked throws a {@link NoAnswerError} where the mock
 * doesn't answer.
 * @param sandbox tells its name at each call.
 */
export function createControl(sandbox: () => string): Control {
  return {
    health: () => ask('GET', 'health'),
    operations: () => ask('GET', 'operations'),
    journal: (after, limit, contains) =>
      ask('GET', 'journal', { after: String(after), limit: String(limit), contains }),
    callbacks: (after, limit) =>
      ask('GET', 'callbacks', { after: String(after), limit: String(limit) }),
    overrides: () => ask('GET', 'overrides'),
    clock: () => ask('GET', 'clock'),
    coverage: () => ask('GET', 'coverage'),
    sandboxes: () => ask('GET', 'sandboxes'),
    answerNext: (contract, operation, status) =>
      ask('POST', 'overrides', {}, { contract, operation, status, times: 1 }),
    clearOverrides: (of = undefined) => ask('DELETE', 'overrides', { ...of }),
    setClock: (set) => ask('POST', 'clock', {}, { set }),
    advanceClock: (advance) => ask('POST', 'clock', {}, { advance }),
    clearJournal: () => ask('DELETE', 'journal'),
    reset: () => ask('POST', 'reset'),
  };

  async function ask<Told>(
    method: string,
    route: string,
    query: Readonly<Record<string, string>> = {},
    body?: object,
  ): Promise<Told> {
    const search = new URLSearchParams({ ...query, sandbox: sandbox() });
    const response = await fetch(`${route}?${search}`, {
      method,
      signal: AbortSignal.timeout(PATIENCE),
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    }).catch((cause: unknown) => {
      throw new NoAnswerError('The mock doesn’t answer.', { cause });
    });
    const text = await response.text();
    const told = text === '' ? undefined : JSON.parse(text);
    if (!response.ok) throw new Error(told?.detail ?? `The mock answered ${response.status}.`);
    return told;
  }
}
