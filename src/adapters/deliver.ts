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
export function deliver(outgoing: ServerResponse, { response, delivery, now }: Answer): void {
  // RFC 9110 §6.6.1; without a moment Node tells the machine's.
  if (now !== undefined) outgoing.setHeader('date', httpDate(now));
  const { delay = 0, disturbance } = delivery ?? {};
  const send = disturbance === undefined ? sendWhole : DISTURBED[disturbance];
  if (delay > 0) later(outgoing, delay, () => send(outgoing, response));
  else send(outgoing, response);
}

type Send = (outgoing: ServerResponse, response: HttpResponse) => void;

const DISTURBED: Readonly<Record<Disturbance, Send>> = {
  slow(outgoing, response) {
    const body = writeHead(outgoing, response);
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
  cut(outgoing, response) {
    const body = writeHead(outgoing, response);
    outgoing.write(body.subarray(0, Math.floor(body.length / 2)), () => outgoing.destroy());
  },
  reset: ({ socket }) => socket?.resetAndDestroy(),
  duplicated(outgoing, response) {
    const bytes = asBytes(response, outgoing.getHeaders());
    outgoing.socket?.end(Buffer.concat([bytes, bytes]));
  },
};

function sendWhole(outgoing: ServerResponse, response: HttpResponse): void {
  const fields = fieldsOf(response);
  outgoing.writeHead(response.status, fields);
  const { body } = response;
  // Of ASCII alone, as most are, it goes out at half the cost: nothing needs to be encoded.
  if (typeof body === 'string' && body.length === fields['content-length'])
    outgoing.end(body, 'latin1');
  else outgoing.end(body);
}

function writeHead(outgoing: ServerResponse, response: HttpResponse): Buffer {
  outgoing.writeHead(response.status, fieldsOf(response)).flushHeaders();
  return Buffer.from(response.body ?? '');
}

function fieldsOf({ status, headers, body }: HttpResponse): OutgoingHttpHeaders {
  const fields: OutgoingHttpHeaders = { ...(headers as OutgoingHttpHeaders) };
  // RFC 9110 §8.6: none with 204; with 304 it would be that of the body that isn't sent. An answer
  // to HEAD has one already.
  if (status !== 204 && status !== 304) {
    fields['content-length'] ??= body === undefined ? 0 : Buffer.byteLength(body);
  }
  return fields;
}

/** A whole answer as it stands on the wire (RFC 9112 §2.1). */
export function asBytes(response: HttpResponse, own: OutgoingHttpHeaders): Buffer {
  const { status, body = '' } = response;
  const fields = { ...own, ...fieldsOf(response) } as HttpResponse['headers'];
  const lines = headerPairs(fields).map(([name, value]) => `${name}: ${value}`);
  const head = [`HTTP/1.1 ${status} ${statusPhrase(status)}`, ...lines, '', ''].join('\r\n');
  return Buffer.concat([Buffer.from(head, 'latin1'), Buffer.from(body)]);
}

/** Does something in some milliseconds, unless the connection is gone by then. */
function later(outgoing: ServerResponse, milliseconds: number, act: () => void): void {
  outgoing.once('close', afterDelay(milliseconds, act));
}
