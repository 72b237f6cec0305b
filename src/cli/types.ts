import { type Command, Option } from 'commander';
import {
  checkModules,
  type GeneratedModule,
  type Staleness,
  updateModules,
} from '../../generators/generated-modules.ts';
import { CONFIGURATION_FILES } from './configuration.ts';
import type { ExitCode } from './exit-code.ts';
import { noteObsolete } from './note-obsolete.ts';
import { allowRefsOption } from './options.ts';
import { planModules, type TypesFlags } from './planned-modules.ts';
import { readFlags } from './read-flags.ts';
import { onStopSignal } from './stop-signals.ts';
import { createTerminal, type Terminal } from './terminal.ts';
import { watchTypes } from './watch-types.ts';

/** `specwright types [contract…]`: writes `<name>.ts` per contract, and what else is asked for. */
export function defineTypes(command: Command, end: (code: ExitCode) => void): void {
  command
    .argument('[contract...]', 'all of the configuration, or all bundled ones, where none is named')
    .option('--out <dir>', 'the folder to write to; required here or in the configuration')
    .option('--validators', 'beside the types, <name>.validators.ts: type guards and assertions')
    .option('--factories', 'beside the types, <name>.factories.ts: typed, seeded builders')
    .option('--check', 'write nothing; exit 1 if a file is stale')
    .addOption(
      new Option('--watch', 'write again at every change, until it is stopped').conflicts('check'),
    )
    .addOption(allowRefsOption())
    .action(async (names: readonly string[]) => {
      const { flags, configuration } = await readFlags<TypesFlags>(command);
      const terminal = createTerminal(flags.quiet === true);
      if (flags.watch === true) return watch(names, command, flags.config, terminal);
      const modules = planModules(names, flags, configuration);
      if (flags.check === true) end(await tellStale(modules, terminal));
      else await writeModules(modules, terminal);
      await noteObsolete(names, modules, configuration, terminal.note);
    });
}

/** Goes on until a signal ends it. */
async function watch(
  names: readonly string[],
  command: Command,
  config: string | undefined,
  terminal: Terminal,
): Promise<void> {
  const plan = async () => {
    const { flags, configuration } = await readFlags<TypesFlags>(command);
    return planModules(names, flags, configuration);
  };
  const stop = await watchTypes({
    configurationFiles: config === undefined ? CONFIGURATION_FILES : [config],
    plan,
    update: (modules, tellsAll) => writeModules(modules, terminal, tellsAll),
  });
  onStopSignal(stop);
  terminal.note('watching the contracts and the configuration');
}

async function writeModules(
  modules: readonly GeneratedModule[],
  terminal: Terminal,
  tellsAll = true,
): Promise<void> {
  const progress = terminal.progress('generating');
  const reasons = await updateModules(modules).finally(progress.end);
  for (const [index, { file }] of modules.entries()) {
    const reason = reasons[index];
    if (tellsAll || reason !== undefined) terminal.note(`${file}  ${outcome(reason)}`);
  }
}

function outcome(reason: Staleness | undefined): string {
  if (reason === undefined) return 'unchanged';
  return reason === 'missing' ? 'written' : `written: ${reason}`;
}

async function tellStale(
  modules: readonly GeneratedModule[],
  terminal: Terminal,
): Promise<ExitCode> {
  const progress = terminal.progress('checking');
  const reasons = await checkModules(modules).finally(progress.end);
  for (const [index, { file }] of modules.entries()) {
    const reason = reasons[index];
    terminal.note(`${file}  ${reason === undefined ? 'fresh' : `stale: ${reason}`}`);
  }
  if (reasons.every((reason) => reason === undefined)) return 0;
  terminal.note('Something is stale: run specwright types without --check.');
  return 1;
}
