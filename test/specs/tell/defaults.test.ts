import { expect, test } from 'vitest';
import { exampleOf, operationsWith } from './examples.ts';
import { mockOf, request } from './tell.ts';

const FUNNELS = ['POST /api/v1/funnels', 'POST /api/v1/funnels/trend'];
const FORMULA = 'POST /api/v1/metrics/formula';
const GROUPED = 'POST /api/v1/metrics/grouped';
const RAW = operationsWith('offset');
const FIRST_TIME = 'GET /api/v1/metrics/events/first-time';
const PER_ACTOR = 'GET /api/v1/metrics/events/per-actor';

/** Where a granularity shows: neither in rows nor in rankings, and lifecycles have one of their own. */
const DRAWN = operationsWith('granularity').filter(
  (id) => !/raw$|top$|properties$|lifecycle$/.test(id),
);

const DEAR = {
  range: '90d',
  'conditions[0][field]': 'properties.amount',
  'conditions[0][operator]': 'gt',
  'conditions[0][value]': 200,
};

test.each<[name: string, value: unknown, other: unknown, ids: readonly string[], asked?: object]>([
  ['range', '30d', 'yesterday', [...operationsWith('range'), ...FUNNELS, FORMULA, GROUPED]],
  ['granularity', 'daily', 'weekly', [...DRAWN, FORMULA, 'POST /api/v1/funnels/trend']],
  ['limit', 100, 99, RAW, { range: '90d' }],
  ['offset', 0, 1, RAW],
  ['count_total', false, true, RAW],
  ['match_mode', false, true, [FIRST_TIME], DEAR],
  ['metric', 'avg', 'sum', [PER_ACTOR]],
  ['window_seconds', 604_800, 60, FUNNELS],
])('without %s, an answer is that to %j, and not that to %j', (name, value, other, ids, asked) => {
  for (const id of ids) {
    const answer = answerTo(id, { ...asked });
    expect([id, answerTo(id, { ...asked, [name]: value })]).toEqual([id, answer]);
    expect([id, answerTo(id, { ...asked, [name]: other })]).not.toEqual([id, answer]);
  }
});

/** The successful answer to an operation's example with more in its query or body, but for how long it took. */
function answerTo(id: string, more: Readonly<Record<string, unknown>>): unknown {
  const { method, path, query, body } = exampleOf(id);
  const asked = new URLSearchParams(query);
  if (body === undefined) {
    for (const [name, value] of Object.entries(more)) asked.set(name, String(value));
  }
  const sent = request(method, `${path}?${asked}`, { body: body && { ...body, ...more } });
  const { status, body: text } = mockOf().respond(sent);
  if (status !== 200) throw new Error(`${id}: ${status}: ${text}`);
  return JSON.parse(String(text), (name, value) =>
    name === 'execution_time_ms' ? undefined : value,
  );
}
