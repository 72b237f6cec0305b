import { createFetch } from '../../src/adapters/fetch.ts';
import type { JsonObject } from '../../src/contract/contract.ts';
import { contractOf, jsonResponse } from '../mock/contract.ts';

/** What is documented of a pet, with an example. */
export const PET = {
  type: 'object',
  required: ['id', 'name', 'born'],
  properties: {
    id: { type: 'integer' },
    name: { type: 'string', minLength: 1 },
    born: { type: 'string', format: 'date-time' },
  },
  additionalProperties: false,
};
export const EXAMPLE = { id: 7, name: 'Rex', born: '2020-01-01T00:00:00Z' };
const EXAMPLES = { rex: { value: EXAMPLE }, tom: { value: { ...EXAMPLE, name: 'Tom' } } };

/** A documented request body. */
export const body = (mediaType: string, schema: JsonObject) => ({
  required: true,
  content: { [mediaType]: { schema } },
});

const PATHS = {
  '/pets/{id}': {
    get: {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      responses: {
        200: jsonResponse(PET, { examples: EXAMPLES }),
        404: jsonResponse({ type: 'object', properties: { error: { const: 'gone' } } }),
      },
    },
  },
  '/pets': {
    post: {
      requestBody: body('application/json', PET),
      responses: { 201: { description: 'Made.' }, 400: jsonResponse({ const: 'bad' }) },
    },
  },
  '/form': {
    post: {
      requestBody: body('application/x-www-form-urlencoded', {
        type: 'object',
        required: ['a'],
        properties: { a: { type: 'string' } },
      }),
      responses: { 204: { description: 'Taken.' } },
    },
  },
  '/search': {
    get: {
      parameters: [
        {
          name: 'tag',
          in: 'query',
          explode: true,
          schema: { type: 'array', minItems: 2, items: {} },
        },
        { name: 'x-key', in: 'header', required: true, schema: { maxLength: 3 } },
      ],
      responses: { 204: { description: 'Found.' } },
    },
  },
  '/page': {
    get: {
      responses: {
        200: { description: 'A page.', content: { 'text/html': { example: '<p>' } } },
      },
    },
  },
  '/sheet': {
    get: {
      responses: {
        200: { description: 'A sheet.', content: { 'text/csv': { example: { a: 1 } } } },
      },
    },
  },
};

/** The contract that Prism is asked about. */
export const contract = await contractOf(PATHS, {
  servers: [{ url: 'https://pets.example/v1' }],
});

export const JSON_TYPE = { 'content-type': 'application/json' };

/** What Prism answers to a request, by this contract. */
export async function ask(path: string, init: RequestInit = {}, options = {}): Promise<Response> {
  const mockFetch = await createFetch(contract, { engine: 'prism', ...options });
  return mockFetch(`https://pets.example${path}`, init);
}
