import type { JsonObject } from '../contract/contract.ts';
import type { Exchange } from '../http/exchange.ts';
import type { Aside } from './aside.ts';
import { takeBasePath } from './base-path.ts';
import type { Unread } from './bodies.ts';
import { documentOf } from './document.ts';
import { endpointsOf } from './endpoints.ts';
import { count } from './known.ts';
import { nameStyle } from './name-style.ts';
import type { OperationSketch } from './operation.ts';
import { emptyNode, mergeNodes, operationsBelow, type PathNode } from './path-tree.ts';
import { settleTemplates } from './templates.ts';
import { createTraffic, type ServerTraffic } from './traffic.ts';
import { isAside, usesOf, withoutAsides } from './uses.ts';

/** What traffic tells of an API. */
export interface Inference {
  /** An OpenAPI 3.1 document; `undefined` where no exchange is one with an API. */
  readonly document: JsonObject | undefined;
  /** How many operations it has. */
  readonly operations: number;
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
  const all = [...traffic.servers.values()].sort(byImportance);
  const chosen = servers.length > 0 ? all : withSamePaths(all);
  const root = emptyNode();
  for (const { paths } of chosen) mergeNodes(root, paths);
  const { path: basePath, node } =
    servers.length > 0 ? { path: '', node: root } : takeBasePath(root);
  settleTemplates(node);

  const endpoints = withoutAsides(endpointsOf(node, nameStyle(node)));
  const operations = endpoints.flatMap((endpoint) => [...endpoint.operations.values()]);
  const exchanges = operations.reduce((sum, { seen }) => sum + seen, 0);
  const leftOut = new Map([...traffic.leftOut, ...asidesOf(all, operations)]);
  const others = all.filter((server) => !chosen.includes(server) && usesOf(server.paths) > 0);
  const otherServers = new Map(others.map(({ url, paths }) => [url, usesOf(paths)]));
  const told = {
    operations: operations.length,
    exchanges,
    leftOut,
    unreadBodies: unreadBodies(operations),
    otherServers,
  };
  if (exchanges === 0) return { document: undefined, ...told };

  const origins = chosen.filter(({ paths }) => usesOf(paths) > 0).map(({ url }) => url);
  const title = URL.parse(origins[0] ?? '')?.host ?? 'API';
  return { document: documentOf({ title, origins, basePath, endpoints, exchanges }), ...told };
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
    ...[...node.operations].flatMap(([method, one]) => (isAside(one) ? [] : `${method} ${path}`)),
    ...[...node.literals].flatMap(([text, child]) => requestsAt(child, `${path}/${text}`)),
    ...[...node.variables].flatMap(([affix, { node: child }]) =>
      requestsAt(child, `${path}/{}${affix}`),
    ),
  ];
}

/** How many asides came to none of the operations that are documented, by what they are. */
function asidesOf(
  servers: readonly ServerTraffic[],
  documented: readonly OperationSketch[],
): Map<Aside, number> {
  const counts = new Map<Aside, number>();
  const all = servers.flatMap(({ paths }) => operationsBelow(paths));
  for (const { asides } of all) for (const [aside, times] of asides) count(counts, aside, times);
  for (const { asides } of documented) {
    for (const [aside, times] of asides) count(counts, aside, -times);
  }
  return new Map([...counts].filter(([, times]) => times > 0));
}

function unreadBodies(operations: readonly OperationSketch[]): Map<Unread, number> {
  const counts = new Map<Unread, number>();
  for (const { accepted, refused, answers } of operations) {
    for (const { content } of [accepted, refused, ...answers.values()]) {
      for (const [why, times] of content.unread) count(counts, why, times);
    }
  }
  return counts;
}
