import type { Contract } from '../contract/contract.ts';
import { loadContract } from '../contract/load.ts';
import type { LoadOptions } from '../contract/load-document.ts';
import { loadSemantics, semanticsFiles } from '../semantics/load.ts';
import type { OpenContract } from '../semantics/open.ts';
import type { LoadedConfiguration } from './configuration.ts';
import { type FoundArgument, findArgument } from './find-argument.ts';

/** A contract argument, loaded. */
export interface LoadedArgument extends FoundArgument {
  readonly contract: Contract;
}

/** A contract argument, opened. */
export interface OpenedArgument extends OpenContract {
  /** Where its semantics are taken from, the first that is there. */
  readonly semanticsFiles: readonly string[];
}

/**
 * Opens a contract argument: a name from the configuration, a bundled name, a path or a URL.
 * @throws what `loadArgument` and `loadSemantics` throw.
 */
export async function openArgument(
  argument: string,
  loaded: LoadedConfiguration,
  options: Pick<LoadOptions, 'allowRefs'>,
): Promise<OpenedArgument> {
  const { contract, document, semantics, servers } = await loadArgument(argument, loaded, options);
  return {
    contract,
    semantics: await loadSemantics(contract, document, semantics),
    ...(servers && { servers }),
    semanticsFiles: semanticsFiles(contract, document, semantics),
  };
}

/**
 * Loads a contract argument, without its semantics.
 * @throws what `findArgument` and `loadContract` throw.
 */
export async function loadArgument(
  argument: string,
  loaded: LoadedConfiguration,
  options: Pick<LoadOptions, 'allowRefs'>,
): Promise<LoadedArgument> {
  const found = findArgument(argument, loaded);
  const contract = await loadContract(found.document, { ...options, name: found.name });
  return { ...found, contract };
}
