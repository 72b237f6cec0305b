import { existsSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledContracts, bundledFolder } from '../contract/bundled.ts';
import type { Contract } from '../contract/contract.ts';
import { SemanticsError } from '../errors.ts';
import { importModule } from './import-module.ts';
import type { Semantics } from './semantics.ts';
import { verifySemantics } from './verify.ts';

const EXTENSIONS = ['.ts', '.js', '.mjs'];

/**
 * Loads the semantics of a contract: the named module, else the one beside a bundled contract
 * (`specs/<name>/semantics`), else `<name>.semantics.ts` (or `.js`, `.mjs`) beside the document.
 *
 * @param argument what the contract was loaded by: a bundled name, or its document's path or URL.
 * @returns `undefined` where there is none.
 * @throws {SemanticsError} if the module can't be imported or doesn't fit the contract.
 */
export async function loadSemantics(
  contract: Contract,
  argument: string,
  named?: string,
): Promise<Semantics | undefined> {
  const files = semanticsFiles(contract, argument, named);
  const file = named === undefined ? files.find(existsSync) : files[0];
  if (file === undefined) return undefined;
  const semantics = await importSemantics(file);
  verifySemantics(semantics, contract, file);
  return semantics;
}

/** Where the semantics of a contract are taken from, as `loadSemantics` finds them: the first that is there. */
export function semanticsFiles(
  { name }: Contract,
  argument: string,
  named?: string,
): readonly string[] {
  if (named !== undefined) return [resolve(named)];
  if (bundledContracts().includes(argument)) {
    // Beside the sources this module is TypeScript, in the built package JavaScript; so are they.
    const own = extname(import.meta.url);
    return [fileURLToPath(new URL(`semantics${own}`, bundledFolder(argument)))];
  }
  const path = argument.startsWith('file:') ? fileURLToPath(argument) : argument;
  const stem = join(dirname(path), `${name}.semantics`);
  return EXTENSIONS.map((extension) => resolve(stem + extension));
}

async function importSemantics(file: string): Promise<Semantics> {
  const imported = await importModule(file);
  if ('failure' in imported) {
    throw new SemanticsError({
      problem: "the semantics can't be imported",
      ...imported.failure,
    });
  }
  const semantics = imported.module.default;
  if (holdsOperations(semantics)) return semantics;
  throw new SemanticsError({
    problem: 'the module holds no semantics',
    expected: 'export default defineSemantics({ operations: { … } })',
    received:
      semantics === undefined
        ? 'no default export'
        : `a default export of type ${typeof semantics}`,
    location: { file },
  });
}

function holdsOperations(semantics: unknown): semantics is Semantics {
  if (typeof semantics !== 'object' || semantics === null) return false;
  const { operations } = semantics as { operations?: unknown };
  return typeof operations === 'object' && operations !== null && !Array.isArray(operations);
}
