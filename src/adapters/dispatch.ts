import { compileHosts, type Host, matchHost } from '../compile/hosts.ts';
import { lazily } from '../compile/lazily.ts';
import { mountOf } from '../compile/mount.ts';
import type { Contract } from '../contract/contract.ts';
import { type HttpRequest, headerValue } from '../http/exchange.ts';
import { splitTarget } from '../http/target.ts';
import { problem } from '../mock/problem.ts';
import type { Answerer, Answering } from './answering.ts';

/**
 * Puts several mocks behind one server: each answers under its name (`/braze/…`), and at the root for
 * its documented hosts. One alone answers at the root.
 */
export function dispatch(mocks: readonly Answerer[]): Answering {
  const [only] = mocks;
  if (mocks.length === 1 && only !== undefined) return only.answer;
  const hostsOf = lazily((contract: Contract) => compileHosts(contract));
  const answersFor = (request: HttpRequest) => {
    const urls = documentedUrls(request);
    return mocks.find(({ contract }) =>
      hostsOf(contract).some((host) => urls.some((url) => names(host, request.method, url))),
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
    return { response: problem(404, detail), reason: 'no contract answers here' };
  };
}

/** What the URL may have been without the mock, which needn't be as secure as what it stands for. */
function documentedUrls({ url, headers }: HttpRequest): string[] {
  const { origin = `http://${headerValue(headers, 'host') ?? ''}`, path } = splitTarget(url);
  return ['https', 'http'].map((scheme) => `${origin.replace(/^\w+/, scheme)}${path}`);
}

/** Whether a host is told by its name: one that may be any would take every request. */
function names(host: Host, method: string, url: string): boolean {
  const match = matchHost(host, method, url);
  return match !== undefined && match.namedLength > 0;
}

function isBelow(path: string, mount: string): boolean {
  return path === mount || path.startsWith(`${mount}/`);
}
