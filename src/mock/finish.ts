import type { HttpResponse } from '../http/exchange.ts';
import type { Answer } from './answer.ts';
import { delayOf } from './disruption.ts';
import { withRate } from './rate-headers.ts';
import type { AnswerSettings } from './settings.ts';
import type { Visit } from './visit.ts';

/** Tells what a request breaks that is answered all the same. */
const WARNING_HEADER = 'specwright-warning';

/** Adds to an answer what the mock tells beside the API's own, and how late it is given. */
export function finish(visit: Visit, answer: Answer, settings: AnswerSettings): Answer {
  const response = withWarning(withCount(visit, answer, settings), answer.warning);
  const { delivery } = answer;
  const { latency } = settings;
  if (latency === undefined || delivery?.delay !== undefined) return { ...answer, response };
  return { ...answer, response, delivery: { ...delivery, delay: delayOf(visit.turn, latency) } };
}

function withCount(
  { operation, now }: Visit,
  { response, count }: Answer,
  { rateLimit }: AnswerSettings,
): HttpResponse {
  if (count === undefined) return response;
  // An API that documents a rate of its own says where it tells of it.
  return withRate(operation, response, count, now, rateLimit !== undefined);
}

function withWarning(response: HttpResponse, warning: string | undefined): HttpResponse {
  if (warning === undefined) return response;
  return { ...response, headers: { ...response.headers, [WARNING_HEADER]: printable(warning) } };
}

/** A field value (RFC 9110 §5.5) holds ASCII alone. */
function printable(text: string): string {
  return text.replaceAll(/[^\t -~]/g, '?');
}
