import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import type { Pointer } from '../contract/contract.ts';
import { ConfigurationError, type Location } from '../errors.ts';
import { verifyConfiguration } from './verify-configuration.ts';

/** What `specwright.config.ts` exports. Keys of commands are their long flags in camelCase. */
export interface Configuration {
  /** The project's own contracts, by name. Paths are relative to the configuration file. */
  readonly contracts?: Readonly<Record<string, ContractConfiguration>>;
  readonly lint?: CommandConfiguration;
  readonly types?: CommandConfiguration;
  readonly mock?: CommandConfiguration;
  readonly check?: CommandConfiguration;
  readonly record?: CommandConfiguration;
  readonly infer?: CommandConfiguration;
}

/** A contract of the project. */
export interface ContractConfiguration {
  /** The path or URL of the OpenAPI document. */
  readonly document: string;
  /** The path of the semantics; by default `<name>.semantics.ts` beside the document. */
  readonly semantics?: string;
  /** Servers beside the document's own: a staging host, a localhost port. */
  readonly servers?: readonly string[];
}

/** Flags of a command with their values as they would be typed; a list where one is repeatable. */
export type CommandConfiguration = Readonly<
  Record<string, string | number | boolean | readonly (string | number)[]>
>;

/** A configuration, the folder that its paths start from, and where in its file a value stands. */
export interface LoadedConfiguration {
  readonly folder: string;
  readonly configuration: Configuration;
  readonly locate: (pointer: Pointer) => Location;
}

/** Declares a configuration: for its types alone. */
export function defineConfig(configuration: Configuration): Configuration {
  return configuration;
}

/** Where a configuration is taken from if none is named: the first that is there. */
export const CONFIGURATION_FILES = [
  'specwright.config.ts',
  'specwright.config.js',
  'specwright.config.json',
];

const NONE: LoadedConfiguration = {
  folder: '.',
  configuration: {},
  locate: () => ({ file: '.' }),
};

/**
 * Reads the configuration: the named file, else the one in the working directory, else none.
 * @throws {ConfigurationError} if it can't be read, or holds what a configuration doesn't.
 */
export async function loadConfiguration(named: string | undefined): Promise<LoadedConfiguration> {
  const file = named ?? CONFIGURATION_FILES.find((candidate) => existsSync(candidate));
  if (file === undefined) return NONE;
  if (!existsSync(file)) {
    throw new ConfigurationError({ problem: 'no such file', location: { file } });
  }
  const { value, locate } = await (extname(file) === '.json' ? readJson(file) : readModule(file));
  verifyConfiguration(value, locate);
  return { folder: dirname(resolve(file)), configuration: value as Configuration, locate };
}

interface ReadConfiguration {
  readonly value: unknown;
  readonly locate: (pointer: Pointer) => Location;
}

// What reads them is imported where there is one.

async function readJson(file: string): Promise<ReadConfiguration> {
  const { createLocator } = await import('../contract/positions.ts');
  const { parseJson } = await import('../http/json.ts');
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new ConfigurationError({
      problem: "the configuration can't be read",
      received: error instanceof Error ? error.message : String(error),
      location: { file },
      cause: error,
    });
  });
  const parsed = parseJson(text);
  if (parsed.ok) return { value: parsed.value, locate: createLocator(file, () => text) };
  const { line, column, problem } = parsed;
  throw new ConfigurationError({
    problem: `the configuration is not JSON: ${problem}`,
    location: { file, line, column },
  });
}

async function readModule(file: string): Promise<ReadConfiguration> {
  const { importModule } = await import('../semantics/import-module.ts');
  const imported = await importModule(resolve(file));
  if ('module' in imported) return { value: imported.module.default, locate: () => ({ file }) };
  throw new ConfigurationError({
    problem: "the configuration can't be imported",
    ...imported.failure,
  });
}
