import { describe, expect, test } from 'vitest';
import { compileContract } from '../../../src/compile/compiled-contract.ts';
import { checkOne, exchange } from '../../conformance/exchanges.ts';
import { exampleOf } from './examples.ts';
import { request, tell } from './tell.ts';

const subject = { compiled: compileContract(tell.contract), semantics: tell.semantics };
const { operations } = tell.contract;

/** Where an answer to an operation breaks the contract. */
async function brokenPlaces(id: string, status: number, body: unknown): Promise<string[]> {
  const { method, path, query, body: sent } = exampleOf(id);
  const asked = request(method, `${path}?${query}`, { body: sent });
  const { findings } = await checkOne(
    exchange(
      { ...asked, url: `https://your-tell-server${asked.url}` },
      { status, headers: { 'content-type': 'application/json' }, body },
    ),
    [subject],
  );
  return findings.map(({ pointer }) => pointer);
}

const below = (place: string, names: string) => names.split(' ').map((name) => `${place}/${name}`);

const SERIES = { data: { points: [{}], comparison: {} } };
const SUMMARY = [
  ...below('/data', 'total min max avg'),
  ...below('/data/points/0', 'date value'),
  ...below('/data/comparison', 'previous_total change percent_change'),
];
const TABLE = below('/data', 'columns rows row_count execution_time_ms');
const AUDIENCE = 'id workspace_id owner_id name definition created_at updated_at';
const MARK = 'id workspace_id creator_id title timestamp category source scope created_at';

const SERIES_PATHS = `dau wau mau events events/top events/properties events/custom
  events/first-time events/per-actor sessions sessions/unique sessions/top logs logs/top
  stickiness/daily stickiness/weekly`.split(/\s+/);
const ROWS_PATHS = 'dau wau mau events events/top/{name} sessions logs users'.split(' ');

/** An answer of a status that lacks what is promised at some places. */
type Hollow = [id: string, status: number, body: unknown, places: readonly string[]];

test.each<Hollow>([
  ...SERIES_PATHS.map((path): Hollow => [`GET /api/v1/metrics/${path}`, 200, SERIES, SUMMARY]),
  ['POST /api/v1/funnels/trend', 200, SERIES, SUMMARY],
  ...ROWS_PATHS.map(
    (path): Hollow => [`GET /api/v1/metrics/${path}/raw`, 200, { data: {} }, TABLE],
  ),
  ['POST /api/v1/data/query', 200, { data: {} }, TABLE],
  [
    'POST /api/v1/data/query',
    200,
    { data: { columns: [{}] } },
    below('/data/columns/0', 'name data_type'),
  ],
  [
    'GET /api/v1/metrics/lifecycle',
    200,
    { data: { points: [{}] } },
    below('/data/points/0', 'date new returning resurrected'),
  ],
  ['GET /api/v1/metrics/segments', 200, [{}], below('/0', 'segment category users')],
  [
    'GET /api/v1/metrics/segments',
    200,
    [{ segment: 'vip', category: 'loyal', users: 1 }],
    ['/0/segment', '/0/category'],
  ],
  ['GET /api/v1/metrics/segments/{segment}', 200, { data: {} }, ['/data/segment', '/data/users']],
  ['POST /api/v1/metrics/formula', 200, { data: {} }, ['/data/points', '/data/series']],
  [
    'POST /api/v1/metrics/grouped',
    200,
    { data: { groups: [{}] } },
    below('/data/groups/0', 'group size intensity'),
  ],
  [
    'POST /api/v1/funnels',
    200,
    { data: { steps: [{}] } },
    [
      '/data/overall_conversion',
      ...below('/data/steps/0', 'step event count overall_rate step_rate drop_off'),
    ],
  ],
  [
    'POST /api/v1/retention',
    200,
    { data: { cohorts: [{}] } },
    [
      ...below('/data/cohorts/0', 'cohort_date cohort_size retention counts'),
      ...below('/data', 'averages granularity periods'),
    ],
  ],
  ['GET /api/v1/audiences', 200, { data: [{}] }, below('/data/0', AUDIENCE)],
  ['POST /api/v1/audiences', 201, { data: {} }, below('/data', AUDIENCE)],
  ['GET /api/v1/audiences/{id}', 200, { data: {} }, below('/data', AUDIENCE)],
  ['PUT /api/v1/audiences/{id}', 200, { data: {} }, below('/data', AUDIENCE)],
  ['GET /api/v1/audiences/{id}/count', 200, { data: {} }, ['/data/count']],
  ['GET /api/v1/marks', 200, { data: [{}] }, below('/data/0', MARK)],
  ['POST /api/v1/marks', 201, { data: {} }, below('/data', MARK)],
  ['GET /api/v1/marks/{id}', 200, { data: {} }, below('/data', MARK)],
  ['GET /api/v1/data/sources', 200, { data: [{}] }, below('/data/0', 'name table')],
  [
    'GET /api/v1/data/sources/{source}/fields',
    200,
    { data: [{}] },
    below('/data/0', 'name data_type'),
  ],
])('%s: an answer of %i with %j lacks %j', async (id, status, body, places) => {
  expect(await brokenPlaces(id, status, body)).toEqual(expect.arrayContaining([...places]));
});

describe.each(
  operations.map(({ id, responses }): [string, string[]] => [
    id,
    responses.map(({ status }) => status),
  ]),
)('%s', (id, statuses) => {
  const bare = id === 'GET /api/v1/metrics/segments';

  test.each(statuses.filter((status) => ['200', '201'].includes(status)))(
    'has its %s in the envelope that is documented',
    async (status) => {
      expect(await brokenPlaces(id, Number(status), {})).toContain(bare ? '' : '/data');
    },
  );

  test.each(statuses.filter((status) => Number(status) >= 400 && status !== '429'))(
    'has errors of %s with a code of that status and a message',
    async (status) => {
      const places = await brokenPlaces(id, Number(status), {});
      expect(places).toEqual(expect.arrayContaining(['/error', '/message']));
      const foreign = { error: 'RATE_LIMITED', message: '' };
      expect(await brokenPlaces(id, Number(status), foreign)).toEqual(['/error']);
    },
  );
});

test('a refused query has an envelope of its own, and says when to come back', async () => {
  const places = await brokenPlaces('POST /api/v1/data/query', 429, { error: {} });
  expect(places).toEqual(expect.arrayContaining(['/error/code', '/error/message', '/retry-after']));
});
