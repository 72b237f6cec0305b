import type { HttpRequest } from '../../src/http/exchange.ts';
import type { MockOptions } from '../../src/mock/options.ts';
import { type Front, PLAIN } from './fronts.ts';

export const OPTIONS: MockOptions = { seed: 'same', now: 'fixed:2026-11-20T00:00:00Z' };

const SERIES = 'GET /events/data_series';

/** What holds of each front. */
export interface Case {
  readonly name: string;
  readonly options?: MockOptions;
  readonly run: (front: Front) => Promise<unknown>;
  readonly wanted?: unknown;
  /** The fronts that it can't hold of, with the reason. */
  readonly skipped?: Readonly<Record<string, string>>;
}

const ask = (headers: object = {}, query = 'event=signup&length=5&unit=hour'): HttpRequest => ({
  method: 'GET',
  url: `/events/data_series?${query}`,
  headers: { authorization: 'Bearer make-believe', ...headers },
});

const inSandbox = (name: string) => ask({ 'specwright-sandbox': name });

async function statuses(front: Front, ...requests: readonly HttpRequest[]) {
  const came = [];
  for (const request of requests) {
    const outcome = await front.send(request);
    came.push(typeof outcome === 'string' ? outcome : outcome.status);
  }
  return came;
}

const NO_CONNECTION =
  'plain data goes out at once: `answer().delivery` says what is to become of it';

export const CASES: readonly Case[] = [
  ...[
    ['a success', ask()],
    ['a failure that is asked for', ask({ prefer: 'code=503, dynamic=true' })],
    ['a refusal', ask({}, 'event=signup&length=0')],
    ['a missing credential', ask({ authorization: undefined })],
    ['what is not documented', { ...ask(), url: '/nowhere?a=b' }],
    ['a HEAD', { ...ask(), method: 'HEAD' }],
  ].map(
    ([name, request]): Case => ({
      name: `the same bytes: ${name}`,
      run: ({ send }) => send(request as HttpRequest),
    }),
  ),
  {
    name: 'overrides, once, a number of times, until cleared',
    async run(front) {
      const series = front.api.on(SERIES);
      series.replyOnce(429).replyTimes(2, 503).reply(200, { message: 'success', data: [] });
      const came = await statuses(front, ask(), ask(), ask(), ask());
      series.clear();
      return [came, await front.send(ask())];
    },
  },
  {
    name: 'an override by a function, and one that breaks the contract',
    async run({ api, send }) {
      api.on(SERIES).reply(({ parameters: { query } }) => ({
        status: 400,
        body: { message: `${query.event} ${query.length}` },
      }));
      const made = await send(ask());
      api.on(SERIES).reply(200, '<p>', { headers: { 'content-type': 'text/html' }, breach: true });
      return [made, await send(ask())];
    },
  },
  {
    name: 'sandboxes',
    async run(front) {
      front.api.sandbox('a').on(SERIES).replyOnce(429);
      return statuses(front, ask(), inSandbox('b'), inSandbox('a'), inSandbox('a'));
    },
    wanted: [200, 200, 429, 200],
  },
  {
    name: 'the journal, and waiting for a call',
    async run({ api, send }) {
      const waiting = api.waitFor(SERIES, { count: 2 });
      await send(ask());
      await send(ask({ authorization: undefined }));
      const { number, response } = await waiting;
      const told = api.journal(SERIES).map(({ reason, operation }) => [operation, reason]);
      return [number, response.status, told];
    },
    wanted: [
      2,
      401,
      [
        [SERIES, 'by the semantics'],
        [SERIES, 'refused: the Authorization header is missing'],
      ],
    ],
  },
  {
    name: 'coverage',
    async run({ api, send }) {
      await send(ask());
      await send(ask({ prefer: 'code=429' }));
      const { statuses, parameters } = api.coverage();
      return [statuses.exercised, parameters.missing.length];
    },
    wanted: [2, 3],
  },
  {
    name: 'the clock, by which a rate limit ends',
    options: { rateLimit: { requests: 1, seconds: 60 } },
    async run(front) {
      const before = await statuses(front, ask(), ask());
      front.api.clock.advance('60s');
      return [before, await front.send(ask())];
    },
  },
  {
    name: 'a reset',
    async run(front) {
      front.api.on(SERIES).reply(429);
      front.api.clock.advance('1d');
      front.api.reset();
      return [await front.send(ask()), front.api.journal().length];
    },
  },
  {
    name: 'failures, drawn by the seed',
    options: { failureRate: 0.5 },
    run: (front) => statuses(front, ...Array(12).fill(ask())),
  },
  {
    name: 'latency',
    options: { latency: { min: 1, max: 3 } },
    run: ({ send }) => send(ask()),
  },
  ...(
    [
      ['slow', 'slow answers come whole', 200],
      ['cut', 'an answer is cut', 'half an answer'],
      ['reset', 'a connection is reset', 'no answer'],
      ['duplicated', 'an answer that is sent twice counts once', 200],
    ] as const
  ).map(
    ([disturbance, name, wanted]): Case => ({
      name,
      async run(front) {
        front.api.on(SERIES).replyOnce(200, undefined, { disturbance });
        return statuses(front, ask(), ask());
      },
      wanted: [wanted, 200],
      skipped: {
        [PLAIN.name]: NO_CONNECTION,
        ...(disturbance === 'cut' && {
          'MSW handlers': 'MSW reads an answer whole before it gives it: one that is cut is none',
        }),
      },
    }),
  ),
];
