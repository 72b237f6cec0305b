import type { JsonObject } from '../contract/contract.ts';
import type { Exchange } from '../http/exchange.ts';
import { takeBasePath } from './base-path.ts';
import { documentOf } from './document.ts';
import { count } from './known.ts';
import type { Unread } from './operation.ts';
import { takePages } from './pages.ts';
import { emptyNode, mergeNodes, operationsBelow, type PathNode } from './path-tree.ts';
import { settleTemplates } from './templates.ts';
import { createTraffic, type ServerTraffic } from './traffic.ts';

/** What traffic tells of an API. */
export interface Inference {
  /** An OpenAPI 3.1 document; `undefined` where no exchange is one with an API. */
  readonly document: JsonObject | undefined;
  /** How many exchanges it comes from. */
  readonly exchanges: number;
  /** Those that it doesn't come from, by what they are. */
  readonly leftOut: ReadonlyMap<string, number>;
  /** How many of its bodies nothing could be read from, by why. */
  readonly unreadBodies: ReadonlyMap<Unread, number>;
  /** Those with other servers, by their URLs. */
  readonly otherServers: ReadonlyMap<string, number>;
}

/**
 * Infers a starting contract from exchanges, whatever their order: what all of them satisfy, and not many others.
 * Of each body only what it shows is kept, so that memory grows with the API and not with the traffic. No text
 * that stands at a secret's name, or that looks like one, gets into it.
 *
 * @param batches some exchanges at a time.
 * @param servers the base URLs of the API; where there are none, the one that answered most with JSON, and those
 *   that were asked for the same.
 */
export async function inferDocument(
  batches: AsyncIterable<readonly Exchange[]>,
  servers: readonly string[],
): Promise<Inference> {
  const traffic = createTraffic(servers);
  for await (const exchanges of batches) exchanges.forEach(traffic.add);
  const leftOut = new Map(traffic.leftOut);
  const all = [...traffic.servers.values()].sort(byImportance);
  const pages = all.map(({ paths }) => takePages(paths)).reduce((sum, taken) => sum + taken, 0);
  if (pages > 0) leftOut.set('pages and assets', pages);

  const chosen = servers.length > 0 ? all : withSamePaths(all);
  const others = all.filter((server) => !chosen.includes(server) && exchangesOf(server.paths) > 0);
  const root = emptyNode();
  for (const { paths } of chosen) mergeNodes(root, paths);
  const exchanges = exchangesOf(root);
  const otherServers = new Map(others.map(({ url, paths }) => [url, exchangesOf(paths)]));
  const told = { exchanges, leftOut, unreadBodies: unreadBodies(root), otherServers };
  if (exchanges === 0) return { document: undefined, ...told };

  const { path: basePath, node } =
    servers.length > 0 ? { path: '', node: root } : takeBasePath(root);
  settleTemplates(node);
  const origins = chosen.filter(({ paths }) => exchangesOf(paths) > 0).map(({ url }) => url);
  const title = URL.parse(origins[0] ?? '')?.host ?? 'API';
  const document = documentOf({ title, origins, basePath, paths: node, exchanges });
  return { document, ...told };
}

/** The server of an API answers with JSON. */
function byImportance(a: ServerTraffic, b: ServerTraffic): number {
  return b.json - a.json || b.exchanges - a.exchanges || (a.url < b.url ? -1 : 1);
}

/** The first server, and those that were asked for what it was: its regions and stages. */
function withSamePaths([first, ...others]: readonly ServerTraffic[]): ServerTraffic[] {
  if (first === undefined) return [];
  const paths = new Set(requestsAt(first.paths));
  const same = others.filter((other) => {
    const own = requestsAt(other.paths);
    return own.filter((request) => paths.has(request)).length * 2 > own.length;
  });
  return [first, ...same];
}

/** The methods and paths that were asked for, whatever the ids in them. */
function requestsAt(node: PathNode, path = ''): string[] {
  return [
    ...Array.from(node.operations.keys(), (method) => `${method} ${path}`),
    ...[...node.literals].flatMap(([text, child]) => requestsAt(child, `${path}/${text}`)),
    ...[...node.variables].flatMap(([affix, { node: child }]) =>
      requestsAt(child, `${path}/{}${affix}`),
    ),
  ];
}

function exchangesOf(node: PathNode): number {
  return operationsBelow(node).reduce((sum, { seen }) => sum + seen, 0);
}

function unreadBodies(node: PathNode): ReadonlyMap<Unread, number> {
  const counts = new Map<Unread, number>();
  for (const { accepted, refused, answers } of operationsBelow(node)) {
    for (const { content } of [accepted, refused, ...answers.values()]) {
      for (const [why, times] of content.unread) count(counts, why, times);
    }
  }
  return counts;
}
