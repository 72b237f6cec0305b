import type { Contract } from '../contract/contract.ts';
import { type LoadOptions, loadContract } from '../contract/load.ts';
import { loadSemantics } from './load.ts';
import type { Semantics } from './semantics.ts';

/** A contract with what its schemas can't say. */
export interface OpenContract {
  readonly contract: Contract;
  /** `undefined` where the contract has none. */
  readonly semantics: Semantics | undefined;
  /** Base URLs at which the API answers beside its documented servers: a staging host. */
  readonly servers?: readonly string[];
}

/** How a contract is loaded, and where its semantics are. */
export interface OpenOptions extends LoadOptions {
  /** The path of a semantics module, for one that doesn't lie beside the document. */
  readonly semantics?: string;
}

/**
 * Loads a contract by bundled name, path or URL, and its semantics with it.
 * @throws {UnknownContractError | DocumentError | UnresolvedReferenceError} as `loadContract` does.
 * @throws {SemanticsError} if the semantics can't be imported or don't fit the contract.
 */
export async function openContract(
  argument: string,
  options: OpenOptions = {},
): Promise<OpenContract> {
  const contract = await loadContract(argument, options);
  return { contract, semantics: await loadSemantics(contract, argument, options.semantics) };
}
