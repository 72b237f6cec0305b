import { DocumentError } from '../errors.ts';
import type {
  Header,
  Json,
  JsonObject,
  Parameter,
  ParameterLocation,
  ParameterStyle,
  Pointer,
} from './contract.ts';
import { followNode, type NormalisedDocument, type Place } from './follow.ts';
import { readContent, readExamples, schemaField } from './media-types.ts';
import { childPointer, isJsonObject } from './pointer.ts';

/** The style of a parameter that names none (OpenAPI 3.1 §4.8.12.2), by location. */
const DEFAULT_STYLES: Readonly<Record<ParameterLocation, ParameterStyle>> = {
  path: 'simple',
  query: 'form',
  header: 'simple',
  cookie: 'form',
};

const STYLES: readonly ParameterStyle[] = [
  'simple',
  'label',
  'matrix',
  'form',
  'spaceDelimited',
  'pipeDelimited',
  'deepObject',
];

/** Header parameters that other parts of a document describe (OpenAPI 3.1 §4.8.12.1). */
const IGNORED_HEADERS: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization']);

/**
 * Reads one parameter, with its defaults filled in; `undefined` for a header that is described
 * elsewhere (`Accept`, `Content-Type`, `Authorization`).
 *
 * @param listed the parameter, or a reference to it.
 * @throws {DocumentError} its name, location or style is missing or none that OpenAPI knows
 */
export function readParameter(
  { document, locate }: NormalisedDocument,
  listed: Json,
  at: Pointer,
): Parameter | undefined {
  const place = followNode(document, listed, at) ?? { node: {}, pointer: at };
  const { node, pointer } = place;
  const malformed = (problem: string, expected: string, received: Json | undefined, key: string) =>
    new DocumentError({
      problem,
      expected,
      received: received === undefined ? 'nothing' : JSON.stringify(received),
      location: locate(childPointer(pointer, key)),
    });

  const { name, in: location, style } = node;
  if (typeof name !== 'string') throw malformed('a parameter has no name', 'text', name, 'name');
  if (!isLocation(location))
    throw malformed(
      `the parameter "${name}" has no place in a request`,
      '"in" to be path, query, header or cookie',
      location,
      'in',
    );
  if (style !== undefined && !isStyle(style))
    throw malformed(
      `the parameter "${name}" has an unknown style`,
      STYLES.join(', '),
      style,
      'style',
    );
  if (location === 'header' && IGNORED_HEADERS.has(name.toLowerCase())) return undefined;

  const effectiveStyle = style ?? DEFAULT_STYLES[location];
  return {
    name,
    in: location,
    // A path can't be matched without it, whatever the document says.
    required: location === 'path' || node.required === true,
    style: effectiveStyle,
    explode: typeof node.explode === 'boolean' ? node.explode : effectiveStyle === 'form',
    allowEmptyValue: node.allowEmptyValue === true,
    ...(node['x-querystring'] === true && { isWholeQuery: true }),
    ...delimiterField(place),
    ...schemaField(place),
    ...contentField(document, place),
    pointer,
  };
}

/** Reads the headers of a response; `Content-Type` is ignored (OpenAPI 3.1 §4.8.17.1). */
export function readHeaders(document: JsonObject, response: Place): Header[] {
  const { headers } = response.node;
  if (!isJsonObject(headers)) return [];
  const parent = childPointer(response.pointer, 'headers');
  return Object.entries(headers).flatMap(([key, header]) => {
    const name = key.toLowerCase();
    const place = followNode(document, header, childPointer(parent, key));
    if (place === undefined || name === 'content-type') return [];
    return {
      name,
      required: place.node.required === true,
      explode: place.node.explode === true,
      ...delimiterField(place),
      ...schemaField(place),
      ...contentField(document, place),
      ...exampleField(document, place),
      pointer: place.pointer,
    };
  });
}

/** What OpenAPI 2.0 says by a `collectionFormat`. */
function delimiterField({ node }: Place): Pick<Header, 'delimiter'> {
  const delimiter = node['x-delimiter'];
  return typeof delimiter === 'string' ? { delimiter } : {};
}

function exampleField(document: JsonObject, place: Place): Pick<Header, 'example'> {
  const [content] = readContent(document, place);
  const [example] = (content?.examples ?? readExamples(document, place)).values();
  return example === undefined ? {} : { example };
}

function isLocation(value: Json | undefined): value is ParameterLocation {
  return typeof value === 'string' && Object.hasOwn(DEFAULT_STYLES, value);
}

function isStyle(value: Json): value is ParameterStyle {
  return (STYLES as readonly Json[]).includes(value);
}

/** The one media type that a parameter or header with `content` has (OpenAPI 3.1 §4.8.12.2). */
function contentField(document: JsonObject, place: Place): Pick<Parameter, 'content'> {
  const [content] = readContent(document, place);
  return content === undefined ? {} : { content };
}
