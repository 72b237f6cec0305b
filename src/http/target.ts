/** The parts of a request URL as they were written, nothing decoded. */
export interface RequestTarget {
  /** Scheme and authority (`https://api.example.com:8443`); `undefined` in origin form. */
  readonly origin: string | undefined;
  /** Never empty. */
  readonly path: string;
  /** Without `?`; empty where there is none. */
  readonly query: string;
}

/**
 * Splits an absolute URL, or a request target in origin form (RFC 9112 §3.2.1), and drops a fragment.
 * `https://a.example?x=1` gives the path `/`.
 */
export function splitTarget(url: string): RequestTarget {
  const hash = url.indexOf('#');
  const text = hash === -1 ? url : url.slice(0, hash);
  const mark = text.indexOf('?');
  const query = mark === -1 ? '' : text.slice(mark + 1);
  const beforeQuery = mark === -1 ? text : text.slice(0, mark);

  const pathStart = originLength(beforeQuery);
  return {
    origin: pathStart === 0 ? undefined : beforeQuery.slice(0, pathStart),
    path: pathStart === beforeQuery.length ? '/' : beforeQuery.slice(pathStart),
    query,
  };
}

/** How many characters `scheme://authority` takes; 0 where the text begins with its path. */
function originLength(text: string): number {
  const slash = text.indexOf('/');
  if (slash < 2 || text[slash - 1] !== ':' || text[slash + 1] !== '/') return 0;
  const pathStart = text.indexOf('/', slash + 2);
  return pathStart === -1 ? text.length : pathStart;
}
