import { type Command, InvalidArgumentError, type Option } from 'commander';
import { formatPointer } from '../contract/pointer.ts';
import {
  type Configuration,
  type LoadedConfiguration,
  loadConfiguration,
} from './configuration.ts';
import { unknownKey, wrongValue } from './verify-configuration.ts';

/** What a command is told: its flags, and the configuration that the rest of them came from. */
export interface ReadFlags<Flags> {
  readonly flags: Flags;
  readonly configuration: LoadedConfiguration;
}

/**
 * Reads the flags of a command: those given, else the values that the configuration holds for it.
 * @throws {ConfigurationError} if the configuration can't be read, a key of it is none of the
 *   command's flags, or a value none that the flag takes.
 */
export async function readFlags<Flags>(command: Command): Promise<ReadFlags<Flags>> {
  const given = command.optsWithGlobals<Record<string, unknown> & { config?: string }>();
  const configuration = await loadConfiguration(given.config);
  for (const [key, value] of readSection(configuration, command)) {
    const source = command.getOptionValueSource(key);
    if (source === undefined || source === 'default') given[key] = value;
  }
  return { flags: given as Flags, configuration };
}

/**
 * The values that a configuration holds for a command, by the option's key, as its flags would give
 * them.
 * @throws {ConfigurationError} if a key is none of the command's flags, or a value none that it takes.
 */
export function readSection(
  { configuration, locate }: LoadedConfiguration,
  command: Command,
): Map<string, unknown> {
  const section = command.name();
  const given = configuration[section as Exclude<keyof Configuration, 'contracts'>] ?? {};
  const values = new Map<string, unknown>();
  for (const [key, value] of Object.entries(given)) {
    const location = locate(formatPointer([section, key]));
    const option = command.options.find((candidate) => candidate.attributeName() === key);
    if (option === undefined) {
      const known = command.options.map((candidate) => candidate.attributeName());
      throw unknownKey(section, key, known, location);
    }
    const parsed = parse(option, value);
    if (parsed instanceof InvalidArgumentError) {
      throw wrongValue(`${section}.${key}`, parsed.message, value, location);
    }
    values.set(key, parsed);
  }
  return values;
}

/** The value as the flag would give it. */
function parse(option: Option, value: unknown): unknown {
  if (option.isBoolean()) {
    return typeof value === 'boolean' ? value : new InvalidArgumentError('true or false');
  }
  const { parseArg } = option;
  const parts = parseArg === undefined ? [value] : [value].flat();
  if (!parts.every((part) => typeof part === 'string' || typeof part === 'number')) {
    return new InvalidArgumentError('a text');
  }
  if (parseArg === undefined) return String(value);
  try {
    const parsed = parts.reduce<unknown>(
      (previous, part) => parseArg(String(part), previous),
      undefined,
    );
    // A configuration has numbers of its own: a text is one only where it says more, as `30s` does.
    const saysMore = typeof value === 'string' && Number.isNaN(Number(value));
    if (typeof parsed !== 'number' || typeof value === 'number' || saysMore) return parsed;
    return new InvalidArgumentError(`the number ${parsed}`);
  } catch (error) {
    if (error instanceof InvalidArgumentError) return error;
    throw error;
  }
}
