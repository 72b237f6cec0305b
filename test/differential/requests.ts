import type { CompiledContract } from '../../src/compile/compiled-contract.ts';
import { createRandom } from '../../src/compile/random.ts';
import type {
  Contract,
  Json,
  MediaType,
  Operation,
  Parameter,
  Pointer,
  RequestBody,
  SecurityScheme,
} from '../../src/contract/contract.ts';
import type { HttpRequest } from '../../src/http/exchange.ts';
import { isJson } from '../../src/http/media-type.ts';
import { serialise } from '../compile/parameters/serialise.ts';

/**
 * Requests to an operation: a valid one, and what becomes of it without its credential, without its
 * query, with another body, with an `Accept` that nothing fits, and for each documented status. None
 * where it needs a body that isn't JSON.
 */
export function requestsTo(compiled: CompiledContract, operation: Operation): HttpRequest[] {
  const { requestBody } = operation;
  if (requestBody?.required && jsonOf(requestBody) === undefined) return [];
  const credential = credentialFor(compiled.contract, operation);
  const valid = validRequest(compiled, operation);
  const asking = (headers: Readonly<Record<string, string>>) => ({
    ...valid,
    headers: { ...valid.headers, ...credential, ...headers },
  });
  const statuses = operation.responses.map(({ status }) => status);
  return [
    asking({}),
    asking({ accept: 'application/x-unknown' }),
    ...statuses
      .filter((status) => /^\d/.test(status))
      .map((code) => asking({ prefer: `code=${code}` })),
    ...(operation.security.length > 0 ? [valid] : []),
    ...(valid.url.includes('?') ? [{ ...asking({}), url: valid.url.replace(/\?.*/, '') }] : []),
    ...(valid.body === undefined ? [] : [{ ...asking({}), body: '[[]]' }]),
  ];
}

/** A request that an operation takes, but for its credential. */
function validRequest(compiled: CompiledContract, operation: Operation): HttpRequest {
  const values = new Map(
    operation.parameters
      .filter(({ required, schema }) => required && schema !== undefined)
      .map((parameter) => [parameter, fakeOf(compiled, parameter.schema ?? '')]),
  );
  const written = (location: Parameter['in']) =>
    Array.from(values)
      .filter(([parameter]) => parameter.in === location)
      .map(([parameter, value]) => ({ name: parameter.name, text: serialise(parameter, value) }));
  const path = written('path').reduce(
    (template, { name, text }) => template.replace(`{${name}}`, () => text),
    operation.path,
  );
  const query = written('query')
    .map(({ text }) => text)
    .join('&');
  const headers = Object.fromEntries(
    written('header').map(({ name, text }) => [name.toLowerCase(), text]),
  );
  const url = query === '' ? path : `${path}?${query}`;
  const request = { method: operation.method, url, headers };
  const media = operation.requestBody && jsonOf(operation.requestBody);
  if (media?.schema === undefined) return request;
  return {
    ...request,
    headers: { ...headers, 'content-type': media.range },
    body: JSON.stringify(fakeOf(compiled, media.schema)),
  };
}

function jsonOf({ content }: RequestBody): MediaType | undefined {
  return content.find(({ range, schema }) => isJson(range) && schema !== undefined);
}

function fakeOf(compiled: CompiledContract, schema: Pointer): Json {
  return compiled.fakeOf(schema, 'request')({ random: createRandom('requests'), now: 0 });
}

/** What lets a request in: the credentials of the first alternative, as header fields. */
function credentialFor(
  { securitySchemes }: Contract,
  { security }: Operation,
): Readonly<Record<string, string>> {
  const names = [...(security[0]?.keys() ?? [])];
  return Object.fromEntries(
    names.flatMap((name) => {
      const scheme = securitySchemes.get(name);
      return scheme === undefined ? [] : [credential(scheme)];
    }),
  );
}

function credential(scheme: SecurityScheme): [name: string, value: string] {
  if (scheme.type === 'http' && scheme.scheme === 'basic') return ['authorization', 'Basic YTpi'];
  if (scheme.type === 'apiKey') return [scheme.name.toLowerCase(), 'make-believe'];
  return ['authorization', 'Bearer make-believe'];
}
