import { existsSync } from 'node:fs';
import { dirname, extname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Contract } from '../contract/contract.ts';
import { SemanticsError } from '../errors.ts';
import type { Semantics } from './semantics.ts';

const EXTENSIONS = ['.ts', '.js', '.mjs'];

/**
 * Loads the semantics of a contract: the named module, else the one beside a bundled contract
 * (`specs/<name>/semantics`), else `<name>.semantics.ts` (or `.js`, `.mjs`) beside the document.
 *
 * @param document the path of the contract's document; `undefined` for a bundled contract.
 * @returns `undefined` where there is none.
 * @throws {SemanticsError} if the module can't be imported or speaks of operations that don't exist.
 */
export async function loadSemantics(
  contract: Contract,
  document: string | undefined,
  named?: string,
): Promise<Semantics | undefined> {
  const file = named === undefined ? findSemantics(contract.name, document) : resolve(named);
  if (file === undefined) return undefined;
  const semantics = await importDefault(file);
  verify(semantics, contract, file);
  return semantics;
}

function findSemantics(name: string, document: string | undefined): string | undefined {
  if (document === undefined) {
    // Beside the sources this module is TypeScript, in the built package JavaScript; so are they.
    const own = extname(import.meta.url);
    const bundled = fileURLToPath(new URL(`../../specs/${name}/semantics${own}`, import.meta.url));
    return existsSync(bundled) ? bundled : undefined;
  }
  const stem = join(dirname(document), `${name}.semantics`);
  return EXTENSIONS.map((extension) => stem + extension).find(existsSync);
}

async function importDefault(file: string): Promise<Semantics> {
  let module: { default?: unknown };
  try {
    module = await import(pathToFileURL(file).href);
  } catch (error) {
    throw new SemanticsError({
      problem: "the semantics can't be imported",
      received: error instanceof Error ? error.message : String(error),
      location: { file },
      cause: error,
    });
  }
  const semantics = module.default;
  if (typeof semantics === 'object' && semantics !== null && 'operations' in semantics) {
    return semantics as Semantics;
  }
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

function verify(semantics: Semantics, contract: Contract, file: string): void {
  const documented = new Map(contract.operations.map((operation) => [operation.id, operation]));
  for (const [id, { requestRules = [], responseRules = [] } = {}] of Object.entries(
    semantics.operations,
  )) {
    const operation = documented.get(id);
    if (operation === undefined) {
      throw new SemanticsError({
        problem: 'the semantics speak of an operation that the contract lacks',
        expected: `one of ${[...documented.keys()].join(', ')}`,
        received: id,
        location: { file },
      });
    }
    const statuses = operation.responses.map(({ status }) => status);
    const spoken = [
      ...requestRules.map(({ answer }) => answer.status),
      ...responseRules.map(({ status }) => status),
    ];
    for (const status of spoken) {
      const range = `${String(status)[0]}XX`;
      if (
        !statuses.some(
          (known) => known === String(status) || known === range || known === 'default',
        )
      ) {
        throw new SemanticsError({
          problem: `a rule of ${id} speaks of a status that the contract lacks`,
          expected: `one of ${statuses.join(', ')}`,
          received: String(status),
          location: { file },
        });
      }
    }
  }
}
