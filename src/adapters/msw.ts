import type { RequestHandler } from 'msw';
import { compileHosts, matchHost } from '../compile/hosts.ts';
import { withFaults } from './answering.ts';
import { sendCallbacks } from './callbacks.ts';
import { answerTo, type FetchOptions, isReset, toResponse } from './fetch.ts';
import { importPeer } from './peer.ts';
import { createServedMock, type Mocked } from './served-mock.ts';

const { http } = await importPeer('msw', 'specwright/msw', () => import('msw'));

/**
 * Makes MSW request handlers that answer what goes to a contract's documented servers:
 * `setupServer(...(await handlers('braze')))`. Other requests are left to other handlers.
 * Nothing has to be closed, as with `createFetch`.
 * @throws what `createServedMock` throws.
 */
export async function handlers<Operations>(
  mocked: Mocked<Operations>,
  options: FetchOptions = {},
): Promise<RequestHandler[]> {
  const mock = await createServedMock(mocked, options);
  sendCallbacks([mock]);
  const { answer, contract } = mock;
  const answering = withFaults(answer, options);
  const hosts = compileHosts(contract);
  const isServed = ({ method, url }: Request) =>
    hosts.some((host) => matchHost(host, method, url) !== undefined);
  return [
    http.all(
      ({ request }) => isServed(request),
      async ({ request }) => {
        const answer = await answerTo(request, answering);
        return isReset(answer) ? Response.error() : toResponse(answer);
      },
    ),
  ];
}
