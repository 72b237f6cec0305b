import { uuid } from '../../src/compile/fakes/kinds.ts';
import { createRandom } from '../../src/compile/random.ts';
import { defineSemantics } from '../../src/semantics/semantics.ts';
import { INTAKE_RULES } from './intake-rules.ts';
import { aggregate } from './measure.ts';
import { isDuration, periodBetween } from './population.ts';
import { type Attributes, type Group, groupsOf } from './query.ts';
import { ANALYTICS_RULES, isCount } from './rules.ts';
import { SCALAR_RULES } from './scalar-rules.ts';
import { TIMESERIES_RULES } from './timeseries-rules.ts';
import type { components, Operations } from './types.ts';

type Schemas = components['schemas'];

/** More buckets than anyone can draw: beyond, they are widened, as the documents' "auto-computed" ones. */
const MOST_BUCKETS = 10_000;

const NANOSECOND: Schemas['ProductAnalyticsUnit'] = {
  family: 'time',
  id: 7,
  name: 'nanosecond',
  plural: 'nanoseconds',
  scale_factor: 1e-9,
  short_name: 'ns',
};

export default defineSemantics<Operations>({
  messages: ['Malformed payload', 'Bad Request'],
  operations: {
    'POST /api/v2/prodlytics': {
      denialStatuses: { missing: 401, malformed: 401, unknown: 403 },
      bodyLimit: {
        name: 'body-within-5-mb',
        documented: 'the payload has at most 5 MB uncompressed',
        source: 'Send server-side events, status codes, 413',
        bytes: 5_000_000,
        answer: { status: 413, message: 'Payload too large (batch is above 5MB uncompressed)' },
      },
      responseRules: INTAKE_RULES,
      respond: () => ({ status: 202, body: {} }),
    },
    'POST /api/v2/product-analytics/analytics/scalar': {
      requestRules: ANALYTICS_RULES,
      responseRules: SCALAR_RULES,
      respond({ body }, { random }) {
        const { attributes } = body.data;
        const meta = execution(attributes);
        const columns =
          meta.status === 'done' ? scalarColumns(attributes, groupsOf(random, attributes)) : [];
        const data = {
          id: identifier('scalar', attributes),
          type: 'scalar_response',
          attributes: { columns },
        } as const;
        return { status: 200, body: { data, meta } };
      },
    },
    'POST /api/v2/product-analytics/analytics/timeseries': {
      requestRules: ANALYTICS_RULES,
      responseRules: TIMESERIES_RULES,
      respond({ body }, { random }) {
        const { attributes } = body.data;
        const meta = execution(attributes);
        const groups = meta.status === 'done' ? groupsOf(random, attributes) : [];
        const data = {
          id: identifier('timeseries', attributes),
          type: 'timeseries_response',
          attributes: timeseries(attributes, groups),
        } as const;
        return { status: 200, body: { data, meta } };
      },
    },
  },
});

/** A group column per facet, then the number column; in each a value per group. */
function scalarColumns(
  { query, from, to }: Attributes,
  groups: readonly Group[],
): Schemas['ProductAnalyticsScalarColumn'][] {
  const unit = unitsOf(query.compute);
  const period = periodBetween(from, to);
  return [
    ...(query.group_by ?? []).map(({ facet }, index) => ({
      name: facet,
      type: 'group' as const,
      values: groups.map(({ tags }) => tags[index] ?? null),
    })),
    {
      name: 'query',
      type: 'number',
      values: groups.map(({ cohorts }) => aggregate(cohorts, query.compute, period)),
      ...(unit && { meta: { unit } }),
    },
  ];
}

/** A series per group, a value per bucket: the last one ends where the period does. */
function timeseries({ query, from, to }: Attributes, groups: readonly Group[]) {
  const { interval: asked = to - from } = query.compute;
  const interval = asked * Math.max(1, Math.ceil((to - from) / asked / MOST_BUCKETS));
  const type = interval === asked ? 'fixed' : 'auto';
  const length = groups.length === 0 ? 0 : Math.ceil((to - from) / interval);
  const times = Array.from({ length }, (_, index) => from + index * interval);
  const buckets = times.map((time) => periodBetween(time, Math.min(time + interval, to)));
  const unit = unitsOf(query.compute);
  return {
    times,
    intervals:
      times.length === 0 ? [] : [{ milliseconds: interval, start_time: from, times, type }],
    series: groups.map(({ tags }) => ({
      group_tags: tags.map((tag) => tag ?? 'N/A'),
      query_index: 0,
      ...(unit && { unit }),
    })),
    values: groups.map(({ cohorts }) =>
      buckets.map((bucket) => aggregate(cohorts, query.compute, bucket)),
    ),
  };
}

/** Counts have no unit; what a duration is aggregated to is in nanoseconds. */
function unitsOf(compute: Schemas['ProductAnalyticsCompute']) {
  return !isCount(compute) && isDuration(compute.metric ?? '') ? [NANOSECOND] : undefined;
}

/** A query in several steps runs at first; asked for again by the id of its request, it is done. */
function execution(attributes: Attributes): Schemas['ProductAnalyticsResponseMeta'] {
  const { request_id: id, enforced_execution_type: type } = attributes;
  const inSteps = type === 'background' || type === 'trino-multistep';
  if (id === undefined && inSteps)
    return { request_id: identifier('request', attributes), status: 'running' };
  return { ...(id !== undefined && { request_id: id }), status: 'done' };
}

/** An id that belongs to one query: in the form of a UUID, the same for the same query. */
function identifier(purpose: string, attributes: Attributes): string {
  return uuid(createRandom(`${purpose} ${JSON.stringify(attributes)}`));
}
