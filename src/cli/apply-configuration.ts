import { type Command, InvalidArgumentError, type Option } from 'commander';
import { formatPointer } from '../contract/pointer.ts';
import { type Configuration, loadConfiguration } from './configuration.ts';
import { unknownKey, wrongValue } from './verify-configuration.ts';

/**
 * Gives a command the values that the configuration holds for it, where no flag does.
 * @throws {ConfigurationError} if a key is none of its flags, or a value none that the flag takes.
 */
export async function applyConfiguration(command: Command): Promise<void> {
  const { config } = command.optsWithGlobals<{ config?: string }>();
  const { configuration, locate } = await loadConfiguration(config);
  const section = command.name();
  const values = configuration[section as Exclude<keyof Configuration, 'contracts'>] ?? {};
  for (const [key, value] of Object.entries(values)) {
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
    const source = command.getOptionValueSource(key);
    if (source === undefined || source === 'default') {
      command.setOptionValueWithSource(key, parsed, 'config');
    }
  }
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
    return parts.reduce<unknown>((previous, part) => parseArg(String(part), previous), undefined);
  } catch (error) {
    if (error instanceof InvalidArgumentError) return error;
    throw error;
  }
}
