import type { Contract, Operation, Server } from '../contract/contract.ts';
import { compileRouter, type PathValues, type Route, type RouteMatch } from './router.ts';
import { basePaths, compileServer, isOpen, type ServerMatch } from './server.ts';

/** Whether raw path parameters fit their schemas: asked where several templates match. */
export type AcceptsPath = (operation: Operation, path: PathValues) => boolean;

/** One server of a contract, with the operations that it serves. */
export interface Host {
  /** Of the server, its variables in braces. */
  readonly url: string;
  /** `undefined` for a URL that isn't the server's. */
  readonly match: (url: string) => ServerMatch | undefined;
  readonly route: (method: string, path: string) => RouteMatch;
}

/** A request that a host takes for its own. */
export interface HostMatch extends ServerMatch {
  readonly route: RouteMatch;
}

/** The servers of a contract, each with the operations that name it (OpenAPI 3.1 §4.8.5). */
export function compileHosts({ operations }: Contract, accepts?: AcceptsPath): Host[] {
  return hostsOf(operations, ({ servers }) => servers, accepts);
}

/**
 * A server that isn't documented, as hosts of all operations of a contract: the base paths of its
 * documented servers may be a part of the URL, may follow it, or may be missing.
 *
 * @param url a base URL such as `http://localhost:3000`.
 */
export function compileExtraHosts(
  { operations }: Contract,
  url: string,
  accepts?: AcceptsPath,
): Host[] {
  const bases = new Set(['', ...operations.flatMap(basePathsOf)]);
  return [...bases]
    .sort((a, b) => Number(isOpen(a)) - Number(isOpen(b)) || b.length - a.length)
    .map((base) => freeServer(url.replace(/\/+$/, '') + base))
    .map((server) => compileHost(server, operations, accepts));
}

/**
 * Finds the operation of a raw path, with or without a base path of the operation's servers before it.
 * That a free variable of a server stands there is the last thing thought of.
 */
export function compilePathRouter(
  { operations }: Contract,
  accepts: AcceptsPath,
): (method: string, path: string) => RouteMatch {
  const route = compileRouter(
    operations.flatMap((operation) =>
      [...new Set(['', ...basePathsOf(operation)])]
        .filter((base) => !isOpen(base))
        .map((base) => routeTo(operation, base, accepts)),
    ),
  );
  const openServers = (operation: Operation) =>
    basePathsOf(operation).filter(isOpen).map(freeServer);
  const openHosts = hostsOf(operations, openServers, accepts);
  return (method, path) => {
    const match = route(method, path);
    if (match.kind !== 'path-missing') return match;
    for (const host of openHosts) {
      const found = matchHost(host, method, path);
      if (found !== undefined) return found.route;
    }
    return match;
  };
}

/** The servers of operations, each with those that name it. */
function hostsOf(
  operations: readonly Operation[],
  serversOf: (operation: Operation) => readonly Server[],
  accepts: AcceptsPath | undefined,
): Host[] {
  const served = new Map<string, { server: Server; operations: Operation[] }>();
  for (const operation of operations) {
    for (const server of serversOf(operation)) {
      const entry = served.get(server.url) ?? { server, operations: [] };
      entry.operations.push(operation);
      served.set(server.url, entry);
    }
  }
  return [...served.values()].map((entry) => compileHost(entry.server, entry.operations, accepts));
}

function compileHost(
  server: Server,
  operations: readonly Operation[],
  accepts: AcceptsPath | undefined,
): Host {
  return {
    url: server.url,
    match: compileServer(server),
    route: compileRouter(operations.map((operation) => routeTo(operation, '', accepts))),
  };
}

function routeTo(operation: Operation, base: string, accepts: AcceptsPath | undefined): Route {
  return {
    template: base + operation.path,
    operation,
    ...(accepts && { accepts: (path: PathValues) => accepts(operation, path) }),
  };
}

function basePathsOf({ servers }: Operation): string[] {
  return servers.flatMap(basePaths);
}

/** The server of a URL, or of a path on any origin; what stands in braces is free. */
function freeServer(url: string): Server {
  return { url, variables: new Map() };
}

/** A WebSocket begins with a request of HTTP (RFC 6455 §3, §4.1). */
const WEBSOCKET = /^ws(?=s?:)/i;

/**
 * Whether a URL belongs to a host. One that could be anybody's, since the server's URL is relative or
 * leaves it open, is taken for the server's own only where the path is known: otherwise every
 * exchange of a browser's recording would count. So is a WebSocket's, of which few documents speak.
 */
export function matchHost(host: Host, method: string, url: string): HostMatch | undefined {
  const found = host.match(url);
  const match = found ?? matchHandshake(host, url);
  if (match === undefined) return undefined;
  const route = host.route(method, match.path);
  const isOthers = found === undefined || match.namedLength === 0;
  if (isOthers && route.kind === 'path-missing') return undefined;
  return { path: match.path, namedLength: match.namedLength, route };
}

function matchHandshake(host: Host, url: string): ServerMatch | undefined {
  return WEBSOCKET.test(url) ? host.match(url.replace(WEBSOCKET, 'http')) : undefined;
}
