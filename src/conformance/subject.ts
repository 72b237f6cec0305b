import type { CompiledContract } from '../compile/compile.ts';
import {
  compileExtraHosts,
  compileHosts,
  type Host,
  type HostMatch,
  matchHost,
} from '../compile/hosts.ts';
import type { PathValues, RouteMatch } from '../compile/router.ts';
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
  | { readonly kind: 'path-missing'; readonly subject: Subject; readonly path: string }
  | { readonly kind: 'foreign' };

/** A match with an operation. */
export type OperationMatch = Extract<Match, { kind: 'operation' }>;

/** A host, and the contract that it belongs to. */
interface SubjectHost {
  readonly subject: Subject;
  readonly host: Host;
}

/**
 * Prepares to find the contract and operation of a request: by the servers of each contract, the one
 * with the most specific host first.
 *
 * @param extraServers base URLs at which the recordings were made, taken for servers of each contract.
 */
export function compileMatcher(
  subjects: readonly Subject[],
  extraServers: readonly string[],
): (request: HttpRequest) => Match {
  const hosts: SubjectHost[] = subjects.flatMap((subject) => {
    const { contract, acceptsPath } = subject.compiled;
    return [
      ...compileHosts(contract, acceptsPath),
      ...[...extraServers, ...(subject.servers ?? [])].flatMap((url) =>
        compileExtraHosts(contract, url, acceptsPath),
      ),
    ].map((host) => ({ subject, host }));
  });
  return ({ method, url }) => {
    let best: Match = { kind: 'foreign' };
    let bestRank = 0;
    for (const { subject, host } of hosts) {
      const found = matchHost(host, method, url);
      if (found === undefined) continue;
      const rank = rankOf(host, found.route);
      if (rank > bestRank) [best, bestRank] = [matchOf(subject, found), rank];
    }
    return best;
  };
}

/** The host decides; between contracts on the same host, the one that knows the path and method. */
function rankOf({ specificity }: Host, { kind }: RouteMatch): number {
  return specificity * 4 + { found: 3, 'method-missing': 2, 'path-missing': 1 }[kind];
}

function matchOf(subject: Subject, { path, route }: HostMatch): Match {
  if (route.kind === 'path-missing') return { kind: 'path-missing', subject, path };
  if (route.kind === 'method-missing') return { ...route, subject, path };
  return { kind: 'operation', subject, operation: route.operation, path, values: route.path };
}

/** The raw query of a request, as decoders take it. */
export function queryOf({ url }: HttpRequest): string {
  return splitTarget(url).query;
}
