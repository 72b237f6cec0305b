import type { CompiledContract } from '../../compile/compiled-contract.ts';
import type { FakeContext } from '../../compile/fakes/compile.ts';
import type { Json, JsonObject, MediaType } from '../../contract/contract.ts';
import { follow } from '../../contract/follow.ts';
import { isJson, typicalMediaType } from '../../http/media-type.ts';
import { syntaxOf } from '../../http/syntax.ts';
import { samplePayload } from './sample-payload.ts';

/** Keywords by which a schema says itself what its texts look like. */
const TELLING = ['example', 'examples', 'enum', 'const', 'pattern', 'x-faker'];

/**
 * A body that the media type decides rather than the schema: a small payload of a known type, and where
 * there is no schema an empty one. `undefined` where the schema is to decide.
 * @throws {SchemaError} if a schema doesn't compile.
 */
export function sampleBody(
  compiled: CompiledContract,
  media: MediaType,
  context: FakeContext,
): Json | undefined {
  const { document } = compiled.contract;
  const { schema, range } = media;
  const mediaType = typicalMediaType(range);
  const node = schema === undefined ? {} : follow(document, schema)?.node;
  const payload = isJson(mediaType) ? undefined : payloadOf(mediaType, node, context);
  if (schema !== undefined) {
    const isValid = payload !== undefined && compiled.validatorOf(schema, 'response').fits(payload);
    return isValid ? payload : undefined;
  }
  return payload ?? emptyBody(mediaType);
}

/**
 * A small payload of a media type for a schema that leaves it open; as base64 where that says so.
 * `undefined` where the schema says itself what its texts look like, or the type nothing.
 */
export function payloadOf(
  mediaType: string,
  schema: JsonObject | undefined,
  context: FakeContext,
): string | undefined {
  if (schema === undefined || TELLING.some((keyword) => keyword in schema)) return undefined;
  const isBytes = schema.type === undefined || schema.format === 'binary';
  const payload = samplePayload(mediaType, isBytes, context);
  const isEncoded = schema.contentEncoding === 'base64';
  return isEncoded && payload !== undefined
    ? Buffer.from(payload, 'latin1').toString('base64')
    : payload;
}

function emptyBody(mediaType: string): Json {
  return ['json', 'form', 'multipart'].includes(syntaxOf(mediaType)) ? {} : '';
}
