import { compileServer } from '../compile/server.ts';
import type { Exchange, HttpRequest } from '../http/exchange.ts';
import { isJson } from '../http/media-type.ts';
import { splitTarget } from '../http/target.ts';
import { asideOf } from './aside.ts';
import { mediaTypeOf } from './bodies.ts';
import { count, known } from './known.ts';
import { emptyNode, type PathNode, seePath } from './path-tree.ts';

/** What was sent to one server. */
export interface ServerTraffic {
  /** A URL without a slash at its end; empty where requests name no server. */
  readonly url: string;
  exchanges: number;
  /** How many of them were answered with JSON. */
  json: number;
  readonly paths: PathNode;
}

/** All traffic, by server. */
export interface Traffic {
  readonly servers: Map<string, ServerTraffic>;
  /** How many exchanges say nothing of an API, by what they are. */
  readonly leftOut: Map<string, number>;
}

/** Where a request was sent: the server, and the path below it. */
interface Place {
  readonly url: string;
  readonly path: string;
}

/**
 * Prepares to gather traffic.
 * @param servers the base URLs of those that are told of; all, by their origins, where there are none.
 */
export function createTraffic(
  servers: readonly string[],
): Traffic & { readonly add: (exchange: Exchange) => void } {
  const placeOf = compilePlaces(servers);
  const traffic: Traffic = { servers: new Map(), leftOut: new Map() };
  const leaveOut = (what: string) => count(traffic.leftOut, what);
  return {
    ...traffic,
    add(exchange) {
      const { request, response } = exchange;
      const place = placeOf(request.url);
      const reason = place === undefined ? 'with other servers' : whyNot(request);
      if (place === undefined || reason !== undefined) {
        leaveOut(reason ?? 'with other servers');
        return;
      }
      const server = known(traffic.servers, place.url, () => ({
        url: place.url,
        exchanges: 0,
        json: 0,
        paths: emptyNode(),
      }));
      if (response === undefined) {
        leaveOut('unanswered');
        if (asideOf(exchange) !== undefined) return;
      } else {
        server.exchanges += 1;
        if (isJson(mediaTypeOf(response))) server.json += 1;
      }
      seePath(server.paths, place.path, exchange, place.url);
    },
  };
}

/** Why a request is none to an API. */
function whyNot({ method, url }: HttpRequest): string | undefined {
  if (url.startsWith('ws')) return 'WebSockets';
  return method === 'CONNECT' ? 'tunnels' : undefined;
}

function compilePlaces(servers: readonly string[]): (url: string) => Place | undefined {
  if (servers.length === 0) return placeByOrigin;
  const compiled = servers.map((server) => {
    const url = server.replace(/\/+$/, '');
    return { url, match: compileServer({ url, variables: new Map() }) };
  });
  return (requested) => {
    for (const { url, match } of compiled) {
      const found = match(requested);
      if (found !== undefined) return { url, path: found.path };
    }
    return undefined;
  };
}

/** Without user and default port; of a request in origin form there is none. */
function placeByOrigin(url: string): Place | undefined {
  const { origin, path } = splitTarget(url);
  if (origin === undefined) return path.startsWith('/') ? { url: '', path } : undefined;
  const parsed = URL.parse(origin.replace(/^ws(?=s?:)/i, 'http'));
  return parsed === null ? undefined : { url: parsed.origin, path };
}
