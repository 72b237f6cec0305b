import type { JsonObject } from '../../src/contract/contract.ts';
import { loadContractText } from '../../src/contract/load.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import type { Mock } from '../../src/mock/mock.ts';
import type { MockOptions } from '../../src/mock/options.ts';
import type { OpenContract } from '../../src/semantics/open.ts';
import type { Semantics } from '../../src/semantics/semantics.ts';

/** A contract of some paths, with what else its document holds at its root. */
export async function contractOf(
  paths: JsonObject,
  root: JsonObject = {},
  semantics?: Semantics,
): Promise<OpenContract> {
  const document = { openapi: '3.1.0', info: { title: 'Shop', version: '1' }, paths, ...root };
  return { contract: await loadContractText(JSON.stringify(document)), semantics };
}

/** A mock of a document with one operation, `GET /thing`. */
export async function mockOf(
  operation: JsonObject,
  options: MockOptions & { readonly root?: JsonObject; readonly semantics?: Semantics } = {},
): Promise<Mock> {
  const { root, semantics, ...rest } = options;
  return createMock(await contractOf({ '/thing': { get: operation } }, root, semantics), rest);
}

/** A response with one JSON body. */
export function jsonResponse(schema: JsonObject | boolean, media: JsonObject = {}): JsonObject {
  return { description: 'A body.', content: { 'application/json': { schema, ...media } } };
}
