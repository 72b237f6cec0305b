import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/**
 * The functions that validators are written with, as JavaScript that imports and exports nothing: as they
 * were built, else joined from the sources.
 */
export async function runtimeText(): Promise<string> {
  const built = new URL('runtime.js', import.meta.url);
  return existsSync(built) ? readFile(built, 'utf8') : joinRuntime();
}

/** Joins them from the sources. */
export async function joinRuntime(): Promise<string> {
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({
    input: fileURLToPath(new URL('runtime/index.ts', import.meta.url)),
    // They share files with what only the product itself needs, such as ajv's keywords.
    external: (id) => !/^[./]/.test(id),
    treeshake: { moduleSideEffects: false },
  });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  const [{ code }] = output;
  return withOwnNames(laidOut(withoutFileNames(code.slice(0, code.lastIndexOf('export {')))));
}

function withoutFileNames(code: string): string {
  return code.replace(/^\/\/ \S+\.ts\n/gm, '');
}

/** Laid out as the rest of the module: the bundler writes tabs, comments without a space, no empty lines. */
function laidOut(code: string): string {
  return code
    .replace(/^\t+/gm, (tabs) => '  '.repeat(tabs.length))
    .replace(/^( *)\*(?=[ /])/gm, '$1 *')
    .replace(/^\};?\n(?=.)/gm, '$&\n');
}

/** What is exported of a schema begins with `is` or `assert`: nothing else may be called so. */
function withOwnNames(code: string): string {
  return code.replace(/(?<![.\w$])((?:is|assert)[A-Z]\w*)/g, '_$1');
}
