import type { CompiledContract } from '../../compile/compiled-contract.ts';
import type { FakeContext } from '../../compile/fakes/compile.ts';
import { payloadOf } from '../../compile/fakes/payload.ts';
import type { Json, MediaType } from '../../contract/contract.ts';
import { follow } from '../../contract/follow.ts';
import { isJson, typicalMediaType } from '../../http/media-type.ts';
import { syntaxOf } from '../../http/syntax.ts';

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
  // As most are: what its schema says is the answer.
  if (schema !== undefined && isJson(typicalMediaType(range))) return undefined;
  const node = schema === undefined ? {} : follow(document, schema)?.node;
  const payload = payloadOf(range, node, context);
  if (schema !== undefined) {
    const isValid = payload !== undefined && compiled.validatorOf(schema, 'response').fits(payload);
    return isValid ? payload : undefined;
  }
  return payload ?? emptyBody(typicalMediaType(range));
}

function emptyBody(mediaType: string): Json {
  return ['json', 'form', 'multipart'].includes(syntaxOf(mediaType)) ? {} : '';
}
