import { resolve } from 'node:path';
import { bundledContracts } from '../contract/bundled.ts';
import { nearest } from '../contract/near-miss.ts';
import { UnknownContractError } from '../errors.ts';
import { type OpenContract, type OpenOptions, openContract } from '../semantics/open.ts';
import type { LoadedConfiguration } from './configuration.ts';

/** A contract as a command takes it, with the servers that the configuration adds. */
export interface ConfiguredContract extends OpenContract {
  readonly servers: readonly string[];
}

/**
 * Opens a contract argument: a name from the configuration, a bundled name, a path or a URL.
 * @throws what `openContract` throws.
 */
export async function openArgument(
  argument: string,
  { folder, configuration }: LoadedConfiguration,
  options: Pick<OpenOptions, 'allowRefs'>,
): Promise<ConfiguredContract> {
  const configured = new Map(Object.entries(configuration.contracts ?? {}));
  const contract = configured.get(argument);
  if (contract === undefined) {
    return { ...(await openOther(argument, [...configured.keys()], options)), servers: [] };
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

/** Who mistypes a name may have meant one from the configuration. */
async function openOther(
  argument: string,
  configured: readonly string[],
  options: Pick<OpenOptions, 'allowRefs'>,
): Promise<OpenContract> {
  try {
    return await openContract(argument, options);
  } catch (error) {
    if (!(error instanceof UnknownContractError) || configured.length === 0) throw error;
    const names = [...configured, ...bundledContracts()];
    const meant = nearest(argument, names);
    throw new UnknownContractError({
      problem: error.problem,
      expected: `a path, a URL or one of ${names.join(', ')}`,
      received: argument,
      ...(meant !== undefined && { hint: `Did you mean ${meant}?` }),
    });
  }
}

/** The contracts that are meant where none is named: those of the configuration, else the bundled ones. */
export function defaultContracts({ configuration }: LoadedConfiguration): readonly string[] {
  const configured = Object.keys(configuration.contracts ?? {});
  return configured.length > 0 ? configured : bundledContracts();
}
