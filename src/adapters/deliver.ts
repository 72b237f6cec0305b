import type { OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { type HttpResponse, headerPairs } from '../http/exchange.ts';
import { httpDate } from '../http/moments.ts';
import { afterDelay } from '../mock/after-delay.ts';
import type { Answer } from '../mock/answer.ts';
import type { Disturbance } from '../mock/delivery.ts';
import { statusPhrase } from '../mock/problem.ts';

/** In how many pieces a slow body comes, and how far apart, in milliseconds. */
const PIECES = 10;
const PAUSE = 100;

/** Sends an answer as it is to go out: at once and whole, late, or disturbed. */
export function deliver(outgoing: ServerResponse, answer: Answer): void {
  const { delay = 0, disturbance } = answer.delivery ?? {};
  const send = disturbance === undefined ? sendWhole : DISTURBED[disturbance];
  if (delay > 0) later(outgoing, delay, () => send(outgoing, answer));
  else send(outgoing, answer);
}

type Send = (outgoing: ServerResponse, answer: Answer) => void;

const DISTURBED: Readonly<Record<Disturbance, Send>> = {
  slow(outgoing, answer) {
    const body = writeHead(outgoing, answer);
    const piece = Math.ceil(body.length / PIECES);
    const sendFrom = (start: number) => {
      if (start >= body.length) {
        outgoing.end();
        return;
      }
      outgoing.write(body.subarray(start, start + piece));
      later(outgoing, PAUSE, () => sendFrom(start + piece));
    };
    sendFrom(0);
  },
  cut(outgoing, answer) {
    const body = writeHead(outgoing, answer);
    outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy());
  },
  reset: ({ socket }) => socket?.resetAndDestroy(),
  duplicated(outgoing, { response, now }) {
    const bytes = asBytes(response, outgoing.getHeaders(), now);
    outgoing.socket?.end(Buffer.concat([bytes, bytes]));
  },
};

function sendWhole(outgoing: ServerResponse, { response, now }: Answer): void {
  const { status, body } = response;
  const fields = fieldsOf(response, now);
  outgoing.writeHead(status, fields);
  // Of ASCII alone, as most are, it goes out at half the cost: nothing needs to be encoded.
  if (typeof body === 'string' && body.length === fields['content-length'])
    outgoing.end(body, 'latin1');
  else outgoing.end(body);
}

function writeHead(outgoing: ServerResponse, { response, now }: Answer): Buffer {
  outgoing.writeHead(response.status, fieldsOf(response, now)).flushHeaders();
  return Buffer.from(response.body ?? '');
}

/** All fields at once: of those that are set one by one, Node looks at each anew. */
function fieldsOf(
  { status, headers, body }: HttpResponse,
  now: number | undefined,
): OutgoingHttpHeaders {
  const fields: OutgoingHttpHeaders = {
    // RFC 9110 §6.6.1; without a moment Node tells the machine's.
    ...(now !== undefined && { date: httpDate(now) }),
    ...(headers as OutgoingHttpHeaders),
  };
  // RFC 9110 §8.6: none with 204; with 304 it would be that of the body that isn't sent. An answer
  // to HEAD has one already.
  if (status !== 204 && status !== 304) {
    fields['content-length'] ??= body === undefined ? 0 : Buffer.byteLength(body);
  }
  return fields;
}

/** A whole answer as it stands on the wire (RFC 9112 §2.1). */
export function asBytes(response: HttpResponse, own: OutgoingHttpHeaders, now?: number): Buffer {
  const { status, body = '' } = response;
  const fields = { ...own, ...fieldsOf(response, now) } as HttpResponse['headers'];
  const lines = headerPairs(fields).map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${status} ${statusPhrase(status)}`, ...lines, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)]);
}

/** Does something in some milliseconds, unless the connection is gone by then. */
function later(outgoing: ServerResponse, milliseconds: number, act: () => void): void {
  outgoing.once('close', afterDelay(milliseconds, act));
}
