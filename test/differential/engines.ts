import { fileURLToPath } from 'node:url';
import { createPrism } from '../../src/adapters/prism.ts';
import { type CompiledContract, compileContract } from '../../src/compile/compiled-contract.ts';
import type { JsonObject } from '../../src/contract/contract.ts';
import { loadContract, loadContractText } from '../../src/contract/load.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import { outcomeOf } from './outcome.ts';
import { writeRequest } from './request-line.ts';

/** What the two engines make of one request. */
export interface Pair {
  /** The request in one line. */
  readonly request: string;
  readonly ours: string;
  readonly prism: string;
}

/** One document in both engines. */
export interface Engines {
  readonly compiled: CompiledContract;
  readonly compare: (request: HttpRequest) => Promise<Pair>;
}

const SETTINGS = { dynamic: false, seed: 'a', basePaths: [''] };

/**
 * Gives both engines the same original document, a file or a tree: ours without semantics and state,
 * Prism as it comes.
 */
export async function startEngines(document: URL | JsonObject): Promise<Engines> {
  const contract =
    document instanceof URL
      ? await loadContract(fileURLToPath(document))
      : await loadContractText(JSON.stringify(document));
  const compiled = compileContract(contract);
  const mock = await createMock({ contract, semantics: undefined });
  const prism = await createPrism(
    document instanceof URL ? fileURLToPath(document) : structuredClone(document),
    SETTINGS,
  );
  return {
    compiled,
    compare: async (request) => ({
      request: writeRequest(request),
      ours: outcomeOf(compiled, request, mock.respond(request)),
      prism: await prism(request).then(
        (response) => outcomeOf(compiled, request, response),
        () => 'throws',
      ),
    }),
  };
}
