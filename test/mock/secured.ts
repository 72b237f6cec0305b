import type { JsonObject } from '../../src/contract/contract.ts';
import type { HeaderFields } from '../../src/http/exchange.ts';
import { createMock } from '../../src/mock/create-mock.ts';
import type { MockOptions } from '../../src/mock/options.ts';
import { contractOf, jsonResponse } from './contract.ts';

const SCHEMES = {
  bearer: { type: 'http', scheme: 'Bearer' },
  basic: { type: 'http', scheme: 'basic' },
  digest: { type: 'http', scheme: 'digest' },
  header: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
  query: { type: 'apiKey', in: 'query', name: 'api_key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'session' },
  oauth: { type: 'oauth2', flows: {} },
  openId: { type: 'openIdConnect', openIdConnectUrl: 'https://id.example' },
  tls: { type: 'mutualTLS' },
};

/** A documented error, and the answers of an operation that has it for who isn't let in. */
export const error = jsonResponse({
  type: 'object',
  required: ['message'],
  properties: { message: { type: 'string' } },
});
export const DOCUMENTED = { 200: jsonResponse({ type: 'string' }), 401: error, 403: error };

/** What a mock answers to a request, where an operation has this security. */
export async function ask(
  security: JsonObject[],
  { query = '', ...headers }: HeaderFields & { readonly query?: string },
  options: MockOptions = {},
  responses: JsonObject = DOCUMENTED,
) {
  const contract = await contractOf(
    { '/thing': { get: { responses } } },
    { security, components: { securitySchemes: SCHEMES } },
  );
  const mock = await createMock(contract, options);
  return mock.respond({ method: 'GET', url: `/thing?${query}`, headers });
}

/** A credential of the scheme `basic`. */
export const basic = (pair: string) => `Basic ${Buffer.from(pair).toString('base64')}`;
