import type { Operation, Server } from './document.ts';
import { type Found, interpretRoutes } from './routes.ts';

/** Whether the path parameters of a request fit an operation's schemas. */
export type Accepts = (operation: Operation, path: Readonly<Record<string, string>>) => boolean;

/**
 * The operation that a method and a path mean to a mock, which stands at a place of its own: with or without
 * the base path of one of the operation's servers (OpenAPI 3.1 §4.8.5). That a variable in it has another value than
 * its default is the last thing thought of.
 */
export function findByPath(
  operations: readonly Operation[],
  method: string,
  path: string,
  accepts: Accepts,
): Found<Operation> {
  const basesOf = ({ servers }: Operation) => servers.flatMap(basePaths);
  const isOpen = (base: string) => base.includes('{');
  const known = operations.flatMap((operation) =>
    ['', ...basesOf(operation)]
      .filter((base) => !isOpen(base))
      .map((base) => routeTo(operation, base, accepts)),
  );
  const found = interpretRoutes(known, method, path);
  if (found.kind !== 'path-missing') return found;
  for (const base of new Set(operations.flatMap(basesOf).filter(isOpen))) {
    const below = pathBelow(new RegExp(`^${base.replaceAll(/\{\w+\}/g, '[^/]+')}`), path);
    const served = operations.filter((operation) => basesOf(operation).includes(base));
    const routes = served.map((operation) => routeTo(operation, '', accepts));
    const match = below === undefined ? found : interpretRoutes(routes, method, below);
    if (match.kind !== 'path-missing') return match;
  }
  return found;
}

/**
 * The operation that a recorded URL means: by a server that it belongs to, of several by the one that knows the
 * path, of those by the one that knows the method. `undefined`: it is no server's. A relative server stands on any
 * host, so that a URL is only taken for its own where it knows the path.
 */
export function findByUrl(
  operations: readonly Operation[],
  method: string,
  url: string,
  accepts: Accepts,
): Found<Operation> | undefined {
  const servers = new Map(
    operations.flatMap((each) => each.servers.map((server) => [server.url, server])),
  );
  const found = [...servers.values()].flatMap((server) => {
    const isRelative = server.url.startsWith('/');
    const below = pathBelow(patternOf(server), isRelative ? withoutOrigin(url) : url);
    if (below === undefined) return [];
    const served = operations.filter((each) => each.servers.some(({ url }) => url === server.url));
    const routes = served.map((operation) => routeTo(operation, '', accepts));
    const match = interpretRoutes(routes, method, below);
    return isRelative && match.kind === 'path-missing' ? [] : [{ match, isRelative }];
  });
  const rank = ({ match, isRelative }: (typeof found)[number]) =>
    (isRelative ? 0 : 3) + ['path-missing', 'method-missing', 'found'].indexOf(match.kind);
  return found.sort((a, b) => rank(b) - rank(a))[0]?.match;
}

function routeTo(operation: Operation, base: string, accepts: Accepts) {
  return {
    template: base + operation.path,
    method: operation.method,
    operation,
    accepts: (path: Readonly<Record<string, string>>) => accepts(operation, path),
  };
}

/** What follows a server's URL in another, up to the boundary of a segment. */
function pathBelow(server: RegExp, url: string): string | undefined {
  const [text] = url.split(/[?#]/);
  const base = new RegExp(`${server.source}(?=/|$)`).exec(text ?? '')?.[0];
  return base === undefined ? undefined : text?.slice(base.length) || '/';
}

function patternOf({ url, variables = {} }: Server): RegExp {
  const pattern = url.replace(/\/$/, '').replaceAll('.', '\\.');
  return new RegExp(
    `^${pattern.replaceAll(/\{(\w+)\}/g, (_, name) => {
      const values = variables[name]?.enum;
      return values === undefined ? '[^/]+' : `(?:${values.join('|')})`;
    })}`,
  );
}

/** Variables stand at their listed values, or at their default; one without a list stays in it, too. */
function basePaths({ url, variables = {} }: Server): string[] {
  const base = withoutOrigin(url).replace(/\/$/, '');
  return Object.entries(variables).reduce(
    (bases, [name, { enum: values, default: usual }]) =>
      bases.flatMap((each) =>
        (values ?? [usual, `{${name}}`]).map((value) => each.replace(`{${name}}`, value)),
      ),
    [base],
  );
}

/** The path of a URL, or of what stands in its place in a request. */
export function pathOf(url: string): string {
  const [text = ''] = url.split(/[?#]/);
  return withoutOrigin(text) || '/';
}

function withoutOrigin(url: string): string {
  return url.replace(/^https?:\/\/[^/]+/, '');
}
