import type { CompiledContract } from '../compile/compiled-contract.ts';
import type { Presented } from '../compile/credential.ts';
import {
  compileExtraHosts,
  compileHosts,
  type Host,
  type HostMatch,
  matchHost,
} from '../compile/hosts.ts';
import type { PathValues } from '../compile/router.ts';
import type { Operation } from '../contract/contract.ts';
import type { HttpRequest } from '../http/exchange.ts';
import { splitTarget } from '../http/target.ts';
import type { Semantics } from '../semantics/semantics.ts';

/** A contract that exchanges are held against. */
export interface Subject {
  readonly compiled: CompiledContract;
  readonly semantics: Semantics | undefined;
  /** Base URLs of this contract beside its documented servers. */
  readonly servers?: readonly string[];
}

/** Where an exchange belongs. `path` is what follows the server's base path. */
export type Match =
  | {
      readonly kind: 'operation';
      readonly subject: Subject;
      readonly operation: Operation;
      readonly path: string;
      readonly values: PathValues;
    }
  | {
      readonly kind: 'method-missing';
      readonly subject: Subject;
      readonly path: string;
      readonly template: string;
      readonly allowed: readonly string[];
    }
  | {
      readonly kind: 'path-missing';
      readonly subject: Subject;
      readonly path: string;
      /** The URLs of the contract's other servers, where the path is documented. */
      readonly elsewhere: readonly string[];
    }
  /** `open`: the contracts that leave their host open, so that it could be theirs but for its path. */
  | { readonly kind: 'foreign'; readonly open: readonly string[] };

/** A match with an operation. */
export type OperationMatch = Extract<Match, { kind: 'operation' }>;

/** A host, and the contract that it belongs to. */
interface SubjectHost {
  readonly subject: Subject;
  readonly host: Host;
  readonly documented: boolean;
}

/**
 * Prepares to find the contract and operation of a request: by the servers of each contract. The one
 * that names most of the host is taken; of such, the one that knows the path, then the method; of such,
 * the one whose contract's name comes first, in whichever order the contracts are given.
 *
 * @param extraServers base URLs at which the recordings were made, taken for servers of each contract.
 */
export function compileMatcher(
  subjects: readonly Subject[],
  extraServers: readonly string[],
): (request: HttpRequest) => Match {
  const byName = [...subjects].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const hosts: SubjectHost[] = byName.flatMap((subject) => {
    const { contract, acceptsPath } = subject.compiled;
    const documented = compileHosts(contract, acceptsPath);
    const extra = [...extraServers, ...(subject.servers ?? [])].flatMap((url) =>
      compileExtraHosts(contract, url, acceptsPath),
    );
    return [
      ...documented.map((host) => ({ subject, host, documented: true })),
      ...extra.map((host) => ({ subject, host, documented: false })),
    ];
  });
  return ({ method, url }) => {
    let best: { subject: Subject; found: HostMatch } | undefined;
    let bestRank = 0;
    for (const { subject, host } of hosts) {
      const found = matchHost(host, method, url);
      if (found === undefined) continue;
      const rank = rankOf(found);
      if (rank > bestRank) [best, bestRank] = [{ subject, found }, rank];
    }
    if (best === undefined) return { kind: 'foreign', open: openTo(hosts, url) };
    return matchOf(best.subject, best.found, method, hosts);
  };
}

function nameOf({ compiled }: Subject): string {
  return compiled.contract.name;
}

/** The host decides; between contracts on the same host, the one that knows the path and method. */
function rankOf({ namedLength, route }: HostMatch): number {
  return namedLength * 4 + { found: 3, 'method-missing': 2, 'path-missing': 1 }[route.kind];
}

/** The names of the contracts with a server that a URL fits though it isn't taken for theirs. */
function openTo(hosts: readonly SubjectHost[], url: string): string[] {
  const open = hosts.filter(({ host }) => host.match(url) !== undefined);
  return [...new Set(open.map(({ subject }) => nameOf(subject)))];
}

function matchOf(
  subject: Subject,
  { path, route }: HostMatch,
  method: string,
  hosts: readonly SubjectHost[],
): Match {
  if (route.kind === 'path-missing') {
    return {
      kind: 'path-missing',
      subject,
      path,
      elsewhere: serving(subject, method, path, hosts),
    };
  }
  if (route.kind === 'method-missing') return { ...route, subject, path };
  return { kind: 'operation', subject, operation: route.operation, path, values: route.path };
}

/** The URLs of a contract's documented servers that have a path. */
function serving(
  subject: Subject,
  method: string,
  path: string,
  hosts: readonly SubjectHost[],
): string[] {
  return hosts
    .filter((each) => each.documented && each.subject === subject)
    .filter(({ host }) => host.route(method, path).kind !== 'path-missing')
    .map(({ host }) => host.url);
}

/** The parts of a request that can hold a credential. */
export function presentedBy(request: HttpRequest): Presented {
  return { headers: request.headers, query: queryOf(request) };
}

/** The raw query of a request, as decoders take it. */
export function queryOf({ url }: HttpRequest): string {
  return splitTarget(url).query;
}
