import { join } from 'node:path';
import type { Command } from 'commander';
import { type TypesFile, typesFileIsFresh, updateTypesFiles } from '../../generators/types-file.ts';
import { UsageError } from '../errors.ts';
import { defaultContracts, loadArgument } from './contracts.ts';
import type { ExitCode } from './exit-code.ts';
import { allowRefsOption } from './options.ts';
import { type ReadFlags, readFlags } from './read-flags.ts';
import { createTerminal, type Terminal } from './terminal.ts';

interface TypesFlags {
  readonly out?: string;
  readonly check?: boolean;
  readonly allowRefs?: readonly string[];
  readonly quiet?: boolean;
}

/** A file to be written, and what its contract was called by. */
interface PlannedFile extends TypesFile {
  readonly argument: string;
}

/** `specwright types [contract…]`: writes `<name>.ts` per contract. */
export function defineTypes(command: Command, end: (code: ExitCode) => void): void {
  command
    .argument('[contract...]', 'all of the configuration, or all bundled ones, where none is named')
    .option('--out <dir>', 'the folder to write to; required here or in the configuration')
    .option('--check', 'write nothing; exit 1 if a file is stale')
    .addOption(allowRefsOption())
    .action(async (named: readonly string[]) => {
      end(await writeTypes(named, await readFlags<TypesFlags>(command)));
    });
}

async function writeTypes(
  named: readonly string[],
  { flags, configuration }: ReadFlags<TypesFlags>,
): Promise<ExitCode> {
  const terminal = createTerminal(flags.quiet === true);
  const out = expectOut(flags.out);
  const files = new Map<string, PlannedFile>();
  for (const argument of named.length > 0 ? new Set(named) : defaultContracts(configuration)) {
    // Without semantics: their types are what is written here.
    const { contract } = await loadArgument(argument, configuration, flags);
    const file = join(out, `${contract.name}.ts`);
    expectFileOfItsOwn(file, argument, files.get(file));
    files.set(file, { argument, contract, file });
  }
  return flags.check === true
    ? checkFiles([...files.values()], terminal)
    : updateFiles([...files.values()], terminal);
}

async function updateFiles(files: readonly TypesFile[], terminal: Terminal): Promise<ExitCode> {
  const outcomes = await updateTypesFiles(files);
  for (const [index, { file }] of files.entries()) terminal.note(`${file}  ${outcomes[index]}`);
  return 0;
}

async function checkFiles(files: readonly TypesFile[], terminal: Terminal): Promise<ExitCode> {
  let stale = false;
  for (const planned of files) {
    const fresh = await typesFileIsFresh(planned);
    stale ||= !fresh;
    terminal.note(`${planned.file}  ${fresh ? 'fresh' : 'stale'}`);
  }
  if (!stale) return 0;
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
function expectFileOfItsOwn(file: string, argument: string, other: PlannedFile | undefined): void {
  if (other === undefined) return;
  throw new UsageError({
    problem: 'two contracts have the same name, and would share a file',
    received: `${other.argument} and ${argument}`,
    location: { file },
    hint: 'Name them in the configuration, or write them to folders of their own.',
  });
}
