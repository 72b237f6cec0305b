import { inspect } from 'node:util';
import type { Pointer } from '../contract/contract.ts';
import { meantHint } from '../contract/near-miss.ts';
import { childPointer } from '../contract/pointer.ts';
import { ConfigurationError, type Location } from '../errors.ts';

const SECTIONS = ['contracts', 'lint', 'types', 'mock', 'check', 'record', 'infer'];
const CONTRACT_KEYS = ['document', 'semantics', 'servers'];

type Locate = (pointer: Pointer) => Location;

/**
 * Makes sure that a value has the shape of a configuration. The keys of commands are held against
 * their flags elsewhere, since the flags are theirs.
 * @throws {ConfigurationError} that says what is wrong, and where.
 */
export function verifyConfiguration(value: unknown, locate: Locate): void {
  if (value === undefined) {
    throw new ConfigurationError({
      problem: 'the configuration exports nothing',
      expected: 'export default defineConfig({ … })',
      received: 'no default export',
      location: locate(''),
    });
  }
  const configuration = expectObject(value, '', 'the configuration', locate);
  expectKeys(configuration, '', 'the configuration', SECTIONS, locate);
  for (const [section, content] of Object.entries(configuration)) {
    expectObject(content, childPointer('', section), section, locate);
  }
  for (const [name, contract] of Object.entries(configuration.contracts ?? {})) {
    verifyContract(contract, name, locate);
  }
}

function verifyContract(value: unknown, name: string, locate: Locate): void {
  const pointer = childPointer('/contracts', name);
  const contract = expectObject(value, pointer, `contracts.${name}`, locate);
  expectKeys(contract, pointer, `contracts.${name}`, CONTRACT_KEYS, locate);
  const { document, semantics, servers } = contract;
  const expectThat = (holds: boolean, key: string, expected: string) => {
    if (holds) return;
    const at = childPointer(pointer, key);
    throw wrongValue(`contracts.${name}.${key}`, expected, contract[key], locate(at));
  };
  expectThat(
    typeof document === 'string',
    'document',
    "the path or URL of the contract's document",
  );
  expectThat(
    semantics === undefined || typeof semantics === 'string',
    'semantics',
    'the path of a module',
  );
  expectThat(
    servers === undefined ||
      (Array.isArray(servers) && servers.every((server) => typeof server === 'string')),
    'servers',
    'a list of URLs',
  );
}

function expectObject(
  value: unknown,
  pointer: Pointer,
  name: string,
  locate: Locate,
): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw wrongValue(name, 'an object', value, locate(pointer));
}

function expectKeys(
  value: object,
  pointer: Pointer,
  name: string,
  known: readonly string[],
  locate: Locate,
): void {
  const unknown = Object.keys(value).find((key) => !known.includes(key));
  if (unknown !== undefined) {
    throw unknownKey(name, unknown, known, locate(childPointer(pointer, unknown)));
  }
}

/** The error for a key that a part of the configuration doesn't have. */
export function unknownKey(
  name: string,
  key: string,
  known: readonly string[],
  location: Location,
): ConfigurationError {
  return new ConfigurationError({
    problem: `${name} has no such key`,
    expected: `one of ${known.join(', ')}`,
    received: key,
    location,
    ...meantHint(key, known),
  });
}

/** The error for a value that can't stand where it stands in the configuration. */
export function wrongValue(
  name: string,
  expected: string,
  value: unknown,
  location: Location,
): ConfigurationError {
  return new ConfigurationError({
    problem: `${name} has a wrong value`,
    expected,
    received: value === undefined ? 'nothing' : inspect(value, { depth: 1 }).slice(0, 60),
    location,
  });
}
