import type { HttpRequest } from '../http/exchange.ts';
import type { Answer } from '../mock/answer.ts';
import { type Answerer, type Answering, type FaultOptions, withFaults } from './answering.ts';
import { sendCallbacks } from './callbacks.ts';
import type { ControlPlane } from './control-plane/control-plane.ts';
import { dispatch } from './dispatch.ts';
import { type ListenOptions, type RunningServer, serve } from './node-server.ts';

/** How mocks are served. */
export interface MockServerOptions extends ListenOptions, FaultOptions {
  /** Told of each answer, and of how many milliseconds it took to make. */
  readonly onAnswer?: OnAnswer;
  /** Asked first; absent: nobody controls them over the port. */
  readonly control?: ControlPlane | undefined;
}

export type OnAnswer = (request: HttpRequest, answer: Answer, milliseconds: number) => void;

/**
 * Serves mocks of one or several contracts, and sends their callbacks until the server is closed.
 * @throws {ListenError} if the port can't be listened on, or the certificate can't be taken.
 */
export async function serveMocks(
  mocks: readonly Answerer[],
  options: MockServerOptions,
): Promise<RunningServer> {
  const { control, onAnswer } = options;
  const answering = withFaults(dispatch(mocks), options);
  const told = onAnswer === undefined ? answering : telling(answering, onAnswer);
  // What the live page asks every second isn't told.
  const controlled = withFaults((request) => control?.(request) ?? told(request), options);
  const server = await serve(control === undefined ? told : controlled, options);
  const endCallbacks = sendCallbacks(mocks);
  return {
    ...server,
    async close() {
      await Promise.all([server.close(), endCallbacks()]);
    },
  };
}

function telling(answering: Answering, onAnswer: OnAnswer): Answering {
  return (request) => {
    const start = performance.now();
    const tell = (answer: Answer) => {
      onAnswer(request, answer, performance.now() - start);
      return answer;
    };
    const answer = answering(request);
    return answer instanceof Promise ? answer.then(tell) : tell(answer);
  };
}
