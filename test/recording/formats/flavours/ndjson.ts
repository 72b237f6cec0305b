import { base64, type Flavour } from './flavour.ts';
import { chrome } from './har.ts';

export const ndjson: Flavour = (exchanges) =>
  exchanges
    .map(({ request, response }) =>
      JSON.stringify({
        request,
        response: {
          ...response,
          ...(response.body instanceof Uint8Array && { body: { base64: base64(response.body) } }),
        },
      }),
    )
    .join('\n');

export const ndjsonOfEntries: Flavour = (exchanges) =>
  JSON.parse(chrome(exchanges))
    .log.entries.map((entry: unknown) => JSON.stringify(entry))
    .join('\n');
