import { DocumentError } from '../errors.ts';
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
  throw new DocumentError({
    problem: 'this version of OpenAPI is not supported',
    expected: 'one of the supported: 3.0 and 3.1, such as "3.1.0"',
    received: JSON.stringify(openapi === undefined ? swagger : openapi),
    location: createLocator(file, () => text)(openapi === undefined ? '/swagger' : '/openapi'),
  });
}

function describeKeys(keys: readonly string[]): string {
  if (keys.length === 0) return 'an object without keys';
  const named = keys.slice(0, 5).map((key) => `"${key}"`);
  return `an object with ${named.join(', ')}${keys.length > named.length ? ', …' : ''}`;
}
