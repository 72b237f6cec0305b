import { type HttpResponse, headerPairs } from '../http/exchange.ts';
import { pause } from '../mock/after-delay.ts';
import type { Answer } from '../mock/answer.ts';
import type { Delivery } from '../mock/delivery.ts';
import { statusPhrase } from '../mock/problem.ts';
import type { Answering } from './answering.ts';
import type { Asked } from './fetch-request.ts';

/**
 * Answers what was asked, when it is due. `answering` throws nothing.
 * @throws the reason of the signal, where it is aborted by then.
 */
export async function answerWhenDue(
  { request, signal }: Asked,
  answering: Answering,
): Promise<Answer> {
  const answer = await answering(request);
  await pause(answer.delivery?.delay ?? 0, signal);
  signal?.throwIfAborted();
  return answer;
}

/** Whether the connection ends before an answer. */
export function isReset({ delivery }: Answer): boolean {
  return delivery?.disturbance === 'reset';
}

/**
 * An answer as the Fetch API has it. Nothing is sent twice here.
 * @param signal ends its body while it is on its way.
 */
export function toResponse(
  { response, delivery }: Answer,
  signal: AbortSignal | undefined,
): Response {
  return new Response(bodyOf(response, delivery, signal), {
    status: response.status,
    statusText: statusPhrase(response.status),
    headers: headerPairs(response.headers),
  });
}

type ResponseBody = ConstructorParameters<typeof Response>[0];

function bodyOf(
  { body }: HttpResponse,
  delivery: Delivery | undefined,
  signal: AbortSignal | undefined,
): ResponseBody {
  if (body === undefined) return null;
  const disturbance = delivery?.disturbance;
  if (disturbance !== 'slow' && disturbance !== 'cut') return body as ResponseBody;
  return disturbance === 'slow' ? slow(Buffer.from(body), signal) : cut(Buffer.from(body));
}

/** In how many pieces a slow body comes, and how far apart, in milliseconds. */
const PIECES = 10;
const PAUSE = 100;

function slow(body: Uint8Array, signal: AbortSignal | undefined): ReadableStream {
  const piece = Math.max(Math.ceil(body.length / PIECES), 1);
  let sent = 0;
  return new ReadableStream({
    async pull(controller) {
      if (sent > 0) await pause(PAUSE, signal);
      signal?.throwIfAborted();
      if (sent < body.length) controller.enqueue(body.subarray(sent, sent + piece));
      else controller.close();
      sent += piece;
    },
  });
}

function cut(body: Uint8Array): ReadableStream {
  let isSent = false;
  return new ReadableStream({
    pull(controller) {
      if (isSent) controller.error(new TypeError('terminated', { cause: connectionReset() }));
      else controller.enqueue(body.subarray(0, Math.floor(body.length / 2)));
      isSent = true;
    },
  });
}

/** How Node tells that a connection ended. */
export function connectionReset(): Error {
  return Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
}
