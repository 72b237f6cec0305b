import type { Json, MediaType, Response } from '../../contract/contract.ts';
import { SchemaError } from '../../errors.ts';
import { negotiate } from '../../http/accept.ts';
import { allowsBody } from '../../http/exchange.ts';
import { isJson } from '../../http/media-type.ts';

/** The representations of a documented response; none where its status has no body. */
export function representations({ content }: Response, status: number): readonly MediaType[] {
  return allowsBody(status) ? content : [];
}

/**
 * Picks the representation to answer with. Where the client leaves the choice, JSON comes first, then
 * the document's order. `undefined`: none is accepted.
 * @param accept the request's `Accept` header.
 */
export function chooseRepresentation(
  content: readonly MediaType[],
  accept: string | undefined,
): MediaType | undefined {
  const ranges = content.map(({ range }) => range);
  const offered = [
    ...ranges.filter((range) => isJson(contentType(range))),
    ...ranges.filter((range) => !isJson(contentType(range))),
  ];
  const chosen = negotiate(accept, offered);
  return content.find(({ range }) => range === chosen);
}

/** The media type that an answer of a documented range has: a range stands for its most common type. */
export function contentType(range: string): string {
  if (!range.includes('*')) return range;
  if (range.startsWith('text/')) return 'text/plain';
  if (range.startsWith('image/')) return 'image/png';
  return 'application/json';
}

/**
 * Writes a body in a representation.
 * @throws {SchemaError} if it is neither JSON nor a text.
 */
export function writeBody(
  body: Json,
  { range, pointer }: MediaType,
): { readonly contentType: string; readonly body: string } {
  const mediaType = contentType(range);
  if (isJson(mediaType)) return { contentType: mediaType, body: JSON.stringify(body) };
  if (typeof body === 'string') return { contentType: mediaType, body };
  throw new SchemaError({
    problem: `a body of type ${mediaType} can't be written from JSON yet (${pointer})`,
    expected: 'a schema or an example that is a string',
  });
}
