import fc from 'fast-check';
import type { components } from '../../../specs/tell/types.ts';
import type { HttpRequest, HttpResponse } from '../../../src/http/exchange.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import type { Mock } from '../../../src/mock/mock.ts';
import { openContract } from '../../../src/semantics/open.ts';

export type Schemas = components['schemas'];

export const NOW = '2026-11-20T10:30:00Z';
export const WORKSPACE = 'ws_abc123';

const SEEDS = ['a', 'b', 'c'];

/** A seed that there is a mock of. */
export const seed = fc.constantFrom(...SEEDS);
export const granularity = fc.constantFrom('hourly', 'daily', 'weekly', 'monthly');
export const range = fc.oneof(
  fc.constantFrom('7d', '30d', '90d', 'today', 'yesterday', 'wtd', 'mtd', 'qtd', 'ytd'),
  fc.constantFrom('last_week', '1h', '24h', '3m', '6m'),
  fc
    .tuple(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 0, max: 60 }))
    .map(([first, days]) => `${dateOf(first)},${dateOf(first + days)}`),
);
export const breakdown = fc.constantFrom(
  'country',
  'os',
  'device_type',
  'properties.plan',
  'event_name',
);
export const event = fc.constantFrom(
  'page_view',
  'search',
  'add_to_cart',
  'purchase',
  'unheard_of',
);
/** Query parameters that all series share. */
export const filter = fc.constantFrom(
  '',
  '&conditions[0][field]=country&conditions[0][value]=US',
  '&conditions[0][field]=device_type&conditions[0][operator]=ne&conditions[0][value]=mobile',
  '&conditions[0][field]=properties.load_time&conditions[0][operator]=gt&conditions[0][value]=100',
);

export const tell = await openContract('tell');
const mocks = new Map(
  await Promise.all(
    SEEDS.map(
      async (seed) => [seed, await createMock(tell, { seed, now: `fixed:${NOW}` })] as const,
    ),
  ),
);

/** A new mock whose clock stands still. */
export function tellMock(options: Parameters<typeof createMock>[1] = {}): Promise<Mock> {
  return createMock(tell, { now: `fixed:${NOW}`, ...options });
}

export function mockOf(seed = 'a'): Mock {
  const mock = mocks.get(seed);
  if (mock === undefined) throw new Error(`there is no mock of the seed ${seed}`);
  return mock;
}

export function request(
  method: string,
  path: string,
  {
    body,
    token = 'a-token',
    headers = {},
  }: { body?: unknown; token?: string; headers?: object } = {},
): HttpRequest {
  return {
    method,
    url: `/api/v1${path}`,
    headers: {
      authorization: `Bearer ${token}`,
      'x-workspace-id': WORKSPACE,
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
}

/** The body of a success. */
export function get<Body = { data: Schemas['Series'] }>(path: string, seed?: string): Body {
  return bodyOf(mockOf(seed).respond(request('GET', path)), 200) as Body;
}

export function post<Body>(path: string, body: unknown, seed?: string): Body {
  return bodyOf(mockOf(seed).respond(request('POST', path, { body })), 200) as Body;
}

export function series(path: string, seed?: string): Schemas['Series'] {
  return get(`/metrics/${path}`, seed).data;
}

export function valuesOf(path: string, seed?: string): number[] {
  return series(path, seed).points.map(({ value }) => value);
}

export function rows(path: string, seed?: string): Schemas['Rows'] {
  return get<Schemas['RowsResponse']>(`/metrics/${path}`, seed).data;
}

/** The body of an answer, which has to be of a status. */
export function bodyOf({ status, body }: HttpResponse, wanted: number): unknown {
  if (status !== wanted) throw new Error(`${status}: ${body}`);
  return JSON.parse(String(body));
}

export function answerTo(method: string, path: string, body?: unknown) {
  const answer = mockOf().respond(request(method, path, { body }));
  return { status: answer.status, body: JSON.parse(String(answer.body)) };
}

export function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** The values of a series with `breakdown`, added up by date. */
export function byDate(points: readonly Schemas['Point'][]): Map<string, number> {
  const totals = new Map<string, number>();
  for (const { date, value } of points) totals.set(date, (totals.get(date) ?? 0) + value);
  return totals;
}

/** A day, counted from the first one that a workspace keeps. */
function dateOf(day: number): string {
  return new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
}

/** What any of these metrics may be asked: a range, a granularity, a filter. */
export const asked = fc
  .record({ range, granularity, filter })
  .map(({ range, granularity, filter }) => `range=${range}&granularity=${granularity}${filter}`);
