import { resolve } from 'node:path';
import { bundledContracts } from '../contract/bundled.ts';
import type { Contract } from '../contract/contract.ts';
import { type LoadOptions, loadContract, unknownContract } from '../contract/load.ts';
import { UnknownContractError } from '../errors.ts';
import { loadSemantics, semanticsFiles } from '../semantics/load.ts';
import type { OpenContract } from '../semantics/open.ts';
import type { LoadedConfiguration } from './configuration.ts';

/** What a contract argument stands for. */
export interface LoadedArgument {
  readonly contract: Contract;
  /** What it was loaded by: a bundled name, or its document's path or URL. */
  readonly document: string;
  /** The path of its semantics, where the configuration names one. */
  readonly semantics?: string;
  /** Where the API answers beside its documented servers. */
  readonly servers?: readonly string[];
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
 * @throws what `loadContract` throws.
 */
export async function loadArgument(
  argument: string,
  loaded: LoadedConfiguration,
  options: Pick<LoadOptions, 'allowRefs'>,
): Promise<LoadedArgument> {
  const { folder, configuration } = loaded;
  const configured = new Map(Object.entries(configuration.contracts ?? {})).get(argument);
  if (configured === undefined) {
    return { contract: await loadOther(argument, loaded, options), document: argument };
  }
  const { semantics, servers = [] } = configured;
  const document = /^https?:/.test(configured.document)
    ? configured.document
    : resolve(folder, configured.document);
  return {
    contract: await loadContract(document, { ...options, name: argument }),
    document,
    ...(semantics !== undefined && { semantics: resolve(folder, semantics) }),
    servers,
  };
}

/** Who mistypes a name may have meant one of the configuration. */
async function loadOther(
  argument: string,
  loaded: LoadedConfiguration,
  options: Pick<LoadOptions, 'allowRefs'>,
): Promise<Contract> {
  try {
    return await loadContract(argument, options);
  } catch (error) {
    if (!(error instanceof UnknownContractError)) throw error;
    throw unknownContract(argument, knownContracts(loaded));
  }
}

/** The contracts that are known by name: those of the configuration, then the bundled ones. */
export function knownContracts({ configuration }: LoadedConfiguration): readonly string[] {
  return [...new Set([...Object.keys(configuration.contracts ?? {}), ...bundledContracts()])];
}

/** The contracts that are meant where none is named: those of the configuration, else the bundled ones. */
export function defaultContracts({ configuration }: LoadedConfiguration): readonly string[] {
  const configured = Object.keys(configuration.contracts ?? {});
  return configured.length > 0 ? configured : bundledContracts();
}
