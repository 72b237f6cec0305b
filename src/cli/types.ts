import { join } from 'node:path';
import { Command } from 'commander';
import { typesFileIsFresh, updateTypesFile } from '../../generators/types-file.ts';
import { loadConfiguration } from './configuration.ts';
import { defaultContracts, openArgument } from './contracts.ts';
import type { ExitCode } from './exit-code.ts';
import { allowRefsOption } from './options.ts';
import { createTerminal } from './terminal.ts';

interface TypesFlags {
  readonly out: string;
  readonly check: boolean;
  readonly allowRefs?: readonly string[];
  readonly quiet?: boolean;
  readonly config?: string;
}

/** `specwright types [contract…]`: writes `<name>.ts` per contract. */
export function typesCommand(end: (code: ExitCode) => void): Command {
  return new Command('types')
    .description('Write the types of contracts, a file each.')
    .argument('[contract...]', 'all of the configuration, or all bundled ones, where none is named')
    .requiredOption('--out <dir>', 'the folder to write to')
    .option('--check', 'write nothing; exit 1 if a file is stale', false)
    .addOption(allowRefsOption())
    .action(async (named: readonly string[], _: unknown, command: Command) => {
      end(await writeTypes(named, command.optsWithGlobals<TypesFlags>()));
    });
}

async function writeTypes(named: readonly string[], flags: TypesFlags): Promise<ExitCode> {
  const terminal = createTerminal(flags.quiet === true);
  const configuration = await loadConfiguration(flags.config);
  let stale = false;
  for (const argument of named.length > 0 ? named : defaultContracts(configuration)) {
    const { contract } = await openArgument(argument, configuration, flags);
    const file = join(flags.out, `${contract.name}.ts`);
    if (flags.check) {
      const fresh = await typesFileIsFresh(contract, file);
      stale ||= !fresh;
      terminal.note(`${file}  ${fresh ? 'fresh' : 'stale'}`);
    } else {
      terminal.note(`${file}  ${await updateTypesFile(contract, file)}`);
    }
  }
  if (!stale) return 0;
  terminal.note('Stale types: run specwright types without --check.');
  return 1;
}
