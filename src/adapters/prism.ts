import type { IHttpOperationConfig, IHttpRequest, IHttpResponse } from '@stoplight/prism-http';
import type { JsonObject } from '../contract/contract.ts';
import { decodeBody } from '../http/body.ts';
import {
  allowsBody,
  answerTo,
  type HeaderFields,
  type HttpRequest,
  type HttpResponse,
  headerValue,
} from '../http/exchange.ts';
import { parseJson } from '../http/json.ts';
import { isJson } from '../http/media-type.ts';
import { decodePercentStrictly, MalformedEscape } from '../http/percent.ts';
import { syntaxOf } from '../http/syntax.ts';
import { splitTarget } from '../http/target.ts';
import { problem } from '../mock/problem.ts';
import {
  malformedPreference,
  type Preference,
  readPreference,
} from '../mock/request/preference.ts';
import { expectNode, importPeer } from './peer.ts';
import { writePrismXml } from './prism-xml.ts';

const NAME = 'the engine prism';
expectNode(NAME, '24.18.0');
const { createInstance, getHttpOperationsFromSpec, ProblemJsonError } = await importPeer(
  '@stoplight/prism-http',
  NAME,
  () => import('@stoplight/prism-http'),
);

/** Answers a request as prism-http does. */
export type PrismRespond = (request: HttpRequest) => Promise<HttpResponse>;

/** How prism-http answers where a request doesn't say. */
export interface PrismSettings {
  /** Whether it makes values, rather than to give examples and, without them, fixed ones. */
  readonly dynamic: boolean;
  /** Seed of the values that it makes. */
  readonly seed: string;
  /** What may stand before the paths of the document. */
  readonly basePaths: readonly string[];
}

/** What every request is held against. */
const CONFIG = {
  isProxy: false,
  checkSecurity: true,
  validateRequest: true,
  validateResponse: false,
  errors: false,
  upstreamProxy: undefined,
} as const;

/** It tells of each step: what a user needs of that stands in the answer. */
const SILENT = {
  debug() {},
  info() {},
  success() {},
  warn() {},
  error() {},
  child: () => SILENT,
};

/**
 * Puts prism-http behind the interface of a mock. It sends no callbacks: where to would be up to
 * whoever asks.
 * @param document its path, or its tree, which is changed.
 */
export async function createPrism(
  document: string | JsonObject,
  settings: PrismSettings,
): Promise<PrismRespond> {
  const documented = await getHttpOperationsFromSpec(document);
  const operations = settings.basePaths.flatMap((base) =>
    documented.map(({ callbacks: _, ...operation }) => ({
      ...operation,
      path: base + operation.path,
    })),
  );
  const prism = createInstance(
    { ...CONFIG, mock: { dynamic: settings.dynamic } },
    { logger: SILENT },
  );
  return async (request) => {
    const { path, query } = splitTarget(request.url);
    const preference = readPreference(request.headers, query);
    const body = readBody(request);
    const fault = pathFault(path) ?? preferenceFault(preference) ?? body.problem;
    if (fault !== undefined) return answerTo(request.method, problem(400, fault));
    const input = {
      method: request.method.toLowerCase() as IHttpRequest['method'],
      url: { path, query: queryValues(query) },
      headers: inputHeaders(request),
      body: body.value,
    };
    const mock = mockConfig(preference, settings);
    const outcome = await prism.request(input, operations, { ...CONFIG, mock })();
    const response =
      outcome._tag === 'Right' ? written(outcome.right.output) : failed(outcome.left);
    return answerTo(request.method, response);
  };
}

/** A path that prism-http would throw an error for (RFC 3986 §2.1). */
function pathFault(path: string): string | undefined {
  try {
    decodePercentStrictly(path);
    return undefined;
  } catch (error) {
    if (!(error instanceof MalformedEscape)) throw error;
    return `the path: ${error.message}`;
  }
}

/** A preference that it would pass over in silence, for people. */
function preferenceFault(preference: Preference): string | undefined {
  const { code } = preference;
  if (code !== undefined && !/^\d{3}$/.test(code))
    return `the preference code: expected a status, received "${code}"`;
  return malformedPreference(preference);
}

/** A body as prism-http takes it: a value where its media type is JSON, a text elsewhere. */
function readBody({ body, headers }: HttpRequest): { value?: unknown; problem?: string } {
  if (body === undefined || body.length === 0) return {};
  const decoded = decodeBody(body, headers);
  if ('problem' in decoded) return decoded;
  if (!isJson(headerValue(headers, 'content-type') ?? '')) return { value: decoded.text };
  const parsed = parseJson(decoded.text);
  return parsed.ok ? parsed : { problem: `the body isn't JSON: ${parsed.problem}` };
}

/** By name; a list where one comes repeatedly. */
function queryValues(query: string): Record<string, string | string[]> {
  const parameters = new URLSearchParams(query);
  return Object.fromEntries(
    Array.from(new Set(parameters.keys()), (name) => {
      const [first = '', ...more] = parameters.getAll(name);
      return [name, more.length === 0 ? first : [first, ...more]];
    }),
  );
}

/** It looks at a body's media type only where a length is told. */
function inputHeaders({ headers, body }: HttpRequest): Record<string, string> {
  const lines = Object.entries(headers).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, typeof value === 'string' ? value : value.join(', ')]],
  );
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  return { ...Object.fromEntries(lines), ...length };
}

/** Made anew for each request: prism-http writes into it what the request accepts. */
function mockConfig(
  { code, example, dynamic, seed }: Preference,
  settings: PrismSettings,
): IHttpOperationConfig {
  return {
    dynamic: dynamic === undefined ? settings.dynamic : dynamic === 'true',
    seed: seed ?? settings.seed,
    ...(code !== undefined && { code: Number(code) }),
    ...(example !== undefined && { exampleKey: example }),
  };
}

function written({ statusCode, headers = {}, body }: IHttpResponse): HttpResponse {
  const fields = writtenHeaders(headers);
  if (body === undefined || !allowsBody(statusCode)) return { status: statusCode, headers: fields };
  const mediaType = headerValue(fields, 'content-type') ?? '';
  if (isJson(mediaType)) return { status: statusCode, headers: fields, body: JSON.stringify(body) };
  const text =
    typeof body !== 'string' && syntaxOf(mediaType) === 'xml' ? writePrismXml(body) : body;
  if (typeof text === 'string') return { status: statusCode, headers: fields, body: text };
  return problem(500, `the body that was made can't be written as ${mediaType}`);
}

/** The headers that it made are JSON values, null where it could make none. */
function writtenHeaders(headers: Readonly<Record<string, unknown>>): HeaderFields {
  const made = Object.entries(headers).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(made.map(([name, value]) => [name.toLowerCase(), String(value)]));
}

/** Why it has no answer, as problem details in its own words. */
function failed(
  error: Error & { readonly additional?: { readonly headers?: object } },
): HttpResponse {
  const details = ProblemJsonError.toProblemJson(error);
  return {
    status: details.status,
    headers: {
      'content-type': 'application/problem+json',
      ...writtenHeaders({ ...error.additional?.headers }),
    },
    body: JSON.stringify(details),
  };
}
