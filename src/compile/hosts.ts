import type { Contract, Operation, Server } from '../contract/contract.ts';
import { compileRouter, type PathValues, type RouteMatch } from './router.ts';
import { basePath, compileServer, type ServerMatch } from './server.ts';

/** Whether raw path parameters fit their schemas: asked where several templates match. */
export type AcceptsPath = (operation: Operation, path: PathValues) => boolean;

/** One server of a contract, with the operations that it serves. */
export interface Host {
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
  const served = new Map<string, { server: Server; operations: Operation[] }>();
  for (const operation of operations) {
    for (const server of operation.servers) {
      const entry = served.get(server.url) ?? { server, operations: [] };
      entry.operations.push(operation);
      served.set(server.url, entry);
    }
  }
  return [...served.values()].map(({ server, operations }) =>
    compileHost(server, operations, accepts),
  );
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
  const bases = new Set(['', ...operations.flatMap(({ servers }) => servers.map(basePath))]);
  return [...bases]
    .sort((a, b) => b.length - a.length)
    .map((base) => ({ url: url.replace(/\/+$/, '') + base, variables: new Map() }))
    .map((server) => compileHost(server, operations, accepts));
}

function compileHost(
  server: Server,
  operations: readonly Operation[],
  accepts: AcceptsPath | undefined,
): Host {
  const routes = operations.map((operation) => ({
    template: operation.path,
    operation,
    ...(accepts && { accepts: (path: PathValues) => accepts(operation, path) }),
  }));
  return {
    match: compileServer(server),
    route: compileRouter(routes),
  };
}

/**
 * Whether a URL belongs to a host. One that could be anybody's, since the server's URL is relative or
 * leaves it open, is taken for the server's own only where the path is known: otherwise every
 * exchange of a browser's recording would count.
 */
export function matchHost(host: Host, method: string, url: string): HostMatch | undefined {
  const match = host.match(url);
  if (match === undefined) return undefined;
  const route = host.route(method, match.path);
  if (match.namedLength === 0 && route.kind === 'path-missing') return undefined;
  return { ...match, route };
}
