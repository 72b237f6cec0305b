import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readGenerated } from '../../generators/generated-file.ts';
import type { GeneratedModule } from '../../generators/generated-modules.ts';
import { MARK } from '../../generators/stamp.ts';
import type { LoadedConfiguration } from './configuration.ts';

/**
 * Tells of generated files beside modules that nothing in the configuration writes any more. They stay:
 * somebody may import them. Where contracts were named, others may be written by other calls.
 */
export async function noteObsolete(
  names: readonly string[],
  modules: readonly GeneratedModule[],
  { configuration }: LoadedConfiguration,
  note: (text: string) => void,
): Promise<void> {
  if (names.length > 0 || configuration.contracts === undefined) return;
  const written = new Set(modules.map(({ file }) => file));
  for (const folder of new Set(modules.map(({ file }) => dirname(file)))) {
    for (const name of await readdir(folder).catch(() => [])) {
      const file = join(folder, name);
      if (!name.endsWith('.ts') || written.has(file) || !(await isGenerated(file))) continue;
      note(`${file}  obsolete: nothing in the configuration writes it`);
    }
  }
}

async function isGenerated(file: string): Promise<boolean> {
  const text = await readGenerated(file).catch(() => undefined);
  return text?.startsWith(MARK) === true;
}
