import { resolve } from 'node:path';
import { bundledContracts } from '../contract/bundled.ts';
import { unknownContract } from '../contract/load.ts';
import { UnknownContractError } from '../errors.ts';
import { type OpenContract, type OpenOptions, openContract } from '../semantics/open.ts';
import type { LoadedConfiguration } from './configuration.ts';

/**
 * Opens a contract argument: a name from the configuration, a bundled name, a path or a URL.
 * @throws what `openContract` throws.
 */
export async function openArgument(
  argument: string,
  loaded: LoadedConfiguration,
  options: Pick<OpenOptions, 'allowRefs'>,
): Promise<OpenContract> {
  const { folder, configuration } = loaded;
  const contract = new Map(Object.entries(configuration.contracts ?? {})).get(argument);
  if (contract === undefined) {
    return openOther(argument, loaded, options);
  }
  const { document, semantics, servers = [] } = contract;
  const open = await openContract(
    /^https?:/.test(document) ? document : resolve(folder, document),
    {
      ...options,
      name: argument,
      ...(semantics !== undefined && { semantics: resolve(folder, semantics) }),
    },
  );
  return { ...open, servers };
}

/** Who mistypes a name may have meant one of the configuration. */
async function openOther(
  argument: string,
  loaded: LoadedConfiguration,
  options: Pick<OpenOptions, 'allowRefs'>,
): Promise<OpenContract> {
  try {
    return await openContract(argument, options);
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
