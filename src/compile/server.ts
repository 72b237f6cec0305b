import type { Server } from '../contract/contract.ts';
import { remembered } from '../http/remembered.ts';
import { splitTarget } from '../http/target.ts';

/** A URL that is a server's. */
export interface ServerMatch {
  /** The raw path below the server's base path, at least `/`. */
  readonly path: string;
  /**
   * How many characters of the URL's host the contract names: all of them where the host is the
   * template's with its variables at their documented values, those outside of free variables where
   * it fits only through one; 0 where it could be anybody's.
   */
  readonly namedLength: number;
}

/** A server URL template that was made ready to match. */
interface ServerPattern {
  /** `undefined` for a relative server, which takes any origin. */
  readonly origin: OriginPattern | undefined;
  /** How much of a path is the base path, which ends where a segment does; `undefined`: it isn't there. */
  readonly baseLength: (path: string) => number | undefined;
}

interface OriginPattern {
  /** Matches the origins that the variables' documented values give, in any case. */
  readonly documented: RegExp;
  /** Matches these, and what else the free variables may stand for. */
  readonly open: RegExp;
  /** The `namedLength` of an origin that only `open` matches. */
  readonly namedLength: number;
}

const DEFAULT_PORTS = new Map([
  ['http', ':80'],
  ['https', ':443'],
]);

const VARIABLE = /\{([^{}]+)\}/;
/** Stands for a free variable: no URL holds a space. */
const FREE = ' ';

/** How many base paths of one server are written out. */
const MOST_BASE_PATHS = 32;

/**
 * Prepares a server URL template (OpenAPI 3.1 §4.8.5). The function returned takes a URL and gives
 * `undefined` where it isn't this server's. A variable with an `enum` stands for one of its values.
 * Another one is free: it stands for any text without `/`, and its default, which the specification
 * has clients use where they know no better, is only the value that is known. A default port may be
 * written or left out.
 */
export function compileServer(server: Server): (url: string) => ServerMatch | undefined {
  const patterns = spellOut(server).map((template) => compileTemplate(template, server));
  const lengthsFor = remembered((origin) =>
    patterns.map((pattern) => matchOrigin(pattern.origin, origin === '' ? undefined : origin)),
  );
  return (url) => {
    const { origin = '', path } = splitTarget(url);
    const lengths = lengthsFor(origin);
    let best: ServerMatch | undefined;
    for (let index = 0; index < patterns.length; index += 1) {
      const namedLength = lengths[index];
      if (namedLength === undefined) continue;
      if (best !== undefined && namedLength <= best.namedLength) continue;
      const baseLength = patterns[index]?.baseLength(path);
      if (baseLength === undefined) continue;
      best = { path: baseLength === path.length ? '/' : path.slice(baseLength), namedLength };
    }
    return best;
  };
}

/**
 * The paths under which a server's templates begin: `/v1` or empty. Documented values of variables
 * are written out. A free variable stays, beside its default (`/v1` and `/{version}`), and so does
 * one with more values than can be written out.
 */
export function basePaths(server: Server): string[] {
  let paths = spellOut(server)
    .map((template) => withoutTrailingSlash(splitTarget(template).path))
    .filter((path) => path === '' || path.startsWith('/'));
  for (const [name, variable] of server.variables) {
    const values = variable.enum ?? [variable.default, `{${name}}`];
    const written = paths.flatMap((path) => writeOut(path, name, values));
    if (written.length <= MOST_BASE_PATHS) paths = written;
  }
  return [...new Set(paths)];
}

/** Whether a base path stands for more than one, since a variable stayed in it. */
export function isOpen(basePath: string): boolean {
  return VARIABLE.test(basePath);
}

/** The texts that a template gives, one for each value of a variable that is in it. */
function writeOut(template: string, name: string, values: readonly string[]): string[] {
  const place = `{${name}}`;
  if (!template.includes(place)) return [template];
  return values.map((value) => template.replaceAll(place, value));
}

/**
 * The URL templates that a server stands for. One without a scheme has that of its document (RFC 3986
 * §4.2), which may be either. A variable's values that are empty or hold a `/`, a
 * base path or a whole origin, are written into the template; other variables stay in it.
 */
function spellOut(server: Server): string[] {
  let templates = server.url.startsWith('//')
    ? [`https:${server.url}`, `http:${server.url}`]
    : [server.url];
  for (const [name, variable] of server.variables) {
    const documented = variable.enum ?? [variable.default];
    if (!documented.some((value) => value === '' || value.includes('/'))) continue;
    const values = variable.enum ?? [variable.default, `{${name}}`];
    templates = templates.flatMap((template) => writeOut(template, name, values));
  }
  return [...new Set(templates)];
}

function compileTemplate(template: string, server: Server): ServerPattern {
  const { origin, path } = splitTarget(template);
  return {
    origin: origin === undefined ? undefined : compileOrigin(origin, server),
    baseLength: compileBase(withoutTrailingSlash(path), server),
  };
}

function compileBase(base: string, server: Server): ServerPattern['baseLength'] {
  if (!VARIABLE.test(base)) {
    // Most servers: every URL is asked, and to match a pattern takes a record of the match.
    const isAtBoundary = (path: string) => path.length === base.length || path[base.length] === '/';
    return (path) => (path.startsWith(base) && isAtBoundary(path) ? base.length : undefined);
  }
  const open = new RegExp(`^${pattern(base, server, '[^/]+')}(?=/|$)`);
  return (path) => open.exec(path)?.[0].length;
}

function compileOrigin(origin: string, server: Server): OriginPattern {
  return {
    documented: new RegExp(`^${pattern(origin, server)}$`, 'i'),
    open: new RegExp(`^${pattern(origin, server, '[^/]+')}$`, 'i'),
    namedLength: openNamedLength(origin, server),
  };
}

/** @param free what a free variable matches; by default its own default alone. */
function pattern(template: string, server: Server, free?: string): string {
  return mapVariables(template, escapePattern, (name) => {
    const variable = server.variables.get(name);
    if (variable?.enum !== undefined) return `(?:${variable.enum.map(escapePattern).join('|')})`;
    return free ?? escapePattern(variable?.default ?? `{${name}}`);
  }).join('');
}

/**
 * What is named of a host with free variables. Where nothing behind the last of them is a domain that
 * somebody owns, as `.example.com` is and `.com` isn't, the host could be anybody's.
 * A variable with an `enum` counts as its shortest value.
 */
function openNamedLength(origin: string, server: Server): number {
  const named = mapVariables(
    hostOf(origin),
    (literal) => literal,
    (name) => shortest(server.variables.get(name)?.enum) ?? FREE,
  ).join('');
  const parts = named.split(FREE);
  const isOwned = parts.length === 1 || /\.[^.]+\.[^.]+$/.test(parts.at(-1) ?? '');
  return isOwned ? parts.join('').length : 0;
}

function shortest(values: readonly string[] | undefined): string | undefined {
  return values?.reduce((best, value) => (value.length < best.length ? value : best));
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

/** The `namedLength` of a URL's origin; `undefined` where it isn't the pattern's. */
function matchOrigin(
  origin: OriginPattern | undefined,
  received: string | undefined,
): number | undefined {
  if (origin === undefined) return 0;
  const spellings = received === undefined ? [] : originSpellings(received);
  const documented = spellings.find((text) => origin.documented.test(text));
  if (documented !== undefined) return hostOf(documented).length;
  return spellings.some((text) => origin.open.test(text)) ? origin.namedLength : undefined;
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

/** The host of an origin, without its port, be it a variable. */
function hostOf(origin: string): string {
  return origin.slice(origin.indexOf('://') + 3).replace(/:(?:\d+|\{[^{}]+\})$/, '');
}

function withoutTrailingSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
