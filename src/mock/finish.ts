import type { HttpResponse } from '../http/exchange.ts';
import type { Answer } from './answer.ts';
import type { Delivery, Disturbance } from './delivery.ts';
import { delayOf } from './disruption.ts';
import { withRate } from './rate-headers.ts';
import type { AnswerSettings } from './settings.ts';
import type { Visit } from './visit.ts';

/** Tells what a request breaks that is answered all the same. */
const WARNING_HEADER = 'specwright-warning';

/** Adds to an answer what the mock tells beside the API's own, and how it goes out. */
export function finish(visit: Visit, answer: Answer, settings: AnswerSettings): Answer {
  const response = withWarning(withCount(visit, answer, settings), answer.warning);
  const delivery = deliveryOf(visit, answer, settings);
  if (delivery === undefined)
    return response === answer.response ? answer : { ...answer, response };
  return { ...answer, response, delivery, reason: `${answer.reason}${onItsWay(delivery)}` };
}

function deliveryOf(
  { turn }: Visit,
  { delivery }: Answer,
  { latency }: AnswerSettings,
): Delivery | undefined {
  if (latency === undefined || delivery?.delay !== undefined) return delivery;
  return { ...delivery, delay: delayOf(turn(), latency) };
}

/** What the client sees of how an answer goes out: `, reset after 700 ms`. */
function onItsWay({ delay = 0, disturbance }: Delivery): string {
  if (delay === Number.POSITIVE_INFINITY) return ', never sent';
  const words = disturbance === undefined ? '' : ` ${DISTURBED[disturbance]}`;
  const late = delay === 0 ? '' : ` after ${delay} ms`;
  return words === '' && late === '' ? '' : `,${words}${late}`;
}

const DISTURBED: Readonly<Record<Disturbance, string>> = {
  slow: 'sent slowly',
  cut: 'cut',
  reset: 'reset',
  duplicated: 'sent twice',
};

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
