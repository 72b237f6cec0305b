import { compileHosts, type Host, type HostMatch, matchHost } from '../compile/hosts.ts';
import { lazily } from '../compile/lazily.ts';
import { mountOf } from '../compile/mount.ts';
import type { Contract } from '../contract/contract.ts';
import { type HttpRequest, headerValue } from '../http/exchange.ts';
import { splitTarget } from '../http/target.ts';
import type { Answer } from '../mock/answer.ts';
import { problem } from '../mock/problem.ts';
import type { Answerer, Answering } from './answering.ts';

/**
 * Puts several mocks behind one server: each answers under its name (`/braze/…`), and at the root for
 * its documented hosts, with and without the base paths of their servers. One alone answers at the root.
 * @param onStray told of requests that none of several answers.
 */
export function dispatch(
  mocks: readonly Answerer[],
  onStray: (request: HttpRequest, answer: Answer) => void = () => {},
): Answering {
  const [only] = mocks;
  if (mocks.length === 1 && only !== undefined) return only.answer;
  const hostsOf = lazily((contract: Contract) => compileHosts(contract));
  const originsOf = lazily((contract: Contract) => compileHosts(withoutBasePaths(contract)));
  const answersFor = (request: HttpRequest) => {
    const urls = documentedUrls(request);
    const matchesOf = (host: Host) =>
      urls.flatMap((one) => matchHost(host, request.method, one) ?? []);
    const found = (
      hosts: (contract: Contract) => readonly Host[],
      fits: (match: HostMatch) => boolean,
    ) => mocks.find(({ contract }) => hosts(contract).flatMap(matchesOf).some(fits));
    return (
      found(hostsOf, isNamed) ??
      found(originsOf, (match) => isNamed(match) && match.route.kind !== 'path-missing') ??
      found(originsOf, isNamed)
    );
  };
  return (request) => {
    const { path } = splitTarget(request.url);
    const mounted = mocks.find(({ contract }) => isBelow(path, mountOf(contract)));
    if (mounted !== undefined) return mounted.answer(request, mountOf(mounted.contract));
    const named = answersFor(request);
    if (named !== undefined) return named.answer(request);
    const mounts = mocks.map(({ contract }) => `${mountOf(contract)}/`).join(', ');
    const detail = `no contract answers here: they answer under ${mounts}, and for their documented hosts`;
    const answer = { response: problem(404, detail), reason: 'no contract answers here' };
    onStray(request, answer);
    return answer;
  };
}

/** A contract whose servers are their origins alone. */
function withoutBasePaths(contract: Contract): Contract {
  const operations = contract.operations.map((operation) => ({
    ...operation,
    servers: operation.servers.map((server) => ({
      ...server,
      url: server.url.replace(/^([\w+.-]+:\/\/[^/]*).*$/, '$1'),
    })),
  }));
  return { ...contract, operations };
}

/** What the URL may have been without the mock, which needn't be as secure as what it stands for. */
function documentedUrls({ url, headers }: HttpRequest): string[] {
  const { origin = `http://${headerValue(headers, 'host') ?? ''}`, path } = splitTarget(url);
  return ['https', 'http'].map((scheme) => `${origin.replace(/^\w+/, scheme)}${path}`);
}

/** Whether a host is told by its name: one that may be any would take every request. */
function isNamed({ namedLength }: HostMatch): boolean {
  return namedLength > 0;
}

function isBelow(path: string, mount: string): boolean {
  return path === mount || path.startsWith(`${mount}/`);
}
