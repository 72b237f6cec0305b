import { describe, expect, test } from 'vitest';
import type { Json, Operation } from '../../../src/contract/contract.ts';
import { isJsonObject, valueAt } from '../../../src/contract/pointer.ts';
import { answerTo, request, tell, tellMock } from './tell.ts';

const { document, operations, securitySchemes } = tell.contract;

function operation(id: string): Operation {
  const found = operations.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`there is no operation ${id}`);
  return found;
}

/** A schema with its references followed. */
function resolved(node: Json | undefined): Json | undefined {
  if (Array.isArray(node)) return node.map((item) => resolved(item) ?? null);
  if (!isJsonObject(node)) return node;
  const { $ref: reference, ...own } = node;
  const target =
    typeof reference === 'string' ? resolved(valueAt(document, reference.slice(1))) : {};
  const members = Object.entries(own).map(([name, value]) => [name, resolved(value) ?? null]);
  return { ...(isJsonObject(target) ? target : {}), ...Object.fromEntries(members) };
}

function parameter(id: string, name: string) {
  const found = operation(id).parameters.find((candidate) => candidate.name === name);
  return (
    found && {
      in: found.in,
      required: found.required,
      schema: resolved(valueAt(document, found.schema ?? '')),
    }
  );
}

function bodySchema(id: string): Json | undefined {
  const [media] = operation(id).requestBody?.content ?? [];
  return resolved(valueAt(document, media?.schema ?? ''));
}

const GRANULARITIES = ['minute', 'hourly', 'daily', 'weekly', 'monthly'];

test('every operation asks for a token and a workspace', () => {
  expect(securitySchemes.get('bearerAuth')).toMatchObject({ type: 'http', scheme: 'bearer' });
  for (const { id, security } of operations) {
    expect([...new Set(security.flatMap((requirement) => [...requirement.keys()]))]).toEqual([
      'bearerAuth',
    ]);
    expect(parameter(id, 'X-Workspace-ID')).toMatchObject({ in: 'header', required: true });
  }
});

test.each([
  ['GET /api/v1/audiences', [['viewer'], ['editor'], ['admin']]],
  ['GET /api/v1/audiences/{id}', [['viewer'], ['editor'], ['admin']]],
  ['GET /api/v1/audiences/{id}/count', [['viewer'], ['editor'], ['admin']]],
  ['POST /api/v1/audiences', [['editor'], ['admin']]],
  ['POST /api/v1/marks', [['editor'], ['admin']]],
  ['GET /api/v1/marks', [[]]],
  ['GET /api/v1/marks/{id}', [[]]],
])('%s requires one of the roles %j', (id, roles) => {
  expect(operation(id).security.map((requirement) => requirement.get('bearerAuth'))).toEqual(roles);
});

describe('the tables of parameters:', () => {
  const FIRST_TIME = 'GET /api/v1/metrics/events/first-time';
  const PER_ACTOR = 'GET /api/v1/metrics/events/per-actor';
  const LIFECYCLE = 'GET /api/v1/metrics/lifecycle';
  const DAU = 'GET /api/v1/metrics/dau';
  const RAW = 'GET /api/v1/metrics/dau/raw';
  const SEGMENT = 'GET /api/v1/metrics/segments/{segment}';
  const MARKS = 'GET /api/v1/marks';

  test.each<[string, string, boolean, object]>([
    [FIRST_TIME, 'event', true, { type: 'string' }],
    [FIRST_TIME, 'match_mode', false, { type: 'boolean', default: false }],
    [FIRST_TIME, 'lookback_days', false, { type: 'integer' }],
    [FIRST_TIME, 'range', false, { default: '30d' }],
    [FIRST_TIME, 'granularity', false, { default: 'daily', enum: GRANULARITIES }],
    [FIRST_TIME, 'breakdown', false, { type: 'string' }],
    [FIRST_TIME, 'compare', false, { enum: ['previous', 'yoy'] }],
    [PER_ACTOR, 'event', true, { type: 'string' }],
    [
      PER_ACTOR,
      'metric',
      false,
      {
        default: 'avg',
        enum: ['avg', 'median', 'p50', 'p75', 'p90', 'p95', 'p99', 'min', 'max', 'sum'],
      },
    ],
    [PER_ACTOR, 'property', false, { type: 'string' }],
    [PER_ACTOR, 'range', false, { default: '30d' }],
    [PER_ACTOR, 'granularity', false, { default: 'daily', enum: GRANULARITIES }],
    [PER_ACTOR, 'breakdown', false, { type: 'string' }],
    [LIFECYCLE, 'granularity', false, { default: 'weekly', enum: GRANULARITIES }],
    [LIFECYCLE, 'range', false, { default: '30d' }],
    ['GET /api/v1/metrics/segments', 'range', false, { default: '30d' }],
    [SEGMENT, 'range', false, { default: '30d' }],
    [SEGMENT, 'limit', false, { type: 'integer', default: 50, maximum: 100 }],
    ['GET /api/v1/metrics/events/properties', 'event', true, { type: 'string' }],
    ['GET /api/v1/metrics/events/properties', 'property', true, { type: 'string' }],
    [
      'GET /api/v1/metrics/events/custom',
      'metric',
      false,
      { enum: ['sum', 'avg', 'min', 'max', 'count'] },
    ],
    [DAU, 'range', false, { default: '30d' }],
    [DAU, 'granularity', false, { default: 'daily', enum: GRANULARITIES }],
    [DAU, 'compare', false, { enum: ['previous', 'yoy'] }],
    [DAU, 'conditions', false, { type: 'array' }],
    [RAW, 'limit', false, { type: 'integer', default: 100 }],
    [RAW, 'offset', false, { type: 'integer', default: 0 }],
    [RAW, 'count_total', false, { type: 'boolean', default: false }],
    [MARKS, 'category', false, { enum: ['release', 'news', 'incident'] }],
    [MARKS, 'source', false, { enum: ['manual', 'api', 'plugin'] }],
    [MARKS, 'limit', false, { type: 'integer', default: 500 }],
    [MARKS, 'from', false, {}],
    [MARKS, 'to', false, {}],
  ])('%s takes %s', (id, name, required, schema) => {
    expect(parameter(id, name)).toMatchObject({ in: 'query', required, schema });
  });

  test('only what has no maximum on the page has none', () => {
    for (const id of [RAW, MARKS]) {
      expect(parameter(id, 'limit')?.schema).not.toHaveProperty('maximum');
    }
    expect(parameter(PER_ACTOR, 'compare')).toBeUndefined();
  });
});

describe('the tables of bodies:', () => {
  const property = (id: string, name: string) => {
    const schema = bodySchema(id);
    const { properties } = isJsonObject(schema) ? schema : {};
    return isJsonObject(properties) ? properties[name] : undefined;
  };

  test.each<[string, string[]]>([
    ['POST /api/v1/metrics/formula', ['series', 'formula']],
    ['POST /api/v1/metrics/grouped', ['group_by', 'size', 'intensity']],
    ['POST /api/v1/funnels', ['steps']],
    ['POST /api/v1/audiences', ['name', 'definition']],
    ['POST /api/v1/marks', ['title']],
  ])('%s requires %j', (id, required) => {
    expect(bodySchema(id)).toMatchObject({ required });
  });

  test.each(['POST /api/v1/retention', 'PUT /api/v1/audiences/{id}'])(
    '%s requires nothing',
    (id) => {
      expect(bodySchema(id)).not.toHaveProperty('required');
    },
  );

  test.each<[string, string, object]>([
    ['POST /api/v1/metrics/formula', 'range', { default: '30d' }],
    ['POST /api/v1/metrics/formula', 'granularity', { default: 'daily', enum: GRANULARITIES }],
    ['POST /api/v1/metrics/grouped', 'range', { default: '30d' }],
    ['POST /api/v1/metrics/grouped', 'max_groups', { type: 'integer', default: 20 }],
    ['POST /api/v1/funnels', 'steps', { minItems: 2, maxItems: 10 }],
    ['POST /api/v1/funnels', 'window_seconds', { type: 'integer', default: 604_800 }],
    ['POST /api/v1/funnels', 'range', { default: '30d' }],
    [
      'POST /api/v1/retention',
      'granularity',
      { enum: ['daily', 'weekly', 'monthly'], default: 'weekly' },
    ],
    ['POST /api/v1/retention', 'periods', { type: 'integer', minimum: 1, maximum: 52, default: 8 }],
    ['POST /api/v1/retention', 'range', { default: '90d' }],
    ['POST /api/v1/audiences', 'name', { type: 'string', minLength: 1, maxLength: 200 }],
    ['POST /api/v1/audiences', 'description', { type: 'string', maxLength: 2000 }],
    ['POST /api/v1/marks', 'title', { type: 'string', minLength: 1, maxLength: 200 }],
    ['POST /api/v1/marks', 'description', { type: 'string', maxLength: 2000 }],
    [
      'POST /api/v1/marks',
      'category',
      { enum: ['release', 'news', 'incident'], default: 'release' },
    ],
    ['POST /api/v1/marks', 'scope', { enum: ['public', 'private'], default: 'public' }],
    ['POST /api/v1/data/query', 'limit', { default: 1000, maximum: 10_000 }],
  ])('%s, %s', (id, name, schema) => {
    expect(property(id, name)).toMatchObject(schema);
  });

  test.each([
    [['count', 'unique_actors', 'sum'], 'size'],
    [['avg_per_actor', 'percentile_per_actor', 'unique_actors', 'avg'], 'intensity'],
  ])('the types %j are those of %s', (types, name) => {
    const schema = property('POST /api/v1/metrics/grouped', name);
    expect(schema).toMatchObject({ properties: { type: { enum: types } } });
  });

  test.each(['dau', 'wau', 'mau', 'events', 'event:purchase', 'sessions', 'users', 'logs'])(
    '%s is a metric of a formula',
    (metric) => {
      expect(
        answerTo('POST', '/metrics/formula', { series: [{ metric }], formula: 'A' }).status,
      ).toBe(200);
    },
  );
});

test('a query that is one too many is to come back after a minute, also where that is asked for', async () => {
  const { respond } = await tellMock();
  const body = { query: 'SELECT * FROM events_v1' };
  const { status, headers } = respond(
    request('POST', '/data/query', { body, headers: { prefer: 'code=429' } }),
  );
  expect([status, headers['retry-after']]).toEqual([429, '60']);
});

describe('errors have the codes of the vendor', () => {
  const credentials = { bearerAuth: [{ value: 'a-token', scopes: ['viewer'] }] };

  test.each([
    ['GET', '/metrics/dau?range=8d', {}, 400, 'INVALID_TIME_RANGE'],
    ['GET', '/metrics/dau?granularity=yearly', {}, 400, 'BAD_REQUEST'],
    ['GET', '/metrics/dau', { 'x-workspace-id': undefined }, 400, 'BAD_REQUEST'],
    ['GET', '/metrics/dau', { authorization: undefined }, 401, 'AUTH_REQUIRED'],
    ['GET', '/metrics/dau', { authorization: 'Basic YTpi' }, 401, 'UNAUTHORIZED'],
    ['GET', '/metrics/dau', { authorization: 'Bearer' }, 401, 'UNAUTHORIZED'],
    ['GET', '/metrics/dau', { authorization: 'Bearer other' }, 401, 'UNAUTHORIZED'],
    ['GET', '/metrics/dau', { prefer: 'code=401, example=missing' }, 401, 'AUTH_REQUIRED'],
    ['POST', '/marks', {}, 403, 'FORBIDDEN'],
    ['GET', '/marks/mark_none', {}, 404, 'NOT_FOUND'],
    ['POST', '/retention', {}, 422, 'VALIDATION_ERROR'],
    ['GET', '/metrics/dau', { prefer: 'code=500' }, 500, 'QUERY_FAILED'],
    ['GET', '/marks', { prefer: 'code=500' }, 500, 'INTERNAL_ERROR'],
  ])('%s %s with %j: %i %s', async (method, path, headers, status, code) => {
    const { respond } = await tellMock({ credentials });
    const body = method === 'POST' ? { periods: 0 } : undefined;
    const answer = respond(request(method, path, { headers, body }));
    expect([answer.status, JSON.parse(String(answer.body)).error]).toEqual([status, code]);
  });
});
