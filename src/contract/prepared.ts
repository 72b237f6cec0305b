import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { assembleContract, type LoadedContract } from './assemble.ts';
import type { JsonObject, Note, Pointer } from './contract.ts';
import type { FilesDigest } from './files-digest.ts';
import { keysOf, rememberKeys } from './keys.ts';
import { createOriginPlaces, type Origin } from './origins.ts';

/** A contract as the build writes it down, so that a bundled one starts without reading its document. */
interface PreparedContract {
  readonly name: string;
  readonly digest: FilesDigest | undefined;
  /** URLs are relative to the root document's, which is the first. */
  readonly origins: readonly (readonly [Pointer, Origin])[];
  readonly notes: readonly Note[];
  /** So that they needn't be read from the document. */
  readonly keys: readonly string[];
  readonly document: JsonObject;
}

/** Writes a contract as text that `deserialiseContract` reads. Operations and hash are left to be derived. */
export function serialiseContract(contract: LoadedContract): string {
  const { name, digest, origins, notes, document } = contract;
  const folder = new URL('.', origins.get('')?.url).href;
  const prepared: PreparedContract = {
    name,
    digest,
    origins: Array.from(origins, ([pointer, { url, pointer: at }]) => [
      pointer,
      { url: url.startsWith(folder) ? url.slice(folder.length) : url, pointer: at },
    ]),
    notes,
    keys: [...keysOf(document)],
    document,
  };
  return JSON.stringify(prepared);
}

/**
 * Reads a contract from its prepared form. Its files, which stand where they did from `documentUrl`,
 * the URL of its root document, are read when a node is first located.
 */
export function deserialiseContract(text: string, documentUrl: URL): LoadedContract {
  const { name, digest, origins, notes, keys, document }: PreparedContract = JSON.parse(text);
  rememberKeys(document, new Set(keys));
  return assembleContract({
    name,
    document,
    notes,
    origins: new Map(
      origins.map(([pointer, { url, pointer: at }]) => [
        pointer,
        { url: new URL(url, documentUrl).href, pointer: at },
      ]),
    ),
    places: createOriginPlaces((url) => readFileSync(fileURLToPath(url), 'utf8')),
    digest: () => digest,
  });
}
