import {
  type Json,
  type JsonObject,
  METHODS,
  type Operation,
  type Parameter,
  type Pointer,
  type RequestBody,
  type Response,
} from './contract.ts';
import { followNode, type NormalisedDocument, type Place } from './follow.ts';
import { readContent } from './media-types.ts';
import { readHeaders, readParameter } from './parameters.ts';
import { childPointer, isJsonObject, valueAt } from './pointer.ts';
import { readRequirements } from './security.ts';
import { readServers } from './servers.ts';

/**
 * Reads the operations of a normalised document, in its order. References are followed; servers,
 * parameters and security are taken from the levels above (OpenAPI 3.1 §4.8.9, §4.8.10).
 *
 * @throws {DocumentError} a parameter doesn't say where it stands in a request
 */
export function readOperations(contract: NormalisedDocument): Operation[] {
  const { paths } = contract.document;
  if (!isJsonObject(paths)) return [];
  const read = createParameterReader(contract);
  return Object.entries(paths)
    .filter(([path]) => path.startsWith('/'))
    .flatMap(([path, node]) => {
      const levels = pathItemLevels(contract.document, node, childPointer('/paths', path));
      return readLevels(contract, path, levels, read);
    });
}

/**
 * Reads the operations of one path item of a normalised document.
 * @param path what its operations are called by beside their method.
 * @param pointer of the path item, or of a reference to it.
 * @throws {DocumentError} a parameter doesn't say where it stands in a request
 */
export function readPathItem(
  contract: NormalisedDocument,
  path: string,
  pointer: Pointer,
): Operation[] {
  const { document } = contract;
  const levels = pathItemLevels(document, valueAt(document, pointer), pointer);
  return readLevels(contract, path, levels, createParameterReader(contract));
}

function readLevels(
  contract: NormalisedDocument,
  path: string,
  levels: readonly Place[],
  read: ParameterReader,
): Operation[] {
  const operations = new Map<string, Operation>();
  for (const level of levels)
    for (const { method, ...place } of operationPlaces(level)) {
      if (operations.has(method)) continue;
      operations.set(method, readOperation(contract, path, method, levels, place, read));
    }
  return [...operations.values()];
}

/**
 * The operations of a path item: those of the methods that it has fields for, and those of any others,
 * which it has as they are sent (OpenAPI 3.2 §4.9).
 */
function operationPlaces({ node, pointer }: Place): (Place & { method: string })[] {
  return Object.entries(node).flatMap(([key, value]) => {
    if (!isJsonObject(value)) return [];
    const place = { node: value, pointer: childPointer(pointer, key) };
    if (isMethod(key)) return [{ ...place, method: key.toUpperCase() }];
    if (key !== 'additionalOperations') return [];
    return Object.entries(value).flatMap(([method, operation]) =>
      isJsonObject(operation)
        ? [{ node: operation, pointer: childPointer(place.pointer, method), method }]
        : [],
    );
  });
}

/** A path item may stand beside the reference to another (OpenAPI 3.1 §4.8.9.1); its own parts go first. */
function pathItemLevels(document: JsonObject, node: Json | undefined, pointer: Pointer): Place[] {
  const target = followNode(document, node, pointer);
  if (!isJsonObject(node) || target === undefined) return [];
  return target.node === node ? [target] : [{ node, pointer }, target];
}

function readOperation(
  contract: NormalisedDocument,
  path: string,
  method: string,
  pathItem: readonly Place[],
  { node, pointer }: Place,
  read: ParameterReader,
): Operation {
  const { document } = contract;
  const requestBody = readRequestBody(document, { node, pointer });
  const servers = [node, ...pathItem.map((level) => level.node), document].find(hasServers);
  let responses: readonly Response[] | undefined;
  return {
    id: `${method} ${path}`,
    method,
    path,
    ...(typeof node.operationId === 'string' ? { operationId: node.operationId } : {}),
    pointer,
    servers: readServers(servers?.servers),
    parameters: readParameters([...pathItem.toReversed(), { node, pointer }], read),
    ...(requestBody === undefined ? {} : { requestBody }),
    // Most of what an operation says, and of a large document most operations aren't asked for it.
    get responses() {
      responses ??= readResponses(document, { node, pointer });
      return responses;
    },
    security: readRequirements(node.security ?? document.security),
  };
}

/** Reads a listed parameter, as `readParameter` does. */
type ParameterReader = (listed: Json, at: Pointer) => Parameter | undefined;

/** Most parameters of a large document are references to what others refer to as well: these are read once. */
function createParameterReader(contract: NormalisedDocument): ParameterReader {
  const known = new Map<string, Parameter | undefined>();
  return (listed, at) => {
    if (!isJsonObject(listed) || typeof listed.$ref !== 'string')
      return readParameter(contract, listed, at);
    const { $ref } = listed;
    if (!known.has($ref)) known.set($ref, readParameter(contract, listed, at));
    return known.get($ref);
  };
}

function isMethod(key: string): boolean {
  return (METHODS as readonly string[]).includes(key);
}

function hasServers({ servers }: JsonObject): boolean {
  return Array.isArray(servers) && servers.length > 0;
}

/** A parameter is told by its name and place; that of a later level wins (OpenAPI 3.1 §4.8.10.1). */
function readParameters(levels: readonly Place[], read: ParameterReader): Parameter[] {
  const parameters = new Map<string, Parameter>();
  for (const { node, pointer } of levels) {
    if (!Array.isArray(node.parameters)) continue;
    for (const [index, listed] of node.parameters.entries()) {
      const parameter = read(listed, `${pointer}/parameters/${index}`);
      if (parameter === undefined) continue;
      // Header names don't tell upper from lower case (RFC 9110 §5.1).
      const name = parameter.in === 'header' ? parameter.name.toLowerCase() : parameter.name;
      parameters.set(`${parameter.in} ${name}`, parameter);
    }
  }
  return [...parameters.values()];
}

function readRequestBody(document: JsonObject, operation: Place): RequestBody | undefined {
  const at = childPointer(operation.pointer, 'requestBody');
  const place = followNode(document, operation.node.requestBody, at);
  if (place === undefined) return undefined;
  const { node, pointer } = place;
  return { required: node.required === true, content: readContent(document, place), pointer };
}

function readResponses(document: JsonObject, { node, pointer }: Place): Response[] {
  if (!isJsonObject(node.responses)) return [];
  const parent = childPointer(pointer, 'responses');
  return Object.entries(node.responses)
    .filter(([status]) => !status.startsWith('x-'))
    .flatMap(([status, response]) => {
      const place = followNode(document, response, childPointer(parent, status));
      if (place === undefined) return [];
      const { description } = place.node;
      return {
        status: /^[1-5]xx$/i.test(status) ? status.toUpperCase() : status,
        description: typeof description === 'string' ? description : '',
        headers: readHeaders(document, place),
        content: readContent(document, place),
        pointer: place.pointer,
      };
    });
}
