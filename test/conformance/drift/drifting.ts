import type { DriftPair, DriftRow } from '../../../src/conformance/drift/row.ts';
import { replayOn } from '../../../src/conformance/replay/replay.ts';
import type { Report } from '../../../src/conformance/report.ts';
import type { RunOptions } from '../../../src/conformance/run.ts';
import type { Exchange, HttpResponse } from '../../../src/http/exchange.ts';
import { check, exchange, openSubject, type ResponseChange } from '../exchanges.ts';

const SHORT: Readonly<Record<DriftPair, string>> = {
  'contract-recording': 'cr',
  'contract-target': 'ct',
  'recording-target': 'rt',
};

export const json = { 'content-type': 'application/json' };

/** A contract of one operation. */
export const contractOf = (responses: object) =>
  openSubject(
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Api', version: '1' },
      servers: [{ url: 'https://api.example' }],
      paths: { '/thing': { get: { responses } } },
    }),
  );

/** A contract of an operation that answers 200 with JSON of a schema. */
export const contractOfBody = (schema: object) =>
  contractOf({ 200: { description: 'Done.', content: { 'application/json': { schema } } } });

/** Recorded exchanges of that operation, one for each answer. */
export function recordings(...answers: readonly ResponseChange[]): Exchange[] {
  return answers.map((answer, index) =>
    exchange({ url: 'https://api.example/thing' }, answer, index),
  );
}

/** Replays recorded exchanges on a target that gives some answers, in their order. */
export async function replayed(
  subject: Awaited<ReturnType<typeof openSubject>>,
  recorded: readonly Exchange[],
  answers: readonly ResponseChange[],
  options: Partial<RunOptions> = {},
): Promise<Report> {
  const pending = recordings(...answers).map(({ response }) => response as HttpResponse);
  return check(recorded, [subject], {
    replayed: true,
    replay: replayOn({
      baseUrl: 'http://127.0.0.1:1',
      local: true,
      mock: false,
      allowed: new Set(),
      credentials: new Map(),
      send: async () => pending.shift() as HttpResponse,
    }),
    ...options,
  });
}

/** A row in one line: `warning response.body /a: string | string | absent (rt)`. */
export function inLine(row: DriftRow): string {
  const { severity, at, pointer, documented, recorded, received, disagree } = row;
  const said = [documented, recorded, received].map((words) => words ?? '–').join(' | ');
  const pairs = disagree.map((pair) => SHORT[pair]).join(' ');
  return `${severity} ${[at, pointer].join(' ').trim()}: ${said} (${pairs})`;
}
