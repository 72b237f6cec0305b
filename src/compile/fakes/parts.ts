import type { Json, JsonObject, MediaType, Pointer } from '../../contract/contract.ts';
import { follow } from '../../contract/follow.ts';
import { childPointer, isJsonObject, valueAt } from '../../contract/pointer.ts';
import { typicalMediaType } from '../../http/media-type.ts';
import { syntaxOf } from '../../http/syntax.ts';
import type { FakeContext } from './compile.ts';
import { payloadOf } from './payload.ts';

/**
 * A fake of a body that is sent in parts, with what the media types of its texts call for: a multipart
 * body's files hold small payloads (OpenAPI 3.1 §4.8.15). Another body is as it was.
 */
export function withSampleParts(
  document: JsonObject,
  { schema, range, pointer }: Pick<MediaType, 'schema' | 'range' | 'pointer'>,
  body: Json,
  context: FakeContext,
): Json {
  const syntax = syntaxOf(typicalMediaType(range));
  if (schema === undefined || (syntax !== 'multipart' && syntax !== 'event-stream')) return body;
  return ofParts(body, schema, context);

  /** The properties of an object, or of each in a list, are what is sent in parts. */
  function ofParts(value: Json, at: Pointer, own: FakeContext): Json {
    if (Array.isArray(value)) return ofItems(value, at, own, ofParts);
    if (!isJsonObject(value)) return value;
    const properties = childPointer(follow(document, at)?.pointer ?? at, 'properties');
    const members = Object.entries(value).map(([name, member]): [string, Json] => {
      const encoded = encodedAs(name);
      const ofPart = (part: Json, place: Pointer, its: FakeContext): Json => {
        if (Array.isArray(part)) return ofItems(part, place, its, ofPart);
        return typeof part === 'string' ? (sampleText(place, encoded, its) ?? part) : part;
      };
      const its = { ...own, random: own.random.derive(name) };
      return [name, ofPart(member, childPointer(properties, name), its)];
    });
    return Object.fromEntries(members);
  }

  function ofItems(list: readonly Json[], at: Pointer, own: FakeContext, ofItem: typeof ofParts) {
    const items = childPointer(follow(document, at)?.pointer ?? at, 'items');
    return list.map((item, index) =>
      ofItem(item, items, { ...own, random: own.random.derive(index) }),
    );
  }

  /** The first media type that the encoding of a property names. */
  function encodedAs(name: string): string | undefined {
    const encoding = childPointer(childPointer(pointer, 'encoding'), name);
    const types = valueAt(document, childPointer(encoding, 'contentType'));
    return typeof types === 'string' ? types.split(',')[0]?.trim() : undefined;
  }

  function sampleText(
    at: Pointer,
    mediaType: string | undefined,
    context: FakeContext,
  ): string | undefined {
    const place = follow(document, at);
    if (place === undefined) return undefined;
    const { node } = place;
    const { contentMediaType, format } = node;
    const held = typeof contentMediaType === 'string' ? contentMediaType : mediaType;
    const known = held ?? (format === 'binary' ? 'application/octet-stream' : undefined);
    return known === undefined ? undefined : payloadOf(known, node, context);
  }
}
