import fc from 'fast-check';
import type { components } from '../../../specs/datadog-product-analytics/types.ts';
import type { HttpResponse } from '../../../src/http/exchange.ts';
import { createMock } from '../../../src/mock/create-mock.ts';
import { openContract } from '../../../src/semantics/open.ts';
import {
  type Attributes,
  analytics,
  attributes,
  post,
  type Query,
  SCALAR,
  TIMESERIES,
} from './analytics-requests.ts';

type Schemas = components['schemas'];
type Column = Schemas['ProductAnalyticsScalarColumn'];

const SEEDS = ['a', 'b', 'c', 'd'];

/** A seed that there is a mock of. */
export const seed = fc.constantFrom(...SEEDS);

const datadog = await openContract('datadog-product-analytics');
const mocks = new Map(
  await Promise.all(
    SEEDS.map(async (seed) => [seed, await createMock(datadog, { seed })] as const),
  ),
);

function answerOf<Answer>(path: string, of: Attributes, seed = 'a'): Answer {
  const answer = mocks.get(seed)?.respond(post(path, analytics(of)));
  if (answer?.status !== 200) throw new Error(String(answer?.body));
  return JSON.parse(String(answer.body));
}

export function scalar(of: Attributes, seed?: string): Schemas['ProductAnalyticsScalarResponse'] {
  return answerOf(SCALAR, of, seed);
}

export function timeseries(
  of: Attributes,
  seed?: string,
): Schemas['ProductAnalyticsTimeseriesResponse'] {
  return answerOf(TIMESERIES, of, seed);
}

export function columnsOf(of: Attributes, seed?: string): Column[] {
  return scalar(of, seed).data?.attributes?.columns ?? [];
}

/** The rows of scalars: a group's value of each facet, and then the number. */
export function rowsOf(of: Attributes, seed?: string): (string | number | null | undefined)[][] {
  const columns = columnsOf(of, seed);
  return (columns[0]?.values ?? []).map((_, row) => columns.map(({ values }) => values?.[row]));
}

/** The number of each group. */
export function numbersOf(of: Attributes, seed?: string): (number | null)[] {
  return (columnsOf(of, seed).at(-1)?.values ?? []) as (number | null)[];
}

/** The one number of a week that isn't grouped. */
export function numberOf(query: Partial<Query>, seed?: string): number | null | undefined {
  return numbersOf(attributes(query), seed)[0];
}

export function countOf(query: Partial<Query>, seed?: string): number {
  return numberOf(query, seed) ?? Number.NaN;
}

export function seriesOf(of: Attributes, seed?: string) {
  return timeseries(of, seed).data?.attributes ?? {};
}

export function total(values: readonly (number | null)[]): number {
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0);
}

/** A body, read as JSON. */
export function bodyOf({ body }: HttpResponse): unknown {
  return JSON.parse(String(body));
}

/** What an error says, in the form of the intake or in that of the queries. */
export function messageOf(answer: HttpResponse): string {
  const [error] = (bodyOf(answer) as { errors: (string | { detail: string })[] }).errors;
  return typeof error === 'object' ? error.detail : (error ?? '');
}
