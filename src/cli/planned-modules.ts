import { join } from 'node:path';
import type { ContractSource, GeneratedModule } from '../../generators/generated-modules.ts';
import { FACTORIES, TYPES, VALIDATORS } from '../../generators/module-kinds.ts';
import { childPointer } from '../contract/pointer.ts';
import { UsageError } from '../errors.ts';
import type { LoadedConfiguration } from './configuration.ts';
import { defaultContracts, findArgument } from './find-argument.ts';

/** The flags of `specwright types`. */
export interface TypesFlags {
  readonly out?: string;
  readonly check?: boolean;
  readonly validators?: boolean;
  readonly factories?: boolean;
  readonly watch?: boolean;
  readonly allowRefs?: readonly string[];
  readonly config?: string;
  readonly quiet?: boolean;
}

/**
 * The modules of the contracts that are named, each with the file that it is kept in.
 * @throws {UsageError} if it isn't said where to write them, a contract is called as no file can be, or two
 *   would share a file, be it where case doesn't count.
 * @throws {UnknownContractError} if one isn't known.
 */
export function planModules(
  names: readonly string[],
  flags: TypesFlags,
  configuration: LoadedConfiguration,
): readonly GeneratedModule[] {
  const out = expectOut(flags.out);
  const kinds = [
    TYPES,
    ...(flags.validators === true ? [VALIDATORS] : []),
    ...(flags.factories === true ? [FACTORIES] : []),
  ];
  const owners = new Map<string, string>();
  const named = names.length > 0 ? new Set(names) : defaultContracts(configuration);
  return [...named].flatMap((argument) => {
    const contract = sourceOf(argument, configuration, flags.allowRefs ?? []);
    expectFileName(contract.name, argument, configuration);
    return kinds.map((kind) => {
      const file = join(out, `${contract.name}${kind.suffix}`);
      // macOS and Windows take A.ts for a.ts, and macOS one spelling of é for the other.
      const place = file.normalize().toLowerCase();
      expectFileOfItsOwn(file, argument, owners.get(place));
      owners.set(place, argument);
      return { kind, contract, file };
    });
  });
}

/** Its semantics aren't opened: their types are what is written here. */
function sourceOf(
  argument: string,
  configuration: LoadedConfiguration,
  allowRefs: readonly string[],
): ContractSource {
  const { name, url, document } = findArgument(argument, configuration);
  let loading: ReturnType<ContractSource['load']> | undefined;
  return {
    name,
    url: url.href,
    allowRefs,
    load() {
      // An unchanged contract doesn't wait for the import.
      loading ??= import('../contract/load.ts').then(({ loadContract }) =>
        loadContract(document, { name, allowRefs }),
      );
      return loading;
    },
  };
}

/** Not a required option of Commander's: it would ask for it before the configuration is read. */
function expectOut(out: string | undefined): string {
  // A variable of a script that isn't set is no folder either.
  if (out !== undefined && out !== '') return out;
  throw new UsageError({
    problem: 'it is not said where to write the types',
    expected: '--out <dir>, or types.out in the configuration',
  });
}

/** Files are called after their contracts: a name must not lead out of the folder, or into another one. */
function expectFileName(
  name: string,
  argument: string,
  { configuration, locate }: LoadedConfiguration,
): void {
  if (/^[^/\\]+$/.test(name)) return;
  const isConfigured = Object.hasOwn(configuration.contracts ?? {}, argument);
  throw new UsageError({
    problem: `the files of the contract ${argument} can't be called after it`,
    expected: 'a name without / and \\',
    received: JSON.stringify(name),
    ...(isConfigured && { location: locate(childPointer('/contracts', name)) }),
    hint: `${isConfigured ? 'Call it otherwise' : 'Name it'} in the configuration, under contracts.`,
  });
}

/** Contracts are called by their files' names: two folders may each have an openapi.yaml. */
function expectFileOfItsOwn(file: string, argument: string, other: string | undefined): void {
  if (other === undefined) return;
  throw new UsageError({
    problem: 'two contracts would share a file',
    expected: 'names that differ by more than capitals',
    received: `${other} and ${argument}`,
    location: { file },
    hint: 'Name them in the configuration, or write them to folders of their own.',
  });
}
