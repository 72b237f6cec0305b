import type { IncomingMessage } from 'node:http';
import { MOST_BODY_BYTES } from '../http/body.ts';
import type { HttpRequest } from '../http/exchange.ts';
import type { Answer } from '../mock/answer.ts';
import { problem } from '../mock/problem.ts';

/** RFC 9110 §15.5.14. It says nothing that a page of another origin may not read. */
export function tooLarge(): Answer {
  return refusal(
    413,
    'the body is too large',
    `a body may have at most ${MOST_BODY_BYTES.toLocaleString('en-US')} bytes here`,
    { 'access-control-allow-origin': '*' },
  );
}

/** RFC 9110 §10.1.1: nothing but `100-continue` is documented. */
export const UNKNOWN_EXPECTATION = refusal(
  417,
  'the Expect header is unknown',
  'the Expect header: expected 100-continue',
);

/** RFC 9110 §9.3.6: only a proxy has it. */
export const NO_PROXY = refusal(501, 'CONNECT is for proxies', 'CONNECT: this server is no proxy');

const NO_HOST = refusal(
  400,
  'the Host header is missing',
  'the Host header: expected one, received none',
);

const SEVERAL_HOSTS = refusal(
  400,
  'several Host headers',
  'the Host header: expected one, received several',
);

/** Why a request of HTTP/1.1 without one Host field is refused, which Node passes over (RFC 9112 §3.2). */
export function hostRefusal({ rawHeaders, httpVersion }: IncomingMessage): Answer | undefined {
  let hosts = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') hosts += 1;
  }
  if (hosts === 1) return undefined;
  if (hosts > 1) return SEVERAL_HOSTS;
  return httpVersion === '1.0' ? undefined : NO_HOST;
}

/** What Node tells of a request that it couldn't read. */
export interface ReadError extends NodeJS.ErrnoException {
  /** Of the parser, in words. */
  readonly reason?: string;
  readonly rawPacket?: Buffer;
}

/** The answer to a request that couldn't be read. */
export function readRefusal({ code, reason, message }: ReadError, mostHeaderBytes: number): Answer {
  if (code === 'HPE_HEADER_OVERFLOW') {
    const most = mostHeaderBytes.toLocaleString('en-US');
    const detail = `the headers may have at most ${most} bytes here; node --max-http-header-size=65536 raises it`;
    return refusal(431, 'the headers are too large', detail);
  }
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') {
    return refusal(408, 'it took too long to arrive', 'the request took too long to arrive');
  }
  const why = reason ?? message;
  return refusal(400, `it is no HTTP: ${why}`, `the request is no HTTP: ${why}`);
}

/** As much of a request that couldn't be read as is known: its first line. */
export function unread({ rawPacket }: ReadError): HttpRequest {
  const start = rawPacket?.subarray(0, 2000).toString('latin1') ?? '';
  const [, method = '-', url = '-'] = /^([\w!#$%&'*+.^`|~-]+) (\S+) HTTP\//.exec(start) ?? [];
  return { method, url, headers: {} };
}

function refusal(
  status: number,
  reason: string,
  detail: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { response: problem(status, detail, headers), reason: `refused: ${reason}` };
}
