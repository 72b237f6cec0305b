import { openSubject } from './exchanges.ts';

export const json = { 'content-type': 'application/json' };
const TOO_SHORT = { type: 'string', maxLength: 3 };

/** Where its things are. */
export const BASE = 'https://api.shop.example/v1/things';

/** A message with a body of JSON. */
export const body = (value: unknown) => ({ headers: json, body: value });

/** An API that has a parameter, header or member of this name in every place, and breaks on all. */
export function apiOf(name: string) {
  const parameters = ['path', 'query', 'header', 'cookie'].map((location) => ({
    name,
    in: location,
    required: location === 'path',
    schema: location === 'path' ? { type: 'string', pattern: '^[^!]+$' } : TOO_SHORT,
  }));
  const filter = { name: 'filter', in: 'query', content: { 'application/json': { schema: {} } } };
  const text = { name: 'text', in: 'query', schema: TOO_SHORT };
  const properties = { [name]: TOO_SHORT, list: { type: 'array' }, plan: { type: 'string' } };
  const member = { type: 'object', properties };
  const content = { 'application/json': { schema: member } };
  const created = { description: 'Done.', headers: { [name]: { schema: TOO_SHORT } }, content };
  return openSubject(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Secrets', version: '1' },
      servers: [{ url: 'https://api.shop.example/v1' }],
      paths: {
        [`/things/{${name}}`]: {
          post: {
            parameters: [...parameters, filter, text],
            requestBody: { content },
            responses: { '200': created },
          },
        },
      },
      components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'appid' } } },
    }),
  );
}
