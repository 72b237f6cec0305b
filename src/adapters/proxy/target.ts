import { splitTarget } from '../../http/target.ts';

/** Where a proxy passes requests on to. */
export interface ProxyTarget {
  /** Its base URL, without a slash at its end. */
  readonly url: string;
  /** `api.example.com:8443`. */
  readonly host: string;
  /**
   * The path and query at the target of what was asked of the proxy; `undefined` where that is a URL of
   * another host.
   * @param asked a request target (RFC 9112 §3.2).
   * @param host the Host field beside it.
   */
  pathOf(asked: string, host: string): string | undefined;
  /** The URL of a path at the target. */
  urlOf(path: string): string;
  /**
   * A Location as the client of a proxy has to follow it: the target's own URLs become the proxy's.
   * @param path that of the request which it answers.
   * @param proxy the origin of the proxy.
   */
  locationFor(location: string, path: string, proxy: string): string;
}

/** The target at a base URL. */
export function createProxyTarget(base: URL): ProxyTarget {
  const { origin, host, pathname } = base;
  const basePath = pathname.replace(/\/+$/, '');
  return {
    url: origin + basePath,
    host,
    pathOf(asked, proxyHost) {
      const { origin: askedOrigin } = splitTarget(asked);
      if (askedOrigin === undefined) return basePath + asked;
      const authority = askedOrigin.slice(askedOrigin.indexOf('//') + 2).toLowerCase();
      const rest = asked.slice(askedOrigin.length);
      const path = rest.startsWith('/') ? rest : `/${rest}`;
      if (authority === host) return path;
      return authority === proxyHost.toLowerCase() ? basePath + path : undefined;
    },
    urlOf: (path) => origin + path,
    locationFor(location, path, proxy) {
      const url = URL.parse(location, origin + path);
      if (url?.origin !== origin) return location;
      const isBelow = url.pathname === basePath || url.pathname.startsWith(`${basePath}/`);
      if (!isBelow) return location;
      return `${proxy}${url.pathname.slice(basePath.length) || '/'}${url.search}${url.hash}`;
    },
  };
}
