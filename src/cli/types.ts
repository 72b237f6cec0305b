import type { Command } from 'commander';
import {
  type GeneratedModule,
  type Staleness,
  stalenessOf,
  updateModules,
} from '../../generators/generated-modules.ts';
import type { ExitCode } from './exit-code.ts';
import { allowRefsOption } from './options.ts';
import { planModules, type TypesFlags } from './planned-modules.ts';
import { readFlags } from './read-flags.ts';
import { createTerminal, type Terminal } from './terminal.ts';

/** `specwright types [contract…]`: writes `<name>.ts` per contract, and what else is asked for. */
export function defineTypes(command: Command, end: (code: ExitCode) => void): void {
  command
    .argument('[contract...]', 'all of the configuration, or all bundled ones, where none is named')
    .option('--out <dir>', 'the folder to write to; required here or in the configuration')
    .option('--validators', 'beside the types, <name>.validators.ts: type guards and assertions')
    .option('--check', 'write nothing; exit 1 if a file is stale')
    .addOption(allowRefsOption())
    .action(async (named: readonly string[]) => {
      const { flags, configuration } = await readFlags<TypesFlags>(command);
      const terminal = createTerminal(flags.quiet === true);
      const modules = planModules(named, flags, configuration);
      end(await (flags.check === true ? checkModules : writeModules)(modules, terminal));
    });
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
  terminal.note('Something is stale: run specwright types without --check.');
  return 1;
}
