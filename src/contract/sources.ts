import { fileURLToPath, pathToFileURL } from 'node:url';
import { DocumentError, type Facts } from '../errors.ts';
import type { Json } from './contract.ts';
import { displayName } from './display-name.ts';
import { metaschemaAt } from './metaschema.ts';
import type { Origin } from './origins.ts';
import { type ParsedText, parseText } from './parse.ts';
import { valueAt } from './pointer.ts';
import { createReadGuard, type ReadGuard } from './read-guard.ts';
import { readText } from './read-text.ts';

/** One file of a contract, read and parsed. `url` is a `file:` or `http(s):` URL without a fragment. */
export interface Source extends ParsedText {
  readonly url: string;
  readonly text: string;
}

/** The files of a contract, by URL. */
export interface Sources {
  readonly files: ReadonlyMap<string, Source>;
  /** Why those couldn't be had that are missing. */
  readonly failures: ReadonlyMap<string, Facts>;
}

/**
 * Reads and parses one file; `redirect` is as in `readText`. Relative references start at the final URL.
 *
 * @throws {DocumentError} it can't be read, isn't UTF-8 or can't be parsed
 */
export async function readSource(url: string, redirect: 'follow' | 'manual'): Promise<Source> {
  const read = await readText(url, redirect);
  return parseSource(read.url, read.text);
}

/** Parses a text as the file at `url`. */
export function parseSource(url: string, text: string): Source {
  return { url, text, ...parseText(text, displayName(url)) };
}

/**
 * Reads every file that the references of a root document lead to, directly or through others. They
 * stay inside the root's folder, except for the folders and hosts in `allowRefs`, and the metaschema of
 * JSON Schema, which the package holds. Nothing is thrown for a file that can't be had: the reference may
 * stand in an example, where it is data.
 */
export async function readReferencedSources(
  root: Source,
  allowRefs: readonly string[],
): Promise<Sources> {
  const files = new Map([[root.url, root]]);
  const failures = new Map<string, Facts>();
  const references = referencesToOtherFiles(root);
  // Most contracts are one file, and don't wait for the import.
  if (references.length === 0) return { files, failures };

  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  const guard = createReadGuard(root.url, allowRefs);
  const read = async ({ url }: { url: string }): Promise<object> => {
    const source = files.get(url) ?? failures.get(url) ?? (await readGuarded(url, guard));
    if (!('text' in source)) {
      failures.set(url, source);
      return [];
    }
    files.set(url, source);
    return referencesToOtherFiles(source);
  };
  // Of each file, swagger-parser is shown the references alone. From a whole document it would refuse
  // some versions, rewrite servers, and stumble over references in examples that are no URLs.
  const shown = { openapi: '3.1.0', info: { title: '', version: '' }, paths: {}, references };
  await SwaggerParser.resolve(root.url, shown, {
    resolve: { file: false, http: false, guarded: { order: 1, canRead: true, read } },
    parse: {
      references: { order: 1, canParse: true, allowEmpty: true, parse: ({ data }) => data },
    },
  });
  return { files, failures };
}

/** Every key that the objects of the files have: what no key tells of needn't be looked for in all of them. */
export function keysIn({ files }: Sources): ReadonlySet<string> {
  const [first = new Set<string>(), ...others] = Array.from(files.values(), ({ keys }) => keys);
  return others.reduce((all, keys) => all.union(keys), first);
}

/** What stands at a place of a file; `undefined` where nothing does. */
export function asWritten({ files }: Sources, { url, pointer }: Origin): Json | undefined {
  const file = files.get(url);
  return file === undefined ? undefined : valueAt(file.value, pointer);
}

/**
 * The URL of the file that a reference leads to, without the fragment; `undefined` where it is none.
 */
export function fileOfReference(reference: string, baseUrl: string): string | undefined {
  if (reference.startsWith('#')) return baseUrl;
  if (!URL.canParse(reference, baseUrl)) return undefined;
  const url = new URL(reference, baseUrl);
  url.hash = '';
  if (url.protocol !== 'file:') return url.href;
  try {
    // The same path can be escaped in several ways.
    return pathToFileURL(fileURLToPath(url)).href;
  } catch {
    return undefined;
  }
}

/**
 * Wherever a reference stands, data included: what is data is known only once kinds are known. Inside a
 * schema with an `$id` (a document with a `$self`) a reference starts there, or beside its file where
 * that is a mere name.
 */
function referencesToOtherFiles(source: Source): { $ref: string }[] {
  if (!source.leadsOut) return [];
  const files = new Set<string>();
  const own = new Set([source.url]);
  const collect = (value: Json, baseUrl: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) collect(item, baseUrl);
      return;
    }
    const { $self, $id = $self, $ref, $dynamicRef } = value;
    const inner = (typeof $id === 'string' && fileOfReference($id, baseUrl)) || baseUrl;
    if (inner !== baseUrl) own.add(inner);
    for (const reference of [$ref, $dynamicRef])
      if (typeof reference === 'string')
        for (const base of [inner, source.url]) {
          const file = fileOfReference(reference, base);
          if (file !== undefined) files.add(file);
        }
    for (const child of Object.values(value)) collect(child, inner);
  };
  collect(source.value, source.url);
  return Array.from(files.difference(own), (file) => ({ $ref: file }));
}

async function readGuarded(url: string, guard: ReadGuard): Promise<Source | Facts> {
  const metaschema = await metaschemaAt(url);
  if (metaschema !== undefined) return parseSource(url, JSON.stringify(metaschema));
  const refusal = await guard(url);
  if (refusal !== undefined) return refusal;
  try {
    return await readSource(url, 'manual');
  } catch (error) {
    if (error instanceof DocumentError) return error;
    throw error;
  }
}
