import SwaggerParser from '@apidevtools/swagger-parser';
import type { ErrorObject } from 'ajv';
import type { Json, JsonObject } from '../contract/contract.ts';
import type { Kind } from '../contract/grammar.ts';
import { isJsonObject } from '../contract/pointer.ts';
import { lineOf } from '../contract/version.ts';
import { walk } from '../contract/walk.ts';
import { dropLaterFields, takeOtherOperations } from './later-terms.ts';
import { STATUS } from './status.ts';

/**
 * Holds a normalised document against the published schema of OpenAPI 3.1, without its schemas, of
 * which that one says nothing. References are judged as such, and what they lead to where it stands.
 * What 3.2 adds is taken out before, but for operations, which are judged as those of any method.
 */
export async function validateByPublishedSchema(document: JsonObject): Promise<ErrorObject[]> {
  const copy = structuredClone(document);
  if (lineOf(document.openapi) !== '3.2') return validate(copy);
  dropLaterFields(copy);
  const others = takeOtherOperations(copy);
  return [...(await validate(copy)), ...(await validateOperations(others))];
}

/** Judges operations in a document of their own, each as the GET of a path. */
async function validateOperations(
  operations: ReturnType<typeof takeOtherOperations>,
): Promise<ErrorObject[]> {
  if (operations.length === 0) return [];
  const paths = operations.map(({ operation }, index) => [`/${index}`, { get: operation }]);
  const info = { title: '', version: '' };
  const document = { openapi: '3.1.0', info, paths: Object.fromEntries(paths) };
  const errors = await validate(document);
  return errors.map((error) => {
    const [, index, inside = ''] = /^\/paths\/~1(\d+)\/get(.*)$/.exec(error.instancePath) ?? [];
    const place = operations[Number(index)]?.pointer ?? '';
    return { ...error, instancePath: place + inside };
  });
}

/** @param document is changed. */
async function validate(document: JsonObject): Promise<ErrorObject[]> {
  try {
    await SwaggerParser.validate(withoutFalseAlarms(document) as unknown as SwaggerParser['api'], {
      // Nothing is followed: what looks like a reference in an example would be too.
      resolve: { external: false },
      dereference: { excludedPathMatcher: () => true },
    });
    return [];
  } catch (error) {
    if (error instanceof SyntaxError && 'details' in error) return error.details as ErrorObject[];
    throw error;
  }
}

/**
 * Takes out of a document, in place, what is valid though the published schema (of 2021-04-15) or
 * swagger-parser before it refuses it.
 */
function withoutFalseAlarms(document: JsonObject): JsonObject {
  document.openapi = '3.1.0';
  // A document without paths is refused, though one of components alone is valid (OpenAPI 3.1 §4.8.1).
  if (document.paths === undefined) document.paths = {};
  const { info } = document;
  if (isJsonObject(info)) {
    // A number here would end the validation; any other wrong type is one of its errors.
    if (typeof info.version === 'number') info.version = null;
    // `identifier` and `url` are optional (OpenAPI 3.1 §4.8.4).
    if (isJsonObject(info.license) && info.license.identifier === undefined)
      info.license.url ??= '';
  }
  walk(document, 'openapi', '', (node, kind) => REPAIRS[kind]?.(node));
  return document;
}

const REPAIRS: Partial<Readonly<Record<Kind, (node: JsonObject) => void>>> = {
  openapi: repairServers,
  pathItem(node) {
    // Inside `paths` it has no `$ref`, elsewhere nothing beside it (OpenAPI 3.1 §4.8.9.1).
    delete node.$ref;
    repairServers(node);
  },
  operation(node) {
    repairServers(node);
    // The pattern takes `2X0`. A rule of its own says which keys there may be.
    const { responses } = node;
    if (!isJsonObject(responses)) return;
    for (const key of Object.keys(responses)) if (!STATUS.test(key)) delete responses[key];
  },
  callback(node) {
    for (const key of Object.keys(node)) if (key.startsWith('x-')) delete node[key];
  },
  link(node) {
    // Its `server` is called `body`, and its parameters can't be constants other than text.
    delete node.server;
    if (isJsonObject(node.parameters)) delete node.parameters;
  },
  securityScheme(node) {
    // A scheme's name doesn't tell upper from lower case (RFC 9110 §11.1).
    if (typeof node.scheme === 'string') node.scheme = node.scheme.toLowerCase();
  },
};

/** A variable's `description` is misspelt. */
function repairServers({ servers }: JsonObject): void {
  if (!Array.isArray(servers)) return;
  for (const variable of servers.flatMap(variables)) {
    if (isJsonObject(variable) && typeof variable.description === 'string')
      delete variable.description;
  }
}

function variables(server: Json): Json[] {
  return isJsonObject(server) && isJsonObject(server.variables)
    ? Object.values(server.variables)
    : [];
}
