import { hash32 } from '../../src/compile/random.ts';
import { defineSemantics, type RequestRule } from '../../src/semantics/semantics.ts';
import { parseExpression } from './boolean-expression.ts';
import { aggregate } from './measure.ts';
import { isDuration } from './population.ts';
import { type Attributes, type Group, groupsOf } from './query.ts';
import type { components, Operations } from './types.ts';

type Schemas = components['schemas'];
/** What the rules look at of a request for scalars or a timeseries. */
interface AnalyticsRequest {
  readonly body: Schemas['ProductAnalyticsAnalyticsRequest'];
}

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

const ANALYTICS_RULES: readonly RequestRule<AnalyticsRequest>[] = [
  {
    name: 'from-before-to',
    documented: '`from` is less than `to`',
    source: 'Compute scalar analytics, Body Data, from',
    answer: { status: 400, message: 'Bad Request: from must be less than to' },
    breach: ({ body }) => {
      const { from, to } = body.data.attributes;
      return from < to
        ? undefined
        : { at: 'request.body', pointer: '/data/attributes/from', received: from };
    },
  },
  {
    name: 'formula-names-declared',
    documented: 'the formula of the audience filters combines audiences that they name',
    source: 'Compute scalar analytics, Body Data, audience_filters.formula',
    answer: {
      status: 400,
      message: 'Bad Request: the formula names an audience that is not declared',
    },
    breach: ({ body }) => {
      const { audience_filters: filters } = body.data.attributes.query;
      if (filters?.formula === undefined) return undefined;
      const { accounts = [], segments = [], users = [] } = filters;
      const declared = [...accounts, ...segments, ...users].map(({ name }) => name);
      if (parseExpression(filters.formula).terms.every((term) => declared.includes(term)))
        return undefined;
      const pointer = '/data/attributes/query/audience_filters/formula';
      return { at: 'request.body', pointer, received: filters.formula };
    },
  },
];

export default defineSemantics<Operations>({
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
      respond: () => ({ status: 202, body: {} }),
    },
    'POST /api/v2/product-analytics/analytics/scalar': {
      requestRules: ANALYTICS_RULES,
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
  return [
    ...(query.group_by ?? []).map(({ facet }, index) => ({
      name: facet,
      type: 'group' as const,
      values: groups.map(({ tags }) => tags[index] ?? null),
    })),
    {
      name: 'query',
      type: 'number',
      values: groups.map(({ cohorts }) => aggregate(cohorts, query.compute, { from, to })),
      ...(unit && { meta: { unit } }),
    },
  ];
}

/** A series per group, a value per bucket: the last one ends where the period does. */
function timeseries({ query, from, to }: Attributes, groups: readonly Group[]) {
  const { interval: asked = to - from } = query.compute;
  const interval = asked * Math.max(1, Math.ceil((to - from) / asked / MOST_BUCKETS));
  const times: number[] = [];
  if (groups.length > 0) for (let time = from; time < to; time += interval) times.push(time);
  const unit = unitsOf(query.compute);
  return {
    times,
    intervals:
      times.length === 0
        ? []
        : [
            {
              milliseconds: interval,
              start_time: from,
              times,
              type: interval === asked ? 'fixed' : 'auto',
            },
          ],
    series: groups.map(({ tags }) => ({
      group_tags: tags.map((tag) => tag ?? 'N/A'),
      query_index: 0,
      ...(unit && { unit }),
    })),
    values: groups.map(({ cohorts }) =>
      times.map((time) =>
        aggregate(cohorts, query.compute, { from: time, to: Math.min(time + interval, to) }),
      ),
    ),
  };
}

/** Counts have no unit; what a duration is aggregated to is in nanoseconds. */
function unitsOf({ aggregation, metric = '' }: Schemas['ProductAnalyticsCompute']) {
  const isCount = aggregation === 'count' || aggregation === 'cardinality';
  return !isCount && isDuration(metric) ? [NANOSECOND] : undefined;
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
  const text = `${purpose} ${JSON.stringify(attributes)}`;
  const hex = [1, 2, 3, 4].map((seed) => hash32(text, seed).toString(16).padStart(8, '0')).join('');
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-8$4-$5');
}
