import type { RequestHandler } from 'msw';
import { compileHosts, matchHost } from '../compile/hosts.ts';
import type { Answer } from '../mock/answer.ts';
import type { Mock } from '../mock/mock.ts';
import type { GivenContract } from '../semantics/open.ts';
import { type Answering, FAULT_OPTIONS, type FaultOptions, withFaults } from './answering.ts';
import { sendCallbacks } from './callbacks.ts';
import type { FetchOptions } from './fetch.ts';
import { readRequest } from './fetch-request.ts';
import { answerWhenDue, isReset, toResponse } from './fetch-response.ts';
import { importPeer } from './peer.ts';
import { createServedMock, type Mocked } from './served-mock.ts';

/**
 * Makes MSW request handlers that answer what goes to a contract's documented servers:
 * `setupServer(...(await handlers('braze')))`. Other requests are left to other handlers.
 * Nothing has to be closed, as with `createFetch`.
 * @throws {MissingPeerError} if MSW isn't there; what `createServedMock` throws.
 */
export function handlers(mocked: GivenContract, options?: FetchOptions): Promise<RequestHandler[]>;
export function handlers<Operations>(
  mocked: Mock<Operations>,
  options?: FaultOptions,
): Promise<RequestHandler[]>;
export async function handlers(
  mocked: Mocked,
  options: FetchOptions = {},
): Promise<RequestHandler[]> {
  const { http } = await importPeer('msw', 'specwright/msw', () => import('msw'));
  const mock = await createServedMock(mocked, options, FAULT_OPTIONS);
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
        const answer = await answerUnlessAborted(request, answering);
        if (answer === undefined || isReset(answer)) return Response.error();
        return toResponse(answer, request.signal);
      },
    ),
  ];
}

/** Nobody is there for the answer to a request that was aborted: that is no error. */
async function answerUnlessAborted(
  request: Request,
  answering: Answering,
): Promise<Answer | undefined> {
  try {
    return await answerWhenDue(await readRequest(request), answering);
  } catch (error) {
    if (request.signal.aborted) return undefined;
    throw error;
  }
}
