import { DocumentError, type Facts } from '../errors.ts';
import type { Json } from './contract.ts';
import { displayName } from './display-name.ts';
import { isJsonObject } from './pointer.ts';
import { createLocator } from './positions.ts';
import type { Source } from './sources.ts';

const SUPPORTED = /^3\.[01]\.\d+(-.+)?$/;

/**
 * Makes sure that a document is OpenAPI, in a version that can be read: 3.0 or 3.1.
 *
 * @throws {DocumentError} it isn't
 */
export function checkVersion({ url, text, value }: Source): void {
  const file = displayName(url);
  if (!isJsonObject(value))
    throw new DocumentError({
      problem: 'not an OpenAPI document',
      expected: 'an object with "openapi": 3.0.x or 3.1.x',
      received: Array.isArray(value) ? 'a list' : JSON.stringify(value).slice(0, 60),
      location: { file, line: 1, column: 1 },
    });
  const { openapi, swagger } = value;
  if (openapi === undefined && swagger === undefined)
    throw new DocumentError({
      problem: 'not an OpenAPI document',
      expected: 'an object with "openapi": 3.0.x or 3.1.x',
      received: describeKeys(Object.keys(value)),
      location: { file, line: 1, column: 1 },
    });
  if (typeof openapi === 'string' && SUPPORTED.test(openapi)) return;
  const key = openapi === undefined ? 'swagger' : 'openapi';
  throw new DocumentError({
    ...(openapi === undefined ? OLD : versionFacts(openapi)),
    location: createLocator(file, () => text)(`/${key}`),
  });
}

const SUPPORTED_VERSIONS = 'one of the supported: 3.0 and 3.1, such as "3.1.0"';

const OLD: Facts = {
  problem: 'this version of OpenAPI is not supported',
  expected: SUPPORTED_VERSIONS,
  received: 'Swagger 2.0',
  hint: 'Convert it to OpenAPI 3 first',
};

function versionFacts(openapi: Json): Facts {
  const received = JSON.stringify(openapi);
  const meant = MEANT.get(String(openapi));
  if (meant === undefined)
    return {
      problem: 'this version of OpenAPI is not supported',
      expected: SUPPORTED_VERSIONS,
      received,
    };
  return {
    problem: `the version of OpenAPI is ${typeof openapi === 'number' ? 'a number' : 'incomplete'}`,
    expected: 'text in three parts, such as "3.1.0"',
    received,
    hint: `Write openapi: "${meant}"`,
  };
}

/** What those mean who write a number, of which YAML keeps no trailing zero, or two parts of three. */
const MEANT: ReadonlyMap<string, string> = new Map([
  ['3', '3.0.3'],
  ['3.0', '3.0.3'],
  ['3.1', '3.1.0'],
]);

function describeKeys(keys: readonly string[]): string {
  if (keys.length === 0) return 'an object without keys';
  const named = keys.slice(0, 5).map((key) => `"${key}"`);
  return `an object with ${named.join(', ')}${keys.length > named.length ? ', …' : ''}`;
}
