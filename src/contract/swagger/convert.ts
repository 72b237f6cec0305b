import type { Bundle } from '../bundle.ts';
import type { JsonObject, Note, Pointer } from '../contract.ts';
import { follow } from '../follow.ts';
import { applyMoves, type Moves } from '../moves.ts';
import { isJsonObject, valueAt } from '../pointer.ts';
import { UPGRADED_VERSION } from '../upgrade.ts';
import { type Conversion, convertParts, type Part, textsOf } from './conversion.ts';
import { documentMediaTypes } from './media-types.ts';
import { convertParameter, isOfBody } from './parameter.ts';
import { convertPathItem } from './path-item.ts';
import { bodyOf } from './request-body.ts';
import { convertResponse } from './response.ts';
import { convertSecurityScheme } from './security-scheme.ts';
import { serversOf } from './servers.ts';

/**
 * Says in terms of 3.1 what a document says in those of 2.0 (https://spec.openapis.org/oas/v2.0).
 * What these have no word for is noted; a field that 2.0 doesn't know stays where it is.
 *
 * @param bundle a document of 2.0 whose references are ones inside it, its schemas in 3.1 terms already.
 * @param url where the document was read from.
 */
export function convertSwagger(bundle: Bundle, url: string): Bundle {
  const swagger = bundle.document;
  const moves: Moves = new Map([['', '']]);
  const notes: Note[] = [];
  const document = convertDocument({ swagger, url, moves, notes });
  const converted = applyMoves(document, bundle, moves);
  return { ...converted, notes: [...converted.notes, ...notes] };
}

/** Converts a Swagger Object (OpenAPI 2.0 §5.2.1). */
function convertDocument(conversion: Conversion): JsonObject {
  const { swagger: version, consumes, produces, ...document } = conversion.swagger;
  const { host, basePath, schemes, info, paths, ...others } = document;
  const { definitions, parameters, responses, pathItems, securityDefinitions, ...rest } = others;
  const { swagger, url, moves } = conversion;
  moves.set('/openapi', '/swagger');
  moves.set('/servers', host === undefined ? '/basePath' : '/host');
  // First of all, so that references lead to them and not to copies.
  const components = convertComponents(conversion);
  return {
    openapi: UPGRADED_VERSION,
    ...(info !== undefined && { info }),
    ...((host ?? basePath) !== undefined && { servers: serversOf(swagger, textsOf(schemes), url) }),
    ...(paths !== undefined && {
      paths: convertParts(paths, 'patterned', '/paths', '/paths', (part) =>
        convertPathItem(conversion, part),
      ),
    }),
    ...(Object.keys(components).length > 0 && { components }),
    ...rest,
  };
}

function convertComponents(conversion: Conversion): JsonObject {
  const { swagger, moves } = conversion;
  const { definitions } = swagger;
  const components: JsonObject = {};
  if (definitions !== undefined) {
    components.schemas = definitions;
    moves.set('/components/schemas', '/definitions');
  }
  const produces = documentMediaTypes(swagger, 'produces');
  const sections: [name: string, from: Pointer, convert: (part: Part) => JsonObject | undefined][] =
    [
      ['parameters', '/parameters', (part) => convertOwnParameter(conversion, part)],
      ['requestBodies', '/parameters', (part) => convertBody(conversion, part)],
      ['responses', '/responses', (part) => convertResponse(conversion, part, produces)],
      ['pathItems', '/pathItems', (part) => convertPathItem(conversion, part)],
      [
        'securitySchemes',
        '/securityDefinitions',
        (part) => convertSecurityScheme(conversion, part),
      ],
    ];
  for (const [name, from, convert] of sections) {
    const map = valueAt(swagger, from);
    const section = convertParts(map, 'map', from, `/components/${name}`, convert);
    if (!isJsonObject(section) || Object.keys(section).length > 0) components[name] = section;
  }
  return components;
}

/** A parameter that describes a body isn't one any more. */
function convertOwnParameter(conversion: Conversion, part: Part): JsonObject | undefined {
  const described = follow(conversion.swagger, part.from)?.node ?? part.node;
  return isOfBody(described) ? undefined : convertParameter(conversion, part);
}

/** The fields of a form are put together in each operation that has them. */
function convertBody(conversion: Conversion, { from, to }: Part): JsonObject | undefined {
  const node = follow(conversion.swagger, from)?.node;
  if (node?.in !== 'body') return undefined;
  return bodyOf(conversion, { node, from, to }, documentMediaTypes(conversion.swagger, 'consumes'));
}
