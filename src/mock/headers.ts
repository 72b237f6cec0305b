import type { CompiledContract } from '../compile/compile.ts';
import type { FakeContext } from '../compile/fakes/compile.ts';
import type { Header, Json, Response } from '../contract/contract.ts';
import { isJsonObject } from '../contract/pointer.ts';

/**
 * Fakes of a response's documented headers, written in `simple` style (OpenAPI 3.1 §4.8.21).
 * @throws {SchemaError} where no value can satisfy a header's schema.
 */
export function fakeHeaders(
  compiled: CompiledContract,
  response: Response,
  context: FakeContext,
): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const header of response.headers) {
    const pointer = header.schema ?? header.content?.schema;
    if (pointer === undefined) continue;
    const random = context.random.derive(header.name);
    const value = compiled.fake(pointer, 'response')({ ...context, random });
    headers[header.name] =
      header.content === undefined ? simpleStyle(value, header) : JSON.stringify(value);
  }
  return headers;
}

function simpleStyle(value: Json, { explode }: Header): string {
  if (Array.isArray(value)) return value.map(scalar).join(',');
  if (!isJsonObject(value)) return scalar(value);
  const separator = explode ? '=' : ',';
  return Object.entries(value)
    .map(([name, member]) => name + separator + scalar(member))
    .join(',');
}

/** A header field's value holds visible ASCII, spaces and tabs (RFC 9110 §5.5). */
function scalar(value: Json): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.replaceAll(/[^\t -~]/g, (character) => encodeURIComponent(character));
}
