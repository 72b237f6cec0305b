import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoadedContract } from './assemble.ts';
import { bundledDocument, preparedContract } from './bundled.ts';
import type { ContractCache } from './cache.ts';
import { findDocument } from './find.ts';
import type { LoadOptions } from './load-document.ts';

/**
 * Loads a contract: a bundled one by its name, any other by the path or URL of its document (OpenAPI
 * 2.0, 3.0, 3.1 or 3.2, YAML or JSON, one file or many). The options are for the others: a bundled contract
 * has its name and its references.
 *
 * @throws {UnknownContractError} it is neither a bundled name nor a file
 * @throws {DocumentError} the document can't be read as OpenAPI
 * @throws {UnresolvedReferenceError} one of its references leads nowhere, or where it may not
 */
export async function loadContract(
  argument: string,
  options: LoadOptions = {},
): Promise<LoadedContract> {
  const { url, name, isBundled } = findDocument(argument);
  return isBundled ? loadBundled(name) : loadUrl(url, options);
}

/**
 * Loads a contract from the text of its document. `file` is where the text is taken to stand: errors
 * name it, and relative references start there.
 *
 * @throws {DocumentError} the text can't be read as OpenAPI
 * @throws {UnresolvedReferenceError} one of its references leads nowhere, or where it may not
 */
export async function loadContractText(
  text: string,
  { file = 'openapi.yaml', ...options }: LoadOptions & { readonly file?: string } = {},
): Promise<LoadedContract> {
  const { loadDocumentText } = await import('./load-document.ts');
  return loadDocumentText(pathToFileURL(resolve(file)), text, options);
}

async function loadBundled(name: string): Promise<LoadedContract> {
  const prepared = preparedContract(name);
  const document = bundledDocument(name);
  if (!existsSync(prepared)) return loadUrl(document, { name });
  const { deserialiseContract } = await import('./prepared.ts');
  return deserialiseContract(await readFile(prepared, 'utf8'), document);
}

async function loadUrl(url: URL, options: LoadOptions): Promise<LoadedContract> {
  const cache = await openOwnCache();
  const kept = await cache?.read(url, options);
  if (kept !== undefined) return kept;
  const { loadDocument } = await import('./load-document.ts');
  const contract = await loadDocument(url, options);
  // Whoever waits for the contract doesn't wait for this.
  if (cache !== undefined) setTimeout(() => cache.write(url, options, contract), SETTLED).unref();
  return contract;
}

/** By then, in milliseconds, what a contract was loaded for has begun. */
const SETTLED = 1000;

/** Only what was built keeps contracts: sources change from one run to the next. */
async function openOwnCache(): Promise<ContractCache | undefined> {
  if (!import.meta.url.endsWith('.js')) return undefined;
  const { cacheFolder, openCache } = await import('./cache.ts');
  const folder = cacheFolder();
  return folder === undefined ? undefined : openCache(folder);
}
