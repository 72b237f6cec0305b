import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Command, Option } from 'commander';
import { ConfigurationError } from '../errors.ts';
import { parseJson } from '../http/json.ts';

/** What `specwright.config.ts` exports. Keys of commands are their long flags in camelCase. */
export interface Configuration {
  /** The project's own contracts, by name. Paths are relative to the configuration file. */
  readonly contracts?: Readonly<Record<string, ContractConfiguration>>;
  readonly lint?: CommandConfiguration;
  readonly types?: CommandConfiguration;
  readonly mock?: CommandConfiguration;
  readonly check?: CommandConfiguration;
}

export interface ContractConfiguration {
  /** The path or URL of the OpenAPI document. */
  readonly document: string;
  /** The path of the semantics; by default `<name>.semantics.ts` beside the document. */
  readonly semantics?: string;
  /** Servers beside the document's own: a staging host, a localhost port. */
  readonly servers?: readonly string[];
}

export type CommandConfiguration = Readonly<
  Record<string, string | number | boolean | readonly (string | number)[]>
>;

/** A configuration, and the folder that its paths start from. */
export interface LoadedConfiguration {
  readonly folder: string;
  readonly configuration: Configuration;
}

/** Declares a configuration: for its types alone. */
export function defineConfig(configuration: Configuration): Configuration {
  return configuration;
}

const FILES = ['specwright.config.ts', 'specwright.config.js', 'specwright.config.json'];
const SECTIONS = ['contracts', 'lint', 'types', 'mock', 'check'];

const NONE: LoadedConfiguration = { folder: '.', configuration: {} };

/**
 * Reads the configuration: the named file, else the one in the working directory, else none.
 * @throws {ConfigurationError} if it can't be read or has a section that doesn't exist.
 */
export async function loadConfiguration(named: string | undefined): Promise<LoadedConfiguration> {
  const file = named ?? FILES.find((candidate) => existsSync(candidate));
  if (file === undefined) return NONE;
  const configuration = await readConfiguration(file);
  for (const key of Object.keys(configuration)) {
    if (!SECTIONS.includes(key)) {
      throw new ConfigurationError({
        problem: 'the configuration has a section that does not exist',
        expected: `one of ${SECTIONS.join(', ')}`,
        received: key,
        location: { file },
      });
    }
  }
  return { folder: dirname(resolve(file)), configuration };
}

/** Gives a command the values that the configuration holds for it, where no flag does. */
export async function applyConfiguration(command: Command): Promise<void> {
  const { config } = command.optsWithGlobals<{ config?: string }>();
  const { configuration } = await loadConfiguration(config);
  const section = configuration[command.name() as keyof Configuration] as
    | CommandConfiguration
    | undefined;
  for (const [key, value] of Object.entries(section ?? {})) {
    const option = command.options.find((candidate) => candidate.attributeName() === key);
    if (option === undefined) {
      throw new ConfigurationError({
        problem: `the configuration of ${command.name()} has a key that is none of its flags`,
        expected: `one of ${command.options.map((known) => known.attributeName()).join(', ')}`,
        received: key,
      });
    }
    const source = command.getOptionValueSource(key);
    if (source === undefined || source === 'default') {
      command.setOptionValueWithSource(key, parsed(option, value), 'config');
    }
  }
}

function parsed(option: Option, value: CommandConfiguration[string]): unknown {
  if (option.parseArg === undefined || typeof value === 'boolean') return value;
  const { parseArg } = option;
  return [value]
    .flat()
    .reduce<unknown>((previous, part) => parseArg(String(part), previous), undefined);
}

async function readConfiguration(file: string): Promise<Configuration> {
  if (extname(file) === '.json') {
    const result = parseJson(await readText(file));
    if (result.ok) return expectObject(result.value, file);
    const { line, column, problem } = result;
    throw new ConfigurationError({
      problem: 'the configuration is not JSON',
      received: problem,
      location: { file, line, column },
    });
  }
  let module: { default?: unknown };
  try {
    module = await import(pathToFileURL(resolve(file)).href);
  } catch (error) {
    throw new ConfigurationError({
      problem: "the configuration can't be imported",
      received: error instanceof Error ? error.message : String(error),
      location: { file },
      cause: error,
    });
  }
  return expectObject(module.default, file);
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new ConfigurationError({
      problem: "the configuration can't be read",
      received: error instanceof Error ? error.message : String(error),
      location: { file },
      cause: error,
    });
  }
}

function expectObject(value: unknown, file: string): Configuration {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new ConfigurationError({
    problem: 'the configuration is no object',
    expected: 'export default defineConfig({ … })',
    received: value === undefined ? 'no default export' : typeof value,
    location: { file },
  });
}
