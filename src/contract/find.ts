import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UnknownContractError } from '../errors.ts';
import { bundledContracts, bundledDocument } from './bundled.ts';
import { meantHint } from './near-miss.ts';

/** The document that a contract argument leads to. */
export interface FoundDocument {
  readonly url: URL;
  /** What its contract is called: a bundled one as its folder, any other as its file, up to the first dot. */
  readonly name: string;
  readonly isBundled: boolean;
}

/**
 * Finds the document of a contract: a bundled one by its name, any other by its path or URL.
 * @param names those that the error for an unknown one tells.
 * @throws {UnknownContractError} it is neither a bundled name nor a file
 */
export function findDocument(
  argument: string,
  names: readonly string[] = bundledContracts(),
): FoundDocument {
  if (/^(https?|file):\/\//.test(argument)) return ofFile(new URL(argument));
  if (bundledContracts().includes(argument)) {
    return { url: bundledDocument(argument), name: argument, isBundled: true };
  }
  if (existsSync(argument) || !/^[\w-]+$/.test(argument)) {
    return ofFile(pathToFileURL(resolve(argument)));
  }
  throw new UnknownContractError({
    problem: 'there is no such contract',
    expected: `a path, a URL or one of ${names.join(', ')}`,
    received: argument,
    ...meantHint(argument, names),
  });
}

function ofFile(url: URL): FoundDocument {
  return { url, name: nameOfDocument(url), isBundled: false };
}

/** What the contract of a document is called by its URL. */
export function nameOfDocument({ pathname, hostname }: URL): string {
  const [name] = decodeURIComponent(basename(pathname)).split('.');
  return name || hostname;
}
