import type { HttpRequest } from '../../src/http/exchange.ts';

/** Reads a request from one line: `POST /things?a=1 | x-key: k | content-type: text/plain || the body`. */
export function readRequest(line: string): HttpRequest {
  const end = line.indexOf(' || ');
  const [target = '', ...fields] = (end === -1 ? line : line.slice(0, end)).split(' | ');
  const [method = '', url = ''] = target.split(' ');
  const headers = Object.fromEntries(
    fields.map((field) => {
      const colon = field.indexOf(':');
      return [field.slice(0, colon), field.slice(colon + 1).trim()];
    }),
  );
  return { method, url, headers, ...(end !== -1 && { body: line.slice(end + 4) }) };
}

/** Writes a request in one line: what tells it from the others of its document. */
export function writeRequest({ method, url, headers, body }: HttpRequest): string {
  const fields = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  const line = [`${method} ${url}`, ...fields].join(' | ');
  return body === undefined ? line : `${line} || ${body}`;
}
