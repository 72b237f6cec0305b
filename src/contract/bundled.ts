import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** `specs/` lies two levels above this folder, in the source tree and in the build alike. */
const SPECS = new URL('../../specs/', import.meta.url);

/** The names of the contracts that come with the product, sorted: folders of `specs/` with a document. */
export function bundledContracts(): readonly string[] {
  return readdirSync(SPECS)
    .filter((name) => existsSync(bundledDocument(name)))
    .sort();
}

/** Where a bundled contract lies, with all that belongs to it. */
export function bundledFolder(name: string): URL {
  return new URL(`${name}/`, SPECS);
}

/** Where a bundled contract's document lies. */
export function bundledDocument(name: string): URL {
  return new URL('openapi.yaml', bundledFolder(name));
}

/** The name of the bundled contract whose document has a URL, if there is one. */
export function bundledName(url: string): string | undefined {
  return bundledContracts().find((name) => bundledDocument(name).href === url);
}

/** Where the build puts a bundled contract's prepared form. */
export function preparedContract(name: string): URL {
  return new URL('contract.json', bundledFolder(name));
}

/** The path of the folder of the recordings that come with a bundled contract. */
export function bundledRecordings(name: string): string {
  return fileURLToPath(new URL('recordings/', bundledFolder(name)));
}
