import type { LoadedContract } from '../contract/assemble.ts';
import { bundledName } from '../contract/bundled.ts';
import type { Contract } from '../contract/contract.ts';
import { loadContract } from '../contract/load.ts';
import type { LoadOptions } from '../contract/load-document.ts';
import { originOf } from '../contract/origins.ts';
import type { Semantics } from './semantics.ts';

/** A contract with what its schemas can't say. */
export interface OpenContract {
  readonly contract: Contract;
  /** `undefined` where the contract has none. */
  readonly semantics: Semantics | undefined;
  /** Base URLs at which the API answers beside its documented servers: a staging host. */
  readonly servers?: readonly string[];
}

/** What a contract is given by: a bundled name, a path or a URL; what `loadContract` or `openContract` gives. */
export type GivenContract = string | LoadedContract | OpenContract;

/** How a contract is loaded, and where its semantics are. */
export interface OpenOptions extends LoadOptions {
  /** The path of a semantics module, for one that doesn't lie beside the document. */
  readonly semantics?: string;
}

/**
 * Loads a contract, and its semantics with it. Of one that is loaded they lie where they do for its document;
 * one that is open is itself.
 * @throws {UnknownContractError | DocumentError | UnresolvedReferenceError} as `loadContract` does.
 * @throws {SemanticsError} if the semantics can't be imported or don't fit the contract.
 */
export async function openContract(
  given: GivenContract,
  options: OpenOptions = {},
): Promise<OpenContract> {
  if (isOpen(given)) return given;
  const contract = typeof given === 'string' ? await loadContract(given, options) : given;
  const argument = typeof given === 'string' ? given : argumentOf(given);
  const { loadSemantics } = await import('./load.ts');
  return { contract, semantics: await loadSemantics(contract, argument, options.semantics) };
}

function isOpen(given: GivenContract): given is OpenContract {
  return typeof given === 'object' && 'contract' in given;
}

/** What the same contract could have been loaded by. */
function argumentOf({ origins }: LoadedContract): string {
  const { url } = originOf(origins, '');
  return bundledName(url) ?? url;
}
