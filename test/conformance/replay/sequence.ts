import { replayOn } from '../../../src/conformance/replay/replay.ts';
import { judgeReplay } from '../../../src/conformance/replay/run.ts';
import type { Target } from '../../../src/conformance/replay/target.ts';
import { reportOf } from '../../../src/conformance/run.ts';
import type { Exchange, HttpRequest } from '../../../src/http/exchange.ts';
import {
  exchange,
  LENIENT,
  openSubject,
  type RequestChange,
  type ResponseChange,
} from '../exchanges.ts';

export const ORDERS = 'https://api.shop.example/v1';

/** An API whose orders have lines and can be deleted, and whose notes can't be. */
export const orders = await openSubject(`openapi: 3.1.0
info: { title: Orders, version: '1' }
servers: [{ url: ${ORDERS} }]
paths:
  /orders:
    get: &any { responses: { default: { description: Done. } } }
    post: *any
  /orders/{orderId}: { get: *any, put: *any, delete: *any }
  /orders/{orderId}/lines: { get: *any, post: *any }
  /notes: { get: *any, post: *any }
  /notes/{id}: { get: *any }
  /search: { post: *any }
`);

/** A recorded request with its recorded answer, and what is answered now: the same where it isn't said. */
export interface Step {
  readonly request: RequestChange;
  readonly recorded?: ResponseChange;
  readonly answer?: ResponseChange;
}

const JSON_HEADERS = { 'content-type': 'application/json' };

/** Replays steps as one session. Gives what was sent, whole and in short, the report and what was left. */
export async function replaySteps(steps: readonly Step[], target: Partial<Target> = {}) {
  const requests: HttpRequest[] = [];
  const sent: string[] = [];
  const answers = steps.map(({ recorded, answer }) => answerOf(answer ?? recorded ?? {}));
  const left: string[] = [];
  const replay = replayOn({
    baseUrl: 'http://127.0.0.1:1/api',
    local: true,
    mock: false,
    allowed: new Set(),
    credentials: new Map(),
    send: async (request) => {
      requests.push(request);
      sent.push(shown(request));
      return answers[sent.length - 1] ?? { status: 204, headers: {} };
    },
    ...target,
  });
  const exchanges = steps.map(({ request, recorded = {} }, index): Exchange => {
    const sentThen = { ...request, url: `${ORDERS}${request.url}` };
    const headers = request.body === undefined ? {} : JSON_HEADERS;
    const one = exchange({ headers, ...sentThen }, {}, index);
    return { ...one, response: answerOf(recorded) };
  });
  const session = {
    file: 'a.har',
    async *read() {
      yield exchanges;
    },
  };
  const options = { ...LENIENT, replayed: true, replay, concurrency: 1 };
  const report = await reportOf(options, (run) =>
    judgeReplay([session], [orders], {
      ...run,
      onLeftOver: ({ source, path, reason }) => left.push(`${source.index} ${path}: ${reason}`),
    }),
  );
  return { requests, sent, left, report };
}

function answerOf({ status = 200, headers = {}, body }: ResponseChange) {
  if (body === undefined) return { status, headers };
  return { status, headers: { ...JSON_HEADERS, ...headers }, body: JSON.stringify(body) };
}

function shown({ method, url, body }: HttpRequest): string {
  const path = url.replace('http://127.0.0.1:1/api', '');
  return body === undefined ? `${method} ${path}` : `${method} ${path} ${body}`;
}
