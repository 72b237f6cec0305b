import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

/** Styles and modules that pages share. */
export const SHARED_FOLDER = new URL('browser/', import.meta.url);

/** The script of a page, one module: as it was built, else joined from the sources, which start at `main.ts`. */
export async function pageScript(folder: URL): Promise<string> {
  const built = new URL('main.js', folder);
  if (existsSync(built)) return readFile(built, 'utf8');
  const { rolldown } = await import('rolldown');
  const bundle = await rolldown({ input: fileURLToPath(new URL('main.ts', folder)) });
  const { output } = await bundle.generate({ format: 'esm', minify: true });
  await bundle.close();
  return output[0].code;
}
