import { compileServer } from '../compile/server.ts';
import { METHODS } from '../contract/contract.ts';
import { isPreflight } from '../http/cors.ts';
import type { Exchange, HttpResponse } from '../http/exchange.ts';
import { isJson } from '../http/media-type.ts';
import { splitTarget } from '../http/target.ts';
import { mediaTypeOf } from './bodies.ts';
import { known } from './known.ts';
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

const KNOWN_METHODS: ReadonlySet<string> = new Set(METHODS.map((method) => method.toUpperCase()));

/**
 * Prepares to gather traffic.
 * @param servers the base URLs of those that are told of; all, by their origins, where there are none.
 */
export function createTraffic(
  servers: readonly string[],
): Traffic & { readonly add: (exchange: Exchange) => void } {
  const placeOf = compilePlaces(servers);
  const traffic: Traffic = { servers: new Map(), leftOut: new Map() };
  const leaveOut = (what: string) =>
    traffic.leftOut.set(what, (traffic.leftOut.get(what) ?? 0) + 1);
  return {
    ...traffic,
    add(exchange) {
      const { request, response } = exchange;
      const place = placeOf(request.url);
      const reason = place === undefined ? 'with other servers' : whyNot(exchange, response);
      if (place === undefined || response === undefined || reason !== undefined) {
        leaveOut(reason ?? 'unanswered');
        return;
      }
      const server = known(traffic.servers, place.url, () => ({
        url: place.url,
        exchanges: 0,
        json: 0,
        paths: emptyNode(),
      }));
      server.exchanges += 1;
      if (isJson(mediaTypeOf(response))) server.json += 1;
      seePath(server.paths, place.path, exchange, response, place.url);
    },
  };
}

/** Why an exchange says nothing of an API. */
function whyNot({ request }: Exchange, response: HttpResponse | undefined): string | undefined {
  if (response === undefined || response.status < 100) return 'unanswered';
  if (isPreflight(request)) return 'CORS preflights';
  if (response.status === 101 || request.url.startsWith('ws')) return 'WebSockets';
  if (response.status > 599) return 'with a status that there is not';
  return KNOWN_METHODS.has(request.method) ? undefined : `${request.method} requests`;
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
