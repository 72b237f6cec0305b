import type { ServerResponse } from 'node:http';
import { STATUS_CODES } from '../../http/node-http.ts';

/** The `source` of problem details (RFC 9457) with which a recorder answers for itself. */
const SOURCE = "Specwright's recorder, not the API";

/**
 * Answers for the recorder itself, with problem details that say whose they are.
 * @param detail one sentence for a person.
 */
export function proxyProblem(outgoing: ServerResponse, status: number, detail: string): void {
  const title = STATUS_CODES[status];
  const problem = { type: 'about:blank', title, status, detail, source: SOURCE };
  outgoing
    .writeHead(status, { 'content-type': 'application/problem+json' })
    .end(JSON.stringify(problem));
}
