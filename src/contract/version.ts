import { DocumentError, type Facts } from '../errors.ts';
import type { Json } from './contract.ts';
import { displayName } from './display-name.ts';
import { type Grammar, OPENAPI, OPENAPI_30 } from './grammar.ts';
import { isJsonObject } from './pointer.ts';
import { createLocator } from './positions.ts';
import type { Source } from './sources.ts';
import { SWAGGER_GRAMMAR } from './swagger/grammar.ts';

const SUPPORTED = /^3\.[012]\.\d+(-.+)?$/;
const SWAGGER = '2.0';

/** What a document says of its version: its `openapi`, or its `swagger` for 2.0. */
export function versionOf(document: Json): Json | undefined {
  if (!isJsonObject(document)) return undefined;
  return document.openapi === undefined ? document.swagger : document.openapi;
}

/** The versions of OpenAPI that differ in what they have; 2.0 was called Swagger. */
export type SpecLine = '2.0' | '3.0' | '3.1' | '3.2';

const LINES: readonly SpecLine[] = ['2.0', '3.0', '3.1', '3.2'];

/** The line that a version belongs to: 3.1 for 3.1.2; `undefined` for one that isn't known. */
export function lineOf(version: Json | undefined): SpecLine | undefined {
  return typeof version === 'string' ? LINES.find((line) => version.startsWith(line)) : undefined;
}

/** What the objects of a document hold, by its version. */
export function grammarOf(version: Json | undefined): Grammar {
  const line = lineOf(version);
  if (line === '2.0') return SWAGGER_GRAMMAR;
  return line === '3.0' ? OPENAPI_30 : OPENAPI;
}

/**
 * Makes sure that a document is OpenAPI, in a version that can be read: 2.0, 3.0, 3.1 or 3.2.
 *
 * @throws {DocumentError} it isn't
 */
export function checkVersion({ url, text, value }: Source): void {
  const file = displayName(url);
  if (!isJsonObject(value) || versionOf(value) === undefined)
    throw new DocumentError({
      problem: 'not an OpenAPI document',
      expected: 'an object with "openapi": 3.0.x, 3.1.x or 3.2.x, or "swagger": "2.0"',
      received: describe(value),
      location: { file, line: 1, column: 1 },
    });
  const { openapi, swagger } = value;
  const isSupported =
    openapi === undefined
      ? swagger === SWAGGER
      : typeof openapi === 'string' && SUPPORTED.test(openapi);
  if (isSupported) return;
  const [key, version] = openapi === undefined ? ['swagger', swagger] : ['openapi', openapi];
  throw new DocumentError({
    ...versionFacts(key as keyof typeof MEANT, version as Json),
    location: createLocator(file, () => text)(`/${key}`),
  });
}

function versionFacts(key: keyof typeof MEANT, version: Json): Facts {
  const received = JSON.stringify(version);
  const meant = MEANT[key].get(String(version));
  if (meant === undefined)
    return {
      problem: 'this version of OpenAPI is not supported',
      expected: 'one of the supported: 2.0, 3.0, 3.1 and 3.2, such as openapi: "3.1.0"',
      received: key === 'swagger' ? `Swagger ${received}` : received,
    };
  return {
    problem: `the version of OpenAPI is ${typeof version === 'number' ? 'a number' : 'incomplete'}`,
    expected: key === 'swagger' ? 'text: "2.0"' : 'text in three parts, such as "3.1.0"',
    received,
    hint: `Write ${key}: "${meant}"`,
  };
}

/** What those mean who write a number, of which YAML keeps no trailing zero, or two parts of three. */
const MEANT = {
  openapi: new Map([
    ['3', '3.0.3'],
    ['3.0', '3.0.3'],
    ['3.1', '3.1.0'],
    ['3.2', '3.2.0'],
  ]),
  swagger: new Map([['2', SWAGGER]]),
} as const;

function describe(value: Json): string {
  if (Array.isArray(value)) return 'a list';
  if (!isJsonObject(value)) return JSON.stringify(value).slice(0, 60);
  const keys = Object.keys(value);
  if (keys.length === 0) return 'an object without keys';
  const named = keys.slice(0, 5).map((key) => `"${key}"`);
  return `an object with ${named.join(', ')}${keys.length > named.length ? ', …' : ''}`;
}
