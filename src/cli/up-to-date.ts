import { parseArgs } from 'node:util';
import { clearBeside, stalenessOf } from '../../generators/generated-modules.ts';
import { type CommandConfiguration, loadConfiguration } from './configuration.ts';
import { noteObsolete } from './note-obsolete.ts';
import { planModules } from './planned-modules.ts';
import { createTerminal } from './terminal.ts';

/** What the section `types` of the configuration may hold, and the command line too. */
const SECTION = {
  out: { type: 'string' },
  check: { type: 'boolean' },
  validators: { type: 'boolean' },
  factories: { type: 'boolean' },
  'allow-refs': { type: 'string', multiple: true },
} as const;
const COMMAND_LINE = {
  ...SECTION,
  quiet: { type: 'boolean' },
  config: { type: 'string' },
} as const;

/**
 * Tells that the modules are up to date that `specwright types` is called for, where all of them are.
 * It takes no more than the command itself does, and means the same by it.
 * @param args what stands behind `types`.
 * @returns whether it did. Otherwise the command has to see to them, or say what is wrong with the call.
 */
export async function tellUpToDate(args: readonly string[]): Promise<boolean> {
  try {
    const called = parseArgs({ args: [...args], options: COMMAND_LINE, allowPositionals: true });
    const loaded = await loadConfiguration(called.values.config);
    const section = argsOf(loaded.configuration.types ?? {});
    const configured = parseArgs({ args: section, options: SECTION, allowNegative: true });
    const flags = { ...configured.values, ...called.values };
    const allowRefs = flags['allow-refs'] ?? [];
    const modules = planModules(called.positionals, { ...flags, allowRefs }, loaded);
    if (modules.some(({ contract }) => !contract.url.startsWith('file:'))) return false;
    const reasons = await Promise.all(modules.map(stalenessOf));
    if (reasons.some((reason) => reason !== undefined)) return false;
    if (flags.check !== true) await clearBeside(modules);
    const { note } = createTerminal(flags.quiet === true);
    for (const { file } of modules) note(`${file}  ${flags.check ? 'fresh' : 'unchanged'}`);
    await noteObsolete(called.positionals, modules, loaded, note);
    return true;
  } catch {
    return false;
  }
}

/** A section of the configuration, as its flags would be typed. */
function argsOf(section: CommandConfiguration): string[] {
  return Object.entries(section).flatMap(([key, value]) => {
    const name = key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    if (typeof value === 'boolean') return value ? `--${name}` : `--no-${name}`;
    return [value].flat().map((each) => `--${name}=${each}`);
  });
}
