import type { Server } from '../contract/contract.ts';
import { splitTarget } from '../http/target.ts';

/** A server URL template that was made ready to match. */
interface ServerPattern {
  /** Matches an origin in lower case; `undefined` for a relative server, which takes any origin. */
  readonly origin: RegExp | undefined;
  /** Matches the base path, up to the boundary of a segment. */
  readonly basePath: RegExp;
}

const DEFAULT_PORTS = new Map([
  ['http', ':80'],
  ['https', ':443'],
]);

const VARIABLE = /\{([^{}]+)\}/;

/**
 * Prepares a server URL template (OpenAPI 3.1 §4.8.5). The function returned takes a URL and gives
 * the raw path below the server's base path, at least `/`, or `undefined` where the URL isn't this
 * server's. A variable with an `enum` stands for one of its values, another for any text without
 * `/`. A default port may be written or left out.
 */
export function compileServer(server: Server): (url: string) => string | undefined {
  const patterns = spellOut(server).map((template) => compileTemplate(template, server));
  return (url) => {
    const { origin, path } = splitTarget(url);
    const spellings = origin === undefined ? [] : originSpellings(origin);
    for (const pattern of patterns) {
      const isOrigin = (text: string) => pattern.origin?.test(text);
      if (pattern.origin !== undefined && !spellings.some(isOrigin)) continue;
      const base = pattern.basePath.exec(path)?.[0];
      if (base !== undefined) return base.length === path.length ? '/' : path.slice(base.length);
    }
    return undefined;
  };
}

/** The path under which a server's templates begin, its variables at their defaults: `/v1` or empty. */
export function basePath(server: Server): string {
  let url = server.url;
  for (const [name, variable] of server.variables) {
    url = url.replaceAll(`{${name}}`, variable.default);
  }
  return withoutTrailingSlash(splitTarget(url).path);
}

/**
 * How many characters of a server's host are known beforehand, to rank servers that match the same
 * URL: 0 for a relative server, and for a host that is one free variable. A variable with an `enum`
 * counts as its shortest value.
 */
export function serverSpecificity(server: Server): number {
  const { origin } = splitTarget(server.url);
  if (origin === undefined) return 0;
  const host = origin.slice(origin.indexOf('://') + 3).replace(/:(?:\d+|\{[^{}]+\})$/, '');
  return mapVariables(
    host,
    (literal) => literal.length,
    (name) => Math.min(...(server.variables.get(name)?.enum ?? ['']).map(({ length }) => length)),
  ).reduce((sum, length) => sum + length, 0);
}

/**
 * The URL templates that a server stands for. A variable's values that are empty or hold a `/`, a
 * base path or a whole origin, are written into the template; other variables stay in it.
 */
function spellOut(server: Server): string[] {
  let templates = [server.url];
  for (const [name, variable] of server.variables) {
    const documented = variable.enum ?? [variable.default];
    if (!documented.some((value) => value === '' || value.includes('/'))) continue;
    const values = variable.enum ?? [variable.default, `{${name}}`];
    templates = templates.flatMap((template) =>
      values.map((value) => template.replaceAll(`{${name}}`, value)),
    );
  }
  return [...new Set(templates)];
}

function compileTemplate(template: string, server: Server): ServerPattern {
  const { origin, path } = splitTarget(template);
  const base = pattern(withoutTrailingSlash(path), server);
  return {
    origin: origin === undefined ? undefined : new RegExp(`^${pattern(origin, server)}$`, 'i'),
    basePath: new RegExp(`^${base}(?=/|$)`),
  };
}

function pattern(template: string, server: Server): string {
  return mapVariables(template, escapePattern, (name) => {
    const values = server.variables.get(name)?.enum;
    return values === undefined ? '[^/]+' : `(?:${values.map(escapePattern).join('|')})`;
  }).join('');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

/** Maps the literal pieces of a template and its variables' names, in their order. */
function mapVariables<T>(
  template: string,
  mapLiteral: (text: string) => T,
  mapVariable: (name: string) => T,
): T[] {
  return template
    .split(VARIABLE)
    .map((piece, index) => (index % 2 === 0 ? mapLiteral(piece) : mapVariable(piece)));
}

/** An origin without credentials, as it is and with its default port written or left out. */
function originSpellings(origin: string): string[] {
  const [scheme = '', authority = ''] = origin.split('://');
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  const plain = `${scheme}://${host}`;
  const port = DEFAULT_PORTS.get(scheme.toLowerCase());
  if (port === undefined) return [plain];
  if (host.endsWith(port)) return [plain, plain.slice(0, -port.length)];
  return /:\d+$/.test(host) ? [plain] : [plain, plain + port];
}

function withoutTrailingSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
