import { createHash } from 'node:crypto';
import type { Contract, JsonObject, Note } from './contract.ts';
import type { FilesDigest } from './files-digest.ts';
import { readOperations } from './operations.ts';
import { type OriginPlaces, type Origins, originOf } from './origins.ts';
import { isJsonObject } from './pointer.ts';
import { readSecuritySchemes } from './security.ts';

/** A contract that knows where its parts come from. */
export interface LoadedContract extends Contract {
  readonly origins: Origins;
  /** What its files held; `undefined` where some of them are remote. */
  readonly digest: FilesDigest | undefined;
}

/** What a contract is derived from. */
export interface ContractParts {
  readonly name: string;
  readonly document: JsonObject;
  readonly origins: Origins;
  readonly notes: readonly Note[];
  readonly places: OriginPlaces;
  readonly digest: () => FilesDigest | undefined;
}

/**
 * Derives a contract from a normalised document.
 *
 * @throws {DocumentError} a parameter doesn't say where it stands in a request
 */
export function assembleContract(parts: ContractParts): LoadedContract {
  const { name, document, origins, notes, places } = parts;
  const locate: Contract['locate'] = (pointer) => places.locate(originOf(origins, pointer));
  // Few ask for it, and a large document takes a while.
  let hash: string | undefined;
  const info = isJsonObject(document.info) ? document.info : {};
  return {
    name,
    title: String(info.title ?? name),
    version: String(info.version ?? ''),
    document,
    operations: readOperations({ document, locate }),
    securitySchemes: readSecuritySchemes(document),
    notes,
    get hash() {
      hash ??= hashOf(document);
      return hash;
    },
    get digest() {
      return parts.digest();
    },
    locate,
    written: (pointer) => places.written(originOf(origins, pointer)),
    origins,
  };
}

function hashOf(document: JsonObject): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('hex');
}
