import { resolve } from 'node:path';
import { bundledContracts } from '../contract/bundled.ts';
import { findDocument } from '../contract/find.ts';
import type { LoadedConfiguration } from './configuration.ts';

/** What a contract argument stands for. */
export interface FoundArgument {
  /** What the contract is called. */
  readonly name: string;
  /** Where its document is. */
  readonly url: URL;
  /** What it is loaded by: a bundled name, or its document's path or URL. */
  readonly document: string;
  /** The path of its semantics, where the configuration names one. */
  readonly semantics?: string;
  /** Where the API answers beside its documented servers. */
  readonly servers?: readonly string[];
}

/**
 * Finds what a contract argument stands for: a name from the configuration, a bundled name, a path or a URL.
 * @throws {UnknownContractError} it is none of them.
 */
export function findArgument(argument: string, loaded: LoadedConfiguration): FoundArgument {
  const { folder, configuration } = loaded;
  const configured = new Map(Object.entries(configuration.contracts ?? {})).get(argument);
  if (configured === undefined) {
    // Who mistypes a name may have meant one of the configuration.
    const { url, name } = findDocument(argument, knownContracts(loaded));
    return { name, url, document: argument };
  }
  const { semantics, servers = [] } = configured;
  const document = /^https?:/.test(configured.document)
    ? configured.document
    : resolve(folder, configured.document);
  return {
    name: argument,
    url: findDocument(document).url,
    document,
    ...(semantics !== undefined && { semantics: resolve(folder, semantics) }),
    servers,
  };
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
