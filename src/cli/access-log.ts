import type { OnAnswer } from '../adapters/node-server.ts';
import type { SentEntry } from '../mock/journal.ts';
import { maskedUrl } from '../recording/redaction.ts';
import { printable } from '../report/printable.ts';

/** Writes a line for each request, as text or as JSON. */
export interface AccessLog {
  /** When it was asked, what, what was answered, how long until that was out, and why. */
  readonly answered: OnAnswer;
  /** When a callback or webhook was sent, where, what answered it, and how that breaks the contract. */
  readonly sent: (entry: SentEntry) => void;
}

/** Makes an access log. Lines are written together, so that a busy mock isn't slowed down. */
export function createAccessLog(json: boolean, write: (text: string) => void): AccessLog {
  let pending: string[] = [];
  const flush = () => {
    write(pending.join(''));
    pending = [];
  };
  const add = (line: Line) => {
    if (pending.length === 0) setImmediate(flush);
    pending.push(`${json ? JSON.stringify(line) : asText(printable(line))}\n`);
  };
  return {
    answered: ({ method, url }, { response, reason, now = Date.now() }, milliseconds) =>
      add({
        at: new Date(now).toISOString(),
        method,
        url: maskedUrl(url),
        status: response.status,
        milliseconds: Number(milliseconds.toFixed(1)),
        reason,
      }),
    sent: ({ at, request, response, ...entry }) =>
      add({
        at,
        method: request.method,
        url: maskedUrl(request.url),
        ...(response && { status: response.status }),
        reason: sentReason(entry),
      }),
  };
}

interface Line {
  readonly at: string;
  readonly method: string;
  readonly url: string;
  /** Absent where no answer came. */
  readonly status?: number;
  readonly milliseconds?: number;
  readonly reason: string;
}

function asText({ at, method, url, status, milliseconds, reason }: Line): string {
  const time = milliseconds === undefined ? '' : ` ${milliseconds} ms`;
  return `${at} ${method} ${url}${status === undefined ? '' : ` ${status}`}${time}  ${reason}`;
}

function sentReason({
  kind,
  name,
  failure,
  breaches = [],
}: Omit<SentEntry, 'at' | 'request' | 'response'>): string {
  if (failure !== undefined) return `sent: the ${kind} ${name} failed: ${failure}`;
  const broken =
    breaches.length === 0 ? '' : `, whose answer breaks the contract: ${breaches.join('; ')}`;
  return `sent: the ${kind} ${name}${broken}`;
}
