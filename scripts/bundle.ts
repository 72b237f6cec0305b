// Joins the modules of the product into a few files: a start would spend most of its time on finding five hundred.
import { globSync } from 'node:fs';
import { copyFile } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What is imported by its path: the package's entry points, the command, the semantics of bundled contracts. */
const ENTRIES = [
  'src/index.ts',
  'src/adapters/{start-mock,fetch,msw,vitest}.ts',
  'src/factories/factories.ts',
  'src/cli/run.ts',
  'src/cli/threads/thread.ts',
  'specs/*/semantics.ts',
];

/** What finds files by its own place, so that it stays there. It imports nothing of ours but what is here too. */
const BESIDE_FILES = [
  'src/contract/bundled.ts',
  'src/semantics/nested-imports.ts',
  'src/page/page-files.ts',
  'src/cli/threads/thread-file.ts',
  'src/adapters/control-plane/page.ts',
  'src/report/html/assets.ts',
  'generators/validators/runtime-text.ts',
];

/**
 * What every start needs, what `types` needs where all is up to date, what a configuration waits for (modules that read
 * it, and what `src/index.ts` imports at once), what a contract is compiled with, and a mock: in a file each. A module
 * belongs to the first that names it.
 */
const JOINED = {
  'src/chunks/start':
    /\/src\/(errors|version|report\/(paint|printable)|contract\/(near-miss|pointer|find|read-guard|read-text|display-name|metaschema)|cli\/(configuration|verify-configuration|terminal|find-argument))\.ts$/,
  'src/chunks/up-to-date':
    /\/(generators\/(stamp|generated-\w+|module-kinds)|src\/(contract\/files-digest|cli\/(up-to-date|planned-modules|note-obsolete)))\.ts$/,
  'src/chunks/exports':
    /\/src\/(adapters\/(check-recording|journal-har|to-conform)|conformance\/masking|compile\/(violation|lazily|response)|contract\/(load|origins|positions|json-places|lines|yaml|yaml-steps)|http\/(body|charset|exchange|json|json-reader|json-tokens|long-integer|media-type|percent|query|remembered|target|token)|mock\/(create-mock|decoded-entry|journal)|recording\/(masked-message|redaction|secret-name|secret-shapes|secret-text|write-har)|semantics\/(import-module|open|semantics|store|thrown-at))\.ts$/,
  'src/chunks/compile': /\/src\/(http|semantics|compile)\/(?!fakes\/)/,
  'src/chunks/mock': /\/src\/(mock|compile\/fakes)\//,
};

/** The package that every start of the command needs: to find its seven files takes a tenth of one. */
const INCLUDED = 'commander';

/**
 * Writes the JavaScript of the product into the folder; what is a package's is imported from it, but for the one that
 * is included, with its licence.
 */
export async function writeBundle(folder: string): Promise<void> {
  const bundle = await rolldown({
    cwd: root,
    input: Object.fromEntries(globSync(ENTRIES, { cwd: root }).map((file) => [nameOf(file), file])),
    platform: 'node',
    external: (id) => !id.startsWith('.') && !isAbsolute(id) && id !== INCLUDED,
    preserveEntrySignatures: 'strict',
    plugins: [{ name: 'fetched-builtins', renderChunk: fetchBuiltins }],
  });
  await bundle.write({
    dir: folder,
    format: 'esm',
    // What nobody reads there takes time to be read at each start.
    comments: false,
    codeSplitting: {
      groups: [
        ...BESIDE_FILES.map((file) => ({
          name: nameOf(file),
          test: (module: string) => module === join(root, file),
        })),
        ...Object.entries(JOINED).map(([name, test]) => ({ name, test })),
      ],
    },
    chunkFileNames: ({ name }) => (name.includes('/') ? '[name].js' : 'src/chunks/[name].js'),
  });
  await bundle.close();
  const licence = join(root, 'node_modules', INCLUDED, 'LICENSE');
  await copyFile(licence, join(folder, `${INCLUDED}.LICENSE`));
}

/** What takes long to load, and is seldom needed at once: functions of it are fetched when they are called. */
const HEAVY = ['node:child_process', 'node:crypto', 'node:zlib'];

/**
 * Fetches what Node brings, instead of importing it: an import reads all that a module exports, and some of that is
 * made when it is read.
 */
function fetchBuiltins(code: string): string {
  return code.replaceAll(
    /^import (?:(?<whole>\w+)|\{ (?<names>.+) \}) from "(?<module>node:[\w/]+)";$/gm,
    (...match) => {
      const { whole, names = '', module = '' } = match.at(-1) as Record<string, string | undefined>;
      const fetched = `globalThis.process.getBuiltinModule("${module}")`;
      if (whole !== undefined) return `const ${whole} = ${fetched};`;
      const renamed = names.split(', ').map((name) => name.split(' as '));
      return renamed
        .map(([name = '', own = name]) =>
          HEAVY.includes(module) && isCalled(module, name)
            ? `const ${own} = (...args) => ${fetched}.${name}(...args);`
            : `const { ${name}: ${own} } = ${fetched};`,
        )
        .join('\n');
    },
  );
}

/** Whether an export is a function that isn't called with `new`. */
function isCalled(module: string, name: string): boolean {
  const exported: unknown = process.getBuiltinModule(module)?.[name as never];
  return typeof exported === 'function' && /^[a-z]/.test(name);
}

function nameOf(file: string): string {
  return file.replace(/\.ts$/, '');
}
