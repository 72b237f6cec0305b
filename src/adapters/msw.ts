import type { RequestHandler } from 'msw';
import { compileHosts, matchHost } from '../compile/hosts.ts';
import type { OpenContract } from '../semantics/open.ts';
import { withFaults } from './fault.ts';
import { answer, type FetchOptions } from './fetch.ts';
import { importPeer } from './peer.ts';
import { createServedMock } from './served-mock.ts';

const { http } = await importPeer('msw', 'specwright/msw', () => import('msw'));

/**
 * Makes MSW request handlers that answer what goes to a contract's documented servers:
 * `setupServer(...(await handlers('braze')))`. Other requests are left to other handlers.
 * @throws what `createServedMock` throws.
 */
export async function handlers(
  contract: string | OpenContract,
  options: FetchOptions = {},
): Promise<RequestHandler[]> {
  const { respond, contract: served } = await createServedMock(contract, options);
  const answering = withFaults(respond, options);
  const hosts = compileHosts(served);
  const isServed = ({ method, url }: Request) =>
    hosts.some((host) => matchHost(host, method, url) !== undefined);
  return [
    http.all(
      ({ request }) => isServed(request),
      ({ request }) => answer(request, answering),
    ),
  ];
}
