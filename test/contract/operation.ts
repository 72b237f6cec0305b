import type { JsonObject, Operation } from '../../src/contract/contract.ts';
import { loadContractText } from '../../src/contract/load.ts';

/** Loads a document in 3.1 that has the given parts. */
export function load(parts: JsonObject) {
  const document = { openapi: '3.1.0', info: { title: 'T', version: '1' }, ...parts };
  return loadContractText(JSON.stringify(document), { file: 'a.json' });
}

/** The one operation of a document whose `GET /a` and its path item have the given fields. */
export async function operation(
  fields: JsonObject,
  pathItem: JsonObject = {},
  rest: JsonObject = {},
) {
  const contract = await load({ paths: { '/a': { ...pathItem, get: fields } }, ...rest });
  const [only] = contract.operations;
  return only as Operation;
}
