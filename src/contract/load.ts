import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { assembleContract, type LoadedContract } from './assemble.ts';
import { type Bundle, bundle } from './bundle.ts';
import { bundledDocument, preparedContract } from './bundled.ts';
import { downgrade } from './downgrade.ts';
import { digestFiles } from './files-digest.ts';
import { findDocument, nameOfDocument } from './find.ts';
import { createOriginPlaces } from './origins.ts';
import { placeWebhooks } from './place-webhooks.ts';
import { deserialiseContract } from './prepared.ts';
import { listSequences } from './sequences.ts';
import { parseSource, readReferencedSources, readSource, type Source } from './sources.ts';
import { convertSwagger } from './swagger/convert.ts';
import { checkVersion, lineOf, type SpecLine, versionOf } from './version.ts';

/** What a document is called, and where its references may lead. */
export interface LoadOptions {
  /** The contract's name; by default the file's, up to its first dot. */
  readonly name?: string;
  /** Folders and hosts that references may lead to, beside the document's own folder. */
  readonly allowRefs?: readonly string[];
}

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
  return normalise(parseSource(pathToFileURL(resolve(file)).href, text), options);
}

async function loadUrl(url: URL, options: LoadOptions): Promise<LoadedContract> {
  return normalise(await readSource(url.href, 'follow'), options);
}

async function loadBundled(name: string): Promise<LoadedContract> {
  const prepared = preparedContract(name);
  const document = bundledDocument(name);
  if (!existsSync(prepared)) return loadUrl(document, { name });
  return deserialiseContract(await readFile(prepared, 'utf8'), document);
}

async function normalise(root: Source, options: LoadOptions): Promise<LoadedContract> {
  checkVersion(root);
  const sources = await readReferencedSources(root, options.allowRefs ?? []);
  // The texts are kept, not the values.
  const texts = new Map(Array.from(sources.files, ([url, { text }]) => [url, text]));
  const places = createOriginPlaces((url) => texts.get(url) ?? '');
  // The bundle has another: it is made of the root's value.
  const line = lineOf(versionOf(root.value));
  const bundled = bundle(root, sources, places.locate);
  const { document, origins, notes } = inCurrentTerms(bundled, line, root.url);
  return assembleContract({
    name: options.name ?? nameOfDocument(new URL(root.url)),
    document,
    origins,
    notes,
    places,
    digest: () => digestFiles(root.url, texts),
  });
}

/** What a document of another line says, in terms of 3.1. Its schemas are in them already. */
function inCurrentTerms(bundled: Bundle, line: SpecLine | undefined, url: string): Bundle {
  if (line === '3.2') return downgrade(bundled);
  if (line === '2.0') return listSequences(convertSwagger(bundled, url));
  return listSequences(line === '3.0' ? placeWebhooks(bundled) : bundled);
}
