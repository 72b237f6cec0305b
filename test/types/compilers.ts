import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { folderOf } from '../contract/folder.ts';

const { resolve } = createRequire(import.meta.url);

/** The compilers that users have, by what is installed here. */
export const COMPILERS = ['typescript', 'typescript-7'];

const FACTORIES = new URL('../../src/factories/factories.ts', import.meta.url);

/** The strictest of the usual settings. */
const STRICT = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  declaration: true,
  isolatedDeclarations: true,
  isolatedModules: true,
  verbatimModuleSyntax: true,
  erasableSyntaxOnly: true,
  noEmit: true,
  types: [],
  lib: ['esnext'],
  target: 'esnext',
  module: 'nodenext',
  // What modules of factories import is the package's.
  paths: { 'specwright/factories': [fileURLToPath(FACTORIES)] },
  allowImportingTsExtensions: true,
};

/**
 * What a compiler has against modules, by name and text: a line each. The package's own sources, which aren't
 * shipped and are held to settings of their own, are left out.
 */
export async function compile(
  compiler: string,
  modules: Readonly<Record<string, string>>,
): Promise<string[]> {
  const files = Object.entries(modules).map(([name, text]) => [`${name}.ts`, text]);
  const folder = await folderOf({
    'tsconfig.json': JSON.stringify({ compilerOptions: STRICT }),
    'package.json': JSON.stringify({ type: 'module' }),
    ...Object.fromEntries(files),
  });
  const bin = new URL('bin/tsc', pathToFileURL(resolve(`${compiler}/package.json`)));
  const { stdout } = spawnSync(process.execPath, [fileURLToPath(bin)], {
    cwd: folder,
    encoding: 'utf8',
  });
  return stdout.split('\n').filter((line) => line !== '' && !/^(?:\.\.|\s)/.test(line));
}
