import { join } from 'node:path';
import type { Command } from 'commander';
import {
  type ContractSource,
  type GeneratedModule,
  type Staleness,
  stalenessOf,
  updateModules,
} from '../../generators/generated-modules.ts';
import { MODULE_KINDS } from '../../generators/module-kinds.ts';
import { UsageError } from '../errors.ts';
import type { LoadedConfiguration } from './configuration.ts';
import type { ExitCode } from './exit-code.ts';
import { defaultContracts, findArgument } from './find-argument.ts';
import { allowRefsOption } from './options.ts';
import { type ReadFlags, readFlags } from './read-flags.ts';
import { createTerminal, type Terminal } from './terminal.ts';

interface TypesFlags {
  readonly out?: string;
  readonly check?: boolean;
  readonly allowRefs?: readonly string[];
  readonly quiet?: boolean;
}

/** `specwright types [contract…]`: writes `<name>.ts` per contract. */
export function defineTypes(command: Command, end: (code: ExitCode) => void): void {
  command
    .argument('[contract...]', 'all of the configuration, or all bundled ones, where none is named')
    .option('--out <dir>', 'the folder to write to; required here or in the configuration')
    .option('--check', 'write nothing; exit 1 if a file is stale')
    .addOption(allowRefsOption())
    .action(async (named: readonly string[]) => {
      const read = await readFlags<TypesFlags>(command);
      const terminal = createTerminal(read.flags.quiet === true);
      const modules = planModules(named, read);
      const { check } = read.flags;
      end(await (check === true ? checkModules : writeModules)(modules, terminal));
    });
}

/** The modules of the contracts that are named, each with the file that it is kept in. */
function planModules(
  named: readonly string[],
  { flags, configuration }: ReadFlags<TypesFlags>,
): readonly GeneratedModule[] {
  const out = expectOut(flags.out);
  const sources = new Map<string, string>();
  const names = named.length > 0 ? new Set(named) : defaultContracts(configuration);
  return [...names].map((argument) => {
    const contract = sourceOf(argument, configuration, flags.allowRefs ?? []);
    const file = join(out, `${contract.name}${MODULE_KINDS.types.suffix}`);
    expectFileOfItsOwn(file, argument, sources.get(file));
    sources.set(file, argument);
    return { kind: MODULE_KINDS.types, contract, file };
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

async function writeModules(
  modules: readonly GeneratedModule[],
  terminal: Terminal,
): Promise<ExitCode> {
  const reasons = await updateModules(modules);
  for (const [index, { file }] of modules.entries()) {
    terminal.note(`${file}  ${outcome(reasons[index])}`);
  }
  return 0;
}

function outcome(reason: Staleness | undefined): string {
  if (reason === undefined) return 'unchanged';
  return reason === 'missing' ? 'written' : `written: ${reason}`;
}

async function checkModules(
  modules: readonly GeneratedModule[],
  terminal: Terminal,
): Promise<ExitCode> {
  let isStale = false;
  for (const module of modules) {
    const reason = await stalenessOf(module);
    isStale ||= reason !== undefined;
    terminal.note(`${module.file}  ${reason === undefined ? 'fresh' : `stale: ${reason}`}`);
  }
  if (!isStale) return 0;
  terminal.note('Stale types: run specwright types without --check.');
  return 1;
}

/** Not a required option of Commander's: it would ask for it before the configuration is read. */
function expectOut(out: string | undefined): string {
  if (out !== undefined) return out;
  throw new UsageError({
    problem: 'it is not said where to write the types',
    expected: '--out <dir>, or types.out in the configuration',
  });
}

/** Contracts are called by their files' names: two folders may each have an openapi.yaml. */
function expectFileOfItsOwn(file: string, argument: string, other: string | undefined): void {
  if (other === undefined) return;
  throw new UsageError({
    problem: 'two contracts have the same name, and would share a file',
    received: `${other} and ${argument}`,
    location: { file },
    hint: 'Name them in the configuration, or write them to folders of their own.',
  });
}
