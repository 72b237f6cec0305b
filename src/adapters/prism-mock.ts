import { compiledOf } from '../compile/compiled-contract.ts';
import { basePaths, isOpen } from '../compile/server.ts';
import type { Contract } from '../contract/contract.ts';
import { UsageError } from '../errors.ts';
import { splitTarget } from '../http/target.ts';
import type { AnyOperations } from '../mock/bundled-operations.ts';
import { DEFAULT_SEED } from '../mock/engine-options.ts';
import { operationId } from '../mock/find-operation.ts';
import { createJournal } from '../mock/journal.ts';
import { type MockOptions, verifyContract, verifyOptions } from '../mock/options.ts';
import { waitFor } from '../mock/wait-for.ts';
import { type GivenContract, openContract } from '../semantics/open.ts';
import type { Answering, ServedMock } from './answering.ts';
import { createPrism } from './prism.ts';

/** What prism-http has nothing for. */
const REFUSED = [
  'now',
  'credentials',
  'rejectCredentials',
  'stateful',
  'validate',
  'rateLimit',
  'latency',
  'failureRate',
  'cors',
  'allowCallbacks',
  'callbackSecret',
] as const satisfies (keyof MockOptions)[];

/**
 * Makes a mock of a contract that prism-http answers for: without semantics, state, clock and
 * credentials of its own.
 * @throws {UsageError} if an option is given that prism-http has nothing for; what `openContract` throws.
 */
export async function createPrismMock<Operations = AnyOperations>(
  argument: GivenContract,
  options: MockOptions,
  nextNumber: () => number,
): Promise<ServedMock<Operations>> {
  verifyContract(argument);
  verifyOptions(options);
  expectTaken(options);
  const { seed = DEFAULT_SEED, preferExamples = false } = options;
  const { contract } = await openContract(argument);
  const respond = await createPrism(structuredClone(contract.document), {
    dynamic: !preferExamples,
    seed,
    basePaths: basePathsOf(contract),
  });
  const requests = createJournal(nextNumber);
  const reason = 'by prism-http';
  const answer: Answering = async (request, mount = '') => {
    const url = withoutMount(request.url, mount);
    const response = await respond({ ...request, url });
    const match = compiledOf(contract).route(request.method, splitTarget(url).path);
    requests.add((number) => ({
      number,
      at: new Date().toISOString(),
      sandbox: '',
      contract: contract.name,
      operation: match.kind === 'found' ? match.operation.id : null,
      request,
      response,
      reason,
    }));
    return { response, reason };
  };
  const filterOf = (id?: string | null) => ({ operation: operationId(contract.operations, id) });
  return {
    ...UNCONTROLLED,
    contract,
    answer,
    requests,
    journal: (id) => requests.entries(filterOf(id)),
    waitFor: async (id, options) => waitFor(requests, filterOf(id), options),
    reset: () => requests.clear(),
  };
}

function withoutMount(url: string, mount: string): string {
  const { origin = '', path, query } = splitTarget(url);
  return `${origin}${path.slice(mount.length) || '/'}${query === '' ? '' : `?${query}`}`;
}

/** What asks for control is told that there is none. */
const UNCONTROLLED = {
  on: refuse,
  overrides: refuse,
  send: refuse,
  sent: refuse,
  waitForSent: refuse,
  sandbox: refuse,
  coverage: refuse,
  reload: refuse,
  expectCoverage: refuse,
  clock: { now: refuse, isFixed: refuse, set: refuse, advance: refuse },
};

function refuse(): never {
  throw new UsageError({
    problem: 'the engine prism has no overrides, callbacks, clock, sandboxes and coverage',
    expected: 'the engine native',
    received: 'the engine prism',
  });
}

function expectTaken(options: MockOptions): void {
  const refused = REFUSED.find((name) => options[name] !== undefined && options[name] !== false);
  if (refused === undefined) return;
  throw new UsageError({
    problem: `the engine prism can't take the mock's option ${refused}`,
    expected: 'the engine native',
    received: 'the engine prism',
  });
}

function basePathsOf({ operations }: Contract): string[] {
  const documented = operations.flatMap(({ servers }) => servers.flatMap(basePaths));
  return [...new Set(['', ...documented])].filter((path) => !isOpen(path));
}
