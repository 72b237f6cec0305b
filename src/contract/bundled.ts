import { existsSync, readdirSync } from 'node:fs';

/** `specs/` lies two levels above this folder, in the source tree and in the build alike. */
const SPECS = new URL('../../specs/', import.meta.url);

/** The names of the contracts that come with the product, sorted: folders of `specs/` with a document. */
export function bundledContracts(): readonly string[] {
  return readdirSync(SPECS)
    .filter((name) => existsSync(bundledDocument(name)))
    .sort();
}

/** Where a bundled contract's document lies. */
export function bundledDocument(name: string): URL {
  return new URL(`${name}/openapi.yaml`, SPECS);
}

/** Where the build puts a bundled contract's prepared form. */
export function preparedContract(name: string): URL {
  return new URL(`${name}/contract.json`, SPECS);
}
