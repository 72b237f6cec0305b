import type { PartHeaders, WrittenBody } from '../../compile/bodies/codec.ts';
import { isBinary } from '../../compile/bodies/described.ts';
import type { CompiledContract } from '../../compile/compiled-contract.ts';
import type { Json, MediaType, Response } from '../../contract/contract.ts';
import { follow } from '../../contract/follow.ts';
import { SchemaError } from '../../errors.ts';
import { namedWithin, negotiate } from '../../http/accept.ts';
import { allowsBody } from '../../http/exchange.ts';
import { compileMediaRanges, isJson, typicalMediaType } from '../../http/media-type.ts';

/** The representations of a documented response; none where its status has no body. */
export function representations({ content }: Response, status: number): readonly MediaType[] {
  return allowsBody(status) ? content : [];
}

/**
 * Picks the representation to answer with. Where the client leaves the choice, JSON comes first, then
 * the document's order. Of a range it is the media type in it that the client likes best. `undefined`:
 * none is accepted.
 * @param accept the request's `Accept` header.
 */
export function chooseRepresentation(
  compiled: CompiledContract,
  content: readonly MediaType[],
  accept: string | undefined,
): MediaType | undefined {
  const [only] = content;
  // As it mostly is.
  if (content.length < 2 && acceptsAny(accept) && only?.range.includes('*') !== true) return only;
  const documented = new Set(content.map(({ range }) => range));
  const offered = content.flatMap((media) => {
    if (!media.range.includes('*')) return [media];
    const named = namedWithin(accept, media.range).filter(
      (range) => !documented.has(range) && canHold(compiled, media, range),
    );
    return [typicalOf(compiled, media), ...named].map((range) => ({ ...media, range }));
  });
  const comesFirst = (media: MediaType) =>
    isJson(media.range) && (documented.has(media.range) || !holdsOctets(compiled, media));
  const ordered = [...offered.filter(comesFirst), ...offered.filter((media) => !comesFirst(media))];
  const chosen = negotiate(
    accept,
    ordered.map(({ range }) => range),
  );
  return ordered.find(({ range }) => range === chosen);
}

function acceptsAny(accept: string | undefined): boolean {
  return accept === undefined || accept === '*/*';
}

/** What a representation of a range is written as; octets of any type aren't JSON. */
export function typicalOf(compiled: CompiledContract, media: MediaType): string {
  const typical = typicalMediaType(media.range);
  return isJson(typical) && holdsOctets(compiled, media) ? 'application/octet-stream' : typical;
}

/** Whether a representation is documented for a media type, as a message names it. */
export function isOf({ range }: MediaType, mediaType: string): boolean {
  return compileMediaRanges([range], 'strict')(mediaType) === 0;
}

/** Whether the text of a representation stands for bytes. */
function holdsOctets({ contract }: CompiledContract, { schema }: MediaType): boolean {
  const node = schema === undefined ? undefined : follow(contract.document, schema)?.node;
  return node !== undefined && isBinary({ schemas: [node] });
}

/** Whether it is known how values of a representation's schema are written in a media type. */
export function canHold(compiled: CompiledContract, media: MediaType, mediaType: string): boolean {
  const message = { headers: { 'content-type': mediaType }, body: '' };
  return compiled.judgeResponseContent(media, mediaType, message).state !== 'unjudged';
}

/**
 * Writes a body in a representation. What isn't JSON is proven once more as it was written, since not
 * every value can stand in every media type.
 * @throws {SchemaError} if it can't, or would read as something that breaks its schema.
 */
export function writeBody(
  compiled: CompiledContract,
  media: MediaType,
  body: Json,
  partHeaders: PartHeaders,
): WrittenBody {
  const mediaType = typicalMediaType(media.range);
  const written = compiled.writeBody(media, mediaType, body, partHeaders);
  if (isJson(mediaType)) return written;
  const headers = { 'content-type': written.contentType };
  const judged = compiled.judgeResponseContent(media, mediaType, { headers, body: written.body });
  if (judged.state === 'unjudged') return written;
  if (judged.state === 'unreadable') {
    throw breaksAsWritten(compiled, media, { received: judged.reason });
  }
  const [breach] = judged.violations;
  if (breach === undefined) return written;
  const { pointer, expected, received } = breach;
  throw breaksAsWritten(compiled, media, { at: pointer || 'its root', expected, received });
}

function breaksAsWritten(
  { contract }: CompiledContract,
  { range, pointer }: MediaType,
  { at, ...found }: { at?: string; expected?: string; received: string },
): SchemaError {
  const place = at === undefined ? '' : `, at ${at}`;
  return new SchemaError({
    problem: `the answer breaks its schema once it is written as ${typicalMediaType(range)}${place}`,
    ...found,
    location: contract.locate(pointer),
  });
}
