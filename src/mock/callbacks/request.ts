import type { CompiledContract } from '../../compile/compiled-contract.ts';
import type { FakeContext } from '../../compile/fakes/compile.ts';
import {
  readSignature,
  SIGNATURE_EXTENSION,
  type Signature,
  signatureFaults,
} from '../../compile/signature.ts';
import type { Callback } from '../../contract/callbacks.ts';
import type { Header, Json, Operation, Response } from '../../contract/contract.ts';
import { follow } from '../../contract/follow.ts';
import { readExamples } from '../../contract/media-types.ts';
import { childPointer } from '../../contract/pointer.ts';
import { DocumentError, SchemaError } from '../../errors.ts';
import type { HttpRequest } from '../../http/exchange.ts';
import { answerHeaders, fittingHeaders } from '../response/headers.ts';
import { type BodyMaterial, callbackBody } from './body.ts';
import { callbackQuery } from './query.ts';
import { type Signable, signatureFields, standardFields } from './sign.ts';

/** What a callback's request is made from. */
export interface CallbackMaterial extends BodyMaterial {
  /** What its body is to be; absent: a fake. */
  readonly told?: Json | undefined;
  readonly secret: string;
}

/**
 * Makes the request that a callback or webhook is documented to send: fakes, proven against their schemas,
 * with what its occasion says in them, signed as the contract says.
 * @param url where it is sent.
 * @throws {CallbackError} if the body that it is told to have breaks what is documented.
 * @throws {DocumentError} if the contract doesn't say properly how it is signed.
 * @throws {SchemaError} if no valid request is found or a schema doesn't compile.
 */
export function createCallbackRequest(
  compiled: CompiledContract,
  { operation }: Callback,
  url: string,
  { told, secret, ...material }: CallbackMaterial,
): HttpRequest {
  const documented = documentedHeaders(compiled, operation);
  const content = callbackBody(compiled, operation, told, material);
  const signable: Signable = {
    body: content?.body ?? '',
    timestamp: Math.floor(material.now / 1000),
    secret,
  };
  const signed = signedFields(compiled, operation, documented, signable, material);
  const { preferExamples } = material;
  return {
    method: operation.method,
    url: withQuery(url, callbackQuery(compiled, operation, material)),
    headers: {
      ...(content && { 'content-type': content.contentType }),
      ...answerHeaders(compiled, documented, signed, () => material, preferExamples),
    },
    ...(content && { body: content.body }),
  };
}

/** Header parameters of a request in the terms of an answer's headers: both are made the same way. */
function documentedHeaders({ contract }: CompiledContract, operation: Operation): Response {
  const headers = operation.parameters
    .filter((parameter) => parameter.in === 'header')
    .map(({ name, pointer, ...parameter }): Header => {
      const place = follow(contract.document, pointer);
      const [example] = place === undefined ? [] : readExamples(contract.document, place).values();
      const field = { ...parameter, name: name.toLowerCase(), pointer };
      return example === undefined ? field : { ...field, example };
    });
  return { status: '', description: '', headers, content: [], pointer: operation.pointer };
}

/**
 * The fields that a signature needs, those of Standard Webhooks where the contract documents them.
 * @throws {SchemaError} if one breaks what is documented of it.
 */
function signedFields(
  compiled: CompiledContract,
  operation: Operation,
  documented: Response,
  signable: Signable,
  { random }: FakeContext,
): Readonly<Record<string, string>> {
  const { contract } = compiled;
  const signature = signatureOf(compiled, operation);
  const names = new Set(documented.headers.map(({ name }) => name));
  const standard = names.has('webhook-signature')
    ? standardFields(signable, random.derive('signature'))
    : {};
  const fields = { ...standard, ...(signature && signatureFields(signature, signable)) };
  const fitting = fittingHeaders(compiled, documented, fields);
  const unfit = Object.keys(fields).find((name) => fitting[name] === undefined);
  if (unfit === undefined) return fields;
  throw new SchemaError({
    problem: `the header ${unfit}, by which ${operation.id} is signed, breaks its schema`,
    location: contract.locate(operation.pointer),
  });
}

function signatureOf(
  { contract }: CompiledContract,
  { pointer }: Operation,
): Signature | undefined {
  const place = childPointer(pointer, SIGNATURE_EXTENSION);
  const node = follow(contract.document, pointer)?.node[SIGNATURE_EXTENSION];
  if (node === undefined) return undefined;
  const [fault] = signatureFaults(node, place);
  if (fault === undefined) return readSignature(node);
  const { message, expected, received } = fault;
  const location = contract.locate(fault.pointer);
  throw new DocumentError({ problem: message, expected, received, location });
}

function withQuery(url: string, query: string): string {
  if (query === '') return url;
  return `${url}${url.includes('?') ? '&' : '?'}${query}`;
}
