import type { JsonObject } from '../../../src/contract/contract.ts';
import type { Exchange } from '../../../src/http/exchange.ts';
import { exchange, openSubject } from '../exchanges.ts';

const URL = 'https://things.example/things';
const headers = { 'content-type': 'application/json' };

/** A contract of `GET /things`, which is answered by the schema, and other parts of its document. */
export function thingContract(schema: JsonObject | boolean, parts: JsonObject = {}) {
  const content = { 'application/json': { schema } };
  const { operation = {}, ...others } = parts;
  const get = { responses: { 200: { description: 'Some.', content } }, ...Object(operation) };
  return openSubject(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Things', version: '1' },
      servers: [{ url: 'https://things.example' }],
      paths: { '/things': { get } },
      ...others,
    }),
    { file: 'things.json' },
  );
}

/** An answer to `GET /things`. */
export function answered(body: unknown, query = '', status = 200): Exchange {
  return exchange({ url: `${URL}${query}` }, { status, headers, body: JSON.stringify(body) });
}

/** The same value many times. */
export function many(value: unknown, times = 20): unknown[] {
  return Array.from({ length: times }, () => value);
}

/** Schemas. */
export const string = { type: 'string' };
export const object = (properties: JsonObject, more: JsonObject = {}) => ({
  type: 'object',
  properties,
  ...more,
});

/** Texts of a format, and texts that all differ. */
export const uuid = '01234567-89ab-4cde-8f01-23456789abcd';
export const numbered = (times: number) => many('', times).map((_, index) => `v${index}`);
