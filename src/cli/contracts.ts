import { resolve } from 'node:path';
import { bundledContracts } from '../contract/bundled.ts';
import { type OpenContract, type OpenOptions, openContract } from '../semantics/open.ts';
import type { LoadedConfiguration } from './configuration.ts';

/** A contract as a command takes it, with the servers that the configuration adds. */
export interface ConfiguredContract extends OpenContract {
  readonly servers: readonly string[];
}

/** Opens a contract argument: a name from the configuration, a bundled name, a path or a URL. */
export async function openArgument(
  argument: string,
  { folder, configuration }: LoadedConfiguration,
  options: Pick<OpenOptions, 'allowRefs'>,
): Promise<ConfiguredContract> {
  const configured = configuration.contracts?.[argument];
  if (configured === undefined) return { ...(await openContract(argument, options)), servers: [] };
  const { document, semantics, servers = [] } = configured;
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

/** The contracts that are meant where none is named: those of the configuration, else the bundled ones. */
export function defaultContracts({ configuration }: LoadedConfiguration): readonly string[] {
  const configured = Object.keys(configuration.contracts ?? {});
  return configured.length > 0 ? configured : bundledContracts();
}
