import type { Json, JsonObject, Pointer } from '../contract.ts';
import { follow } from '../follow.ts';
import { isJsonObject } from '../pointer.ts';
import {
  type Conversion,
  convertParts,
  type Described,
  type Part,
  splitFields,
  textsOf,
} from './conversion.ts';
import { SWAGGER_METHODS } from './grammar.ts';
import { listedMediaTypes } from './media-types.ts';
import { convertParameter, isOfBody } from './parameter.ts';
import { requestBodyOf } from './request-body.ts';
import { convertResponse } from './response.ts';
import { serversOf } from './servers.ts';

/** Converts a Path Item Object (OpenAPI 2.0 §5.2.6) with its operations. */
export function convertPathItem(conversion: Conversion, part: Part): JsonObject {
  const { node, from, to } = part;
  conversion.moves.set(to, from);
  const { parameters, ...fields } = node;
  const { named: later, rest } = splitFields(fields, LATER_FIELDS);
  for (const key of Object.keys(later)) {
    const message = `OpenAPI 2.0 has no "${key}" in a path item: it is left out`;
    conversion.notes.push({ pointer: `${to}/${key}`, message });
  }
  const pathItem: JsonObject = { ...rest, ...convertParameters(conversion, parameters, from, to) };
  const shared = describedIn(conversion, parameters, from);
  for (const method of SWAGGER_METHODS) {
    const operation = node[method];
    if (!isJsonObject(operation)) continue;
    const place = { node: operation, from: `${from}/${method}`, to: `${to}/${method}` };
    pathItem[method] = convertOperation(conversion, place, shared);
  }
  return pathItem;
}

/** The fields that later versions added for operations, which 2.0 doesn't know as such. */
const LATER_FIELDS: ReadonlySet<string> = new Set(['trace', 'query', 'additionalOperations']);

/**
 * Converts an Operation Object (OpenAPI 2.0 §5.2.7).
 *
 * @param shared the parameters of its path.
 */
function convertOperation(
  conversion: Conversion,
  { node, from, to }: Part,
  shared: readonly Described[],
): JsonObject {
  const { swagger, url, moves } = conversion;
  const { consumes, produces, schemes, parameters, responses, ...rest } = node;
  const consumed = listedMediaTypes(conversion, node, from, 'consumes');
  const produced = listedMediaTypes(conversion, node, from, 'produces');
  const described = overriding(shared, describedIn(conversion, parameters, from));
  const requestBody = requestBodyOf(conversion, described, consumed, `${to}/requestBody`);
  const own = textsOf(schemes);
  if (own !== undefined) moves.set(`${to}/servers`, `${from}/schemes`);
  moves.set(to, from);
  return {
    ...rest,
    ...(own !== undefined && { servers: serversOf(swagger, own, url) }),
    ...convertParameters(conversion, parameters, from, to),
    ...(requestBody !== undefined && { requestBody }),
    ...(responses !== undefined && {
      responses: convertParts(
        responses,
        'patterned',
        `${from}/responses`,
        `${to}/responses`,
        (part) => convertResponse(conversion, part, produced),
      ),
    }),
  };
}

/** The parameters of a list that stay ones, as a field that is absent where there is no list. */
function convertParameters(
  conversion: Conversion,
  parameters: Json | undefined,
  from: Pointer,
  to: Pointer,
): { parameters?: Json } {
  if (!Array.isArray(parameters)) return parameters === undefined ? {} : { parameters };
  const converted: Json[] = [];
  for (const [index, node] of parameters.entries()) {
    const place = `${from}/parameters/${index}`;
    const described = follow(conversion.swagger, place);
    if (described !== undefined && isOfBody(described.node)) continue;
    const target = `${to}/parameters/${converted.length}`;
    conversion.moves.set(target, place);
    converted.push(
      isJsonObject(node) ? convertParameter(conversion, { node, from: place, to: target }) : node,
    );
  }
  return converted.length === 0 ? {} : { parameters: converted };
}

function describedIn(
  { swagger }: Conversion,
  parameters: Json | undefined,
  from: Pointer,
): Described[] {
  if (!Array.isArray(parameters)) return [];
  return Array.from(parameters.keys()).flatMap((index) => {
    const listed = `${from}/parameters/${index}`;
    const place = follow(swagger, listed);
    return place === undefined ? [] : { node: place.node, from: place.pointer, listed };
  });
}

/** A parameter of the operation stands for the path's of the same name and location (§5.2.7). */
function overriding(shared: readonly Described[], own: readonly Described[]): Described[] {
  const parameters = [...shared, ...own].map(
    (described) => [`${described.node.in} ${described.node.name}`, described] as const,
  );
  return [...new Map(parameters).values()];
}
