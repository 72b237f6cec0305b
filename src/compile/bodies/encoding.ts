import type {
  Header,
  Json,
  JsonObject,
  Parameter,
  ParameterStyle,
  Pointer,
} from '../../contract/contract.ts';
import { follow, type Place } from '../../contract/follow.ts';
import { readHeaders } from '../../contract/parameters.ts';
import { childPointer } from '../../contract/pointer.ts';
import { lazily } from '../lazily.ts';
import type { Shape, ShapedParameter } from '../parameters/shape.ts';

/** How one property of a form is written (OpenAPI 3.1 §4.8.15). */
export interface Encoding {
  /** The media types and ranges that its value may have; empty where none is documented. */
  readonly contentTypes: readonly string[];
  /** How a query would have it; it goes before the media types. */
  readonly style?: EncodingStyle;
  /** The headers of its part, where the body is multipart. */
  readonly headers: readonly Header[];
  /** Where the contract documents it. */
  readonly pointer: Pointer;
}

/** The style of a property, as that of a query parameter. */
export interface EncodingStyle {
  readonly style: ParameterStyle;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  /** What parts the items of a list, where its style doesn't say. */
  readonly delimiter?: string;
}

const STYLES: readonly ParameterStyle[] = ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'];

/** Prepares finding the encoding of a property of a media type's schema, by its name. */
export function readEncodings(
  document: JsonObject,
  mediaType: Pointer,
): (property: string) => Encoding {
  const parent = childPointer(mediaType, 'encoding');
  return lazily((property: string) =>
    encodingAt(document, follow(document, childPointer(parent, property)), mediaType),
  );
}

/**
 * Prepares finding the encoding of a part by its position, from 0: that of its own, else that of all
 * others (`prefixEncoding` and `itemEncoding` of OpenAPI 3.2 §4.14, kept as extensions).
 */
export function readPositions(
  document: JsonObject,
  mediaType: Pointer,
): (position: number) => Encoding {
  return lazily((position: number) => {
    const own = follow(document, `${mediaType}/x-prefixEncoding/${position}`);
    const place = own ?? follow(document, `${mediaType}/x-itemEncoding`);
    return encodingAt(document, place, mediaType);
  });
}

function encodingAt(document: JsonObject, place: Place | undefined, mediaType: Pointer): Encoding {
  if (place === undefined) return { contentTypes: [], headers: [], pointer: mediaType };
  return {
    contentTypes: listOf(place.node.contentType),
    ...styleOf(place.node),
    headers: readHeaders(document, place),
    pointer: place.pointer,
  };
}

/** The properties of a schema that are styled, each as the query parameter that it is written like. */
export function styledParameters(
  shape: Shape,
  encodingOf: (property: string) => Encoding,
): ShapedParameter[] {
  return shape.propertyNames.flatMap((name): ShapedParameter[] => {
    const { style: styled, pointer } = encodingOf(name);
    if (styled === undefined) return [];
    const { allowReserved, ...written } = styled;
    const rules = { required: false, allowEmptyValue: false, pointer };
    const parameter: Parameter = { name, in: 'query', ...written, ...rules };
    return [{ parameter, shape: shape.property(name) }];
  });
}

/** Any one of the three says that the property is styled (OpenAPI 3.1.1 §4.8.15.1.2). */
function styleOf(encoding: JsonObject): { style?: EncodingStyle } {
  const { style, explode, allowReserved, 'x-delimiter': delimiter } = encoding;
  if (style === undefined && explode === undefined && allowReserved === undefined) return {};
  const known = STYLES.find((candidate) => candidate === style) ?? 'form';
  return {
    style: {
      style: known,
      explode: typeof explode === 'boolean' ? explode : known === 'form',
      allowReserved: allowReserved === true,
      ...(typeof delimiter === 'string' && { delimiter }),
    },
  };
}

function listOf(contentType: Json | undefined): string[] {
  if (typeof contentType !== 'string') return [];
  return contentType.split(',').map((range) => range.trim());
}
