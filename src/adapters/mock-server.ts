import { type HttpRequest, headerValue } from '../http/exchange.ts';
import type { Answer } from '../mock/answer.ts';
import { SANDBOX_HEADER } from '../mock/engine.ts';
import type { Journal } from '../mock/journal.ts';
import { type Answerer, type FaultOptions, withFaults } from './answering.ts';
import { sendCallbacks } from './callbacks.ts';
import type { ControlPlane } from './control-plane/control-plane.ts';
import { isForControl } from './control-plane/controlled.ts';
import { dispatch } from './dispatch.ts';
import { type OnAnswer, serve } from './node-server.ts';
import type { ListenOptions, RunningServer } from './running-server.ts';

/** How mocks are served. */
export interface MockServerOptions extends ListenOptions, FaultOptions {
  /** Told of each answer but the control plane's. */
  readonly onAnswer?: OnAnswer;
  /** Asked first; absent: nobody controls them over the port. */
  readonly control?: ControlPlane | undefined;
  /** Holds what none of several contracts answers. */
  readonly strays?: Journal | undefined;
}

/**
 * Serves mocks of one or several contracts, and sends their callbacks until the server is closed.
 * @throws {ListenError} if the port can't be listened on, or the certificate can't be taken.
 */
export async function serveMocks(
  mocks: readonly Answerer[],
  options: MockServerOptions,
): Promise<RunningServer> {
  const { control, onAnswer } = options;
  const noteStray = notingStrays(mocks, options.strays);
  const answering = withFaults(dispatch(mocks, noteStray), options);
  const controlled = withFaults((request) => control?.(request) ?? answering(request), options);
  const server = await serve(control === undefined ? answering : controlled, {
    ...options,
    onRefused: noteStray,
    // What the live page asks every second isn't told.
    onAnswer:
      onAnswer &&
      ((request, answer, milliseconds) => {
        if (control === undefined || !isForControl(request))
          onAnswer(request, answer, milliseconds);
      }),
  });
  const endCallbacks = sendCallbacks(mocks);
  return {
    ...server,
    async close() {
      await Promise.all([server.close(), endCallbacks()]);
    },
  };
}

/** Notes requests that no contract was asked about. What comes to one alone is in its own journal. */
function notingStrays(mocks: readonly Answerer[], strays: Journal | undefined) {
  const [only, second] = mocks;
  const journal = second === undefined ? only?.requests : strays;
  const contract = second === undefined ? only?.contract.name : '';
  return (request: HttpRequest, { response, reason }: Answer) =>
    void journal?.add((number) => ({
      number,
      at: new Date().toISOString(),
      sandbox: headerValue(request.headers, SANDBOX_HEADER) ?? '',
      contract: contract ?? '',
      operation: null,
      request,
      response,
      reason,
    }));
}
