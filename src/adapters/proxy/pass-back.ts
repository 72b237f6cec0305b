import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { endToEnd, rawFields } from '../../http/hop-by-hop.ts';
import { reasonOf } from '../../recording/send.ts';
import type { Passage } from './ask.ts';
import type { KeptBody } from './kept-body.ts';
import type { ProxyTarget } from './target.ts';

/**
 * Passes an answer back as it comes.
 * @param kept takes its body.
 * @param keep told before the client is given the end, or why there is none.
 * @throws what `keep` throws.
 */
export async function passBack(
  answer: IncomingMessage,
  { incoming, outgoing, path }: Passage,
  target: ProxyTarget,
  kept: KeptBody,
  keep: (brokenOff?: string) => void,
): Promise<void> {
  let state = 'passing' as 'passing' | 'keeping' | 'kept';
  let isLeft = false;
  const keepWhole = () => {
    state = 'keeping';
    keep();
    state = 'kept';
  };
  outgoing.once('close', () => {
    isLeft = answer.errored === null && !outgoing.writableFinished;
  });
  const proxy = `http://${incoming.headers.host ?? target.host}`;
  const fields = endToEnd(rawFields(answer.rawHeaders)).map(([name, value]) =>
    name.toLowerCase() === 'location'
      ? [name, target.locationFor(value, path, proxy)]
      : [name, value],
  );
  const writeHead = () =>
    outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, fields.flat());
  outgoing.sendDate = false;
  try {
    if (endsWithItsHead(incoming, answer)) {
      answer.resume();
      await once(answer, 'end');
      keepWhole();
      writeHead();
    } else {
      writeHead().flushHeaders();
      const content = () => withEndHeld(answer, kept, keepWhole);
      await pipeline(content, outgoing, { end: false });
    }
    if (answer.rawTrailers.length > 0) outgoing.addTrailers(rawFields(answer.rawTrailers));
    outgoing.end();
  } catch (error) {
    answer.destroy();
    if (state === 'keeping') throw error;
    outgoing.destroy();
    if (state === 'passing') keep(isLeft ? 'the client left' : reasonOf(error));
  }
}

/** Whether a client has all of an answer with its head (RFC 9112 §6.3). */
function endsWithItsHead({ method }: IncomingMessage, { statusCode, headers }: IncomingMessage) {
  const isBodiless = method === 'HEAD' || statusCode === 204 || statusCode === 304;
  return isBodiless || headers['content-length'] === '0';
}

/** A client knows the end of a body by its length: the chunk that it comes with waits until it is kept. */
async function* withEndHeld(
  answer: IncomingMessage,
  kept: KeptBody,
  keep: () => void,
): AsyncGenerator<Uint8Array> {
  const length = Number(answer.headers['content-length'] ?? Number.POSITIVE_INFINITY);
  let last: Uint8Array | undefined;
  for await (const chunk of answer as AsyncIterable<Uint8Array>) {
    kept.take(chunk);
    if (kept.size < length) yield chunk;
    else last = chunk;
  }
  keep();
  if (last !== undefined) yield last;
}
