import { describe, expect, test } from 'vitest';
import { changed } from './changed.ts';
import { exampleOf, operationsWith } from './examples.ts';
import { request, tell, tellMock } from './tell.ts';

const NO_ROLE = { value: 'nobody', scopes: [] };
const mock = await tellMock({ credentials: { bearerAuth: [{ value: 'a-token' }, NO_ROLE] } });

interface Change {
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly body?: unknown;
  readonly headers?: object;
}

/** The status, code and message of the answer to a request of an operation that is changed. */
function answer(id: string, { query = {}, body, headers = {} }: Change) {
  const example = exampleOf(id);
  const asked = new URLSearchParams(example.query);
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) asked.delete(name);
    else asked.set(name, value);
  }
  const url = `${example.path}?${asked}`;
  const sent = request(example.method, url, { headers, body: body ?? example.body });
  const { status, body: text } = mock.respond(sent);
  return { status, ...JSON.parse(String(text)) };
}

describe.each(tell.contract.operations.map(({ id }) => [id]))('%s', (id) => {
  test('asks for a workspace', () => {
    expect(answer(id, { headers: { 'x-workspace-id': undefined } })).toMatchObject({
      status: 400,
      error: 'BAD_REQUEST',
      message: expect.stringContaining('the header X-Workspace-ID'),
    });
  });

  test.each([
    [undefined, 'AUTH_REQUIRED'],
    ['Basic YTpi', 'UNAUTHORIZED'],
    ['Bearer other', 'UNAUTHORIZED'],
  ])('answers the authorization %s with %s', (authorization, error) => {
    expect(answer(id, { headers: { authorization } })).toMatchObject({ status: 401, error });
  });
});

test.each([
  'GET /api/v1/audiences',
  'POST /api/v1/audiences',
  'GET /api/v1/audiences/{id}',
  'PUT /api/v1/audiences/{id}',
  'DELETE /api/v1/audiences/{id}',
  'GET /api/v1/audiences/{id}/count',
  'POST /api/v1/marks',
  'DELETE /api/v1/marks/{id}',
])('%s asks for a role', (id) => {
  const headers = { authorization: `Bearer ${NO_ROLE.value}` };
  expect(answer(id, { headers })).toMatchObject({ status: 403, error: 'FORBIDDEN' });
});

test('what is compared per actor is documented nowhere, and passed over', () => {
  const id = 'GET /api/v1/metrics/events/per-actor';
  const { status, data } = answer(id, { query: { compare: 'previous' } });
  expect([status, data.comparison]).toEqual([200, undefined]);
});

const UNFIT = [
  'breakdown=',
  'category=party',
  'compare=never',
  'count_total=perhaps',
  'event=',
  'from=yesterday',
  'granularity=yearly',
  'limit=1.5',
  'limit=many',
  'lookback_days=1.5',
  'lookback_days=long',
  'match_mode=exact',
  'metric=mode',
  'offset=-1',
  'offset=some',
  'property=',
  'source=me',
  'to=yesterday',
];

test.each(
  UNFIT.flatMap((query) =>
    operationsWith(query.split('=')[0] ?? '').map((id): [string, string] => [id, query]),
  ),
)('%s refuses %s', (id, query) => {
  const [name = '', value] = query.split('=');
  expect(answer(id, { query: { [name]: value } })).toMatchObject({
    status: 400,
    error: 'BAD_REQUEST',
    message: expect.stringContaining(`the query parameter ${name}: `),
  });
});

test.each([
  ['GET /api/v1/metrics/events/properties', 'event'],
  ['GET /api/v1/metrics/events/properties', 'property'],
  ['GET /api/v1/metrics/events/first-time', 'event'],
  ['GET /api/v1/metrics/events/per-actor', 'event'],
])('%s requires %s', (id, name) => {
  expect(answer(id, { query: { [name]: undefined } })).toMatchObject({
    status: 400,
    message: expect.stringContaining(`the query parameter ${name}: `),
  });
});

const FUNNEL = [
  'remove /steps',
  'set /steps "search"',
  'set /steps/0 "search"',
  'remove /steps/0/event',
  'set /steps/0/event 5',
  'set /steps/0/filters "os"',
  'set /window_seconds "week"',
  'set /window_seconds 1.5',
  'set /breakdown 5',
];
const AUDIENCE = [
  'set /name 5',
  'set /name ""',
  `set /name "${'a'.repeat(201)}"`,
  'set /description 5',
  `set /description "${'a'.repeat(2001)}"`,
  'set /definition "all"',
  'set /definition {"filters":"os"}',
  'set /definition {"events":"search"}',
  'set /definition {"events":[{}]}',
  'set /definition {"events":[{"event":"search","days":"week"}]}',
  'set /definition {"lookback_days":"week"}',
  'set /definition {"lookback_days":1.5}',
];

const UNFIT_BODIES: Readonly<Record<string, readonly string[]>> = {
  'POST /api/v1/metrics/formula': [
    'remove /series',
    'set /series "dau"',
    'set /series/0 "dau"',
    'remove /series/0/metric',
    'set /series/0/metric 5',
    'set /series/0/metric "event:"',
    'set /series/0/filters "os"',
    'set /series/0/breakdown 5',
    'remove /formula',
    'set /formula 5',
    'set /granularity "yearly"',
  ],
  'POST /api/v1/metrics/grouped': [
    'remove /group_by',
    'set /group_by 5',
    'remove /size',
    'set /size "count"',
    'set /size/type "avg"',
    'set /size {"type":"sum"}',
    'remove /intensity',
    'set /intensity "avg"',
    'set /intensity/type "count"',
    'set /intensity {"type":"avg"}',
    'set /intensity {"type":"percentile_per_actor"}',
    'set /intensity {"type":"percentile_per_actor","percentile":"p90"}',
    'set /intensity {"type":"percentile_per_actor","percentile":0}',
    'set /intensity {"type":"percentile_per_actor","percentile":1}',
    'set /event 5',
    'set /max_groups "all"',
    'set /max_groups 1.5',
  ],
  'POST /api/v1/funnels': FUNNEL,
  'POST /api/v1/funnels/trend': [...FUNNEL, 'set /granularity "yearly"'],
  'POST /api/v1/retention': [
    'set /granularity "hourly"',
    'set /periods "all"',
    'set /periods 1.5',
    'set /periods 0',
    'set /periods 53',
    'set /start_event 5',
    'set /return_event 5',
  ],
  'POST /api/v1/audiences': ['remove /name', 'remove /definition', ...AUDIENCE],
  'PUT /api/v1/audiences/{id}': AUDIENCE,
  'POST /api/v1/marks': [
    'remove /title',
    'set /title 5',
    'set /title ""',
    `set /title "${'a'.repeat(201)}"`,
    'set /description 5',
    `set /description "${'a'.repeat(2001)}"`,
    'set /timestamp "yesterday"',
    'set /category "party"',
    'set /source_ref 5',
    'set /scope "secret"',
    'set /metadata {}',
    'set /metadata "{"',
  ],
  'POST /api/v1/data/query': [
    'remove /query',
    'set /query 5',
    'set /limit "all"',
    'set /limit 1.5',
    'set /limit 10001',
  ],
};

test.each(
  Object.entries(UNFIT_BODIES).flatMap(([id, changes]) =>
    changes.map((change): [string, string, string] => [id, change.slice(0, 60), change]),
  ),
)('%s refuses a body: %s', (id, _, change) => {
  const [, pointer = ''] = change.split(' ');
  expect(answer(id, { body: changed(exampleOf(id).body, change) })).toMatchObject({
    status: 422,
    error: 'VALIDATION_ERROR',
    message: expect.stringContaining(`the body at ${pointer}`),
  });
});
