import type { LoadedContract } from '../../../src/contract/assemble.ts';
import type { Json, JsonObject } from '../../../src/contract/contract.ts';
import { loadContractText } from '../../../src/contract/load.ts';
import { valueAt } from '../../../src/contract/pointer.ts';

/** Loads a document of OpenAPI 2.0, given as what it has beside its version and info. */
export function loadSwagger(fields: JsonObject): Promise<LoadedContract> {
  const head = { swagger: '2.0', info: { title: 'T', version: '1' } };
  return loadContractText(JSON.stringify({ ...head, paths: {}, ...fields }));
}

/** Loads a document with one operation, `POST /a`, and gives what it becomes. */
export async function convertOperation(
  operation: JsonObject,
  fields: JsonObject = {},
): Promise<Json | undefined> {
  const { document } = await loadSwagger({ ...fields, paths: { '/a': { post: operation } } });
  return valueAt(document, '/paths/~1a/post');
}
