import type { OnAnswer } from '../adapters/mock-server.ts';
import { maskedUrl } from '../recording/redaction.ts';
import { printable } from '../report/printable.ts';

/**
 * Writes a line for each request: when, what was asked, what was answered, how long that took to make,
 * and why; as text or as JSON. Lines are written together, so that a busy mock isn't slowed down.
 */
export function createAccessLog(json: boolean, write: (text: string) => void): OnAnswer {
  let pending: string[] = [];
  const flush = () => {
    write(pending.join(''));
    pending = [];
  };
  return (request, { response, reason, now = Date.now() }, milliseconds) => {
    if (pending.length === 0) setImmediate(flush);
    const line = {
      at: new Date(now).toISOString(),
      method: request.method,
      url: maskedUrl(request.url),
      status: response.status,
      milliseconds: Number(milliseconds.toFixed(1)),
      reason,
    };
    pending.push(`${json ? JSON.stringify(line) : asText(printable(line))}\n`);
  };
}

interface Line {
  readonly at: string;
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly reason: string;
}

function asText({ at, method, url, status, milliseconds, reason }: Line): string {
  return `${at} ${method} ${url} ${status} ${milliseconds} ms  ${reason}`;
}
