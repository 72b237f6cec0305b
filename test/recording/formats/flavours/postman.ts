import { headerPairs } from '../../../../src/http/exchange.ts';
import type { Flavour } from './flavour.ts';

export const postman: Flavour = (exchanges) => {
  const saved = exchanges.map(({ request, response }) => ({
    name: `${request.method} ${request.url}`,
    request: { method: request.method, header: [], url: request.url },
    response: [
      {
        name: 'saved',
        originalRequest: {
          method: request.method,
          header: [
            ...headerPairs(request.headers).map(([key, value]) => ({ key, value })),
            { key: 'X-Off', value: '1', disabled: true },
          ],
          url: { raw: request.url.replace('https://a.example', '{{baseUrl}}') },
          ...(request.body !== undefined && { body: { mode: 'raw', raw: request.body } }),
        },
        code: response.status,
        _postman_previewlanguage: 'json',
        header: headerPairs(response.headers).map(([key, value]) => ({ key, value })),
        body: response.body ?? '',
      },
    ],
  }));
  return JSON.stringify({
    info: {
      name: 'a',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: [{ name: 'folder', item: saved.slice(0, 5) }, ...saved.slice(5)],
    variable: [
      { key: 'host', value: 'a.example' },
      { key: 'baseUrl', value: 'https://{{host}}' },
    ],
  });
};
