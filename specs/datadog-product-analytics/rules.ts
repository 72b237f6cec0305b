import type { RequestRule, ResponseRule, RuleBreach } from '../../src/semantics/semantics.ts';
import { parseExpression, quotedText } from './boolean-expression.ts';
import type { components, Operations } from './types.ts';

type Schemas = components['schemas'];

/** What the rules look at of a request for scalars or a timeseries. */
interface AnalyticsRequest {
  readonly body: Schemas['ProductAnalyticsAnalyticsRequest'];
}

/** What the requests for scalars and for timeseries have to keep. */
export const ANALYTICS_RULES: readonly RequestRule<AnalyticsRequest>[] = [
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
      const { terms } = parseExpression(filters.formula);
      if (terms.every((term) => declared.includes(quotedText(term) ?? term))) return undefined;
      const pointer = '/data/attributes/query/audience_filters/formula';
      return { at: 'request.body', pointer, received: filters.formula };
    },
  },
];

type ScalarRule = ResponseRule<Operations['POST /api/v2/product-analytics/analytics/scalar']>;
type TimeseriesRule = ResponseRule<
  Operations['POST /api/v2/product-analytics/analytics/timeseries']
>;

/** What an answer with scalars has to keep. What it lacks, as that of a running query does, breaks none. */
export const SCALAR_RULES: readonly ScalarRule[] = [
  {
    name: 'group-column-per-facet',
    documented: 'each facet that the result is grouped by has a group column of its name',
    source: 'Compute scalar analytics, Response 200, columns.name',
    status: 200,
    breach({ data }, { body }) {
      const { columns = [] } = data?.attributes ?? {};
      if (columns.length === 0) return undefined;
      const names = columns.filter(({ type }) => type === 'group').map(({ name }) => name);
      const facets = groupsOf(body).map(({ facet }) => facet);
      if (names.length === facets.length && facets.every((facet) => names.includes(facet)))
        return undefined;
      return inAnswer('/columns', names);
    },
  },
  {
    name: 'columns-of-one-length',
    documented: 'all columns have a value per group',
    source: 'Compute scalar analytics, Response 200, columns.values',
    status: 200,
    breach({ data }) {
      const { columns = [] } = data?.attributes ?? {};
      const { length } = columns.find(({ values }) => values !== undefined)?.values ?? [];
      const index = columns.findIndex(({ values }) => (values?.length ?? length) !== length);
      if (index === -1) return undefined;
      return inAnswer(`/columns/${index}/values`, columns[index]?.values);
    },
  },
  {
    name: 'at-most-limit-groups',
    documented: 'at most `limit` groups are returned',
    source: 'Compute scalar analytics, Body Data, group_by.limit',
    status: 200,
    breach({ data }, { body }) {
      const { columns = [] } = data?.attributes ?? {};
      const index = columns.findIndex(({ type }) => type === 'group');
      const { values = [] } = columns[index] ?? {};
      if (values.length <= limitOf(body)) return undefined;
      return inAnswer(`/columns/${index}/values`, `${values.length} groups`);
    },
  },
];

/** What an answer with a timeseries has to keep. */
export const TIMESERIES_RULES: readonly TimeseriesRule[] = [
  {
    name: 'values-per-series',
    documented: '`values` holds a list for each of `series`',
    source: 'Compute timeseries analytics, Response 200, values',
    status: 200,
    breach({ data }) {
      const { series, values } = data?.attributes ?? {};
      if (series === undefined || values === undefined || series.length === values.length)
        return undefined;
      return inAnswer('/values', `${values.length} lists for ${series.length} series`);
    },
  },
  {
    name: 'value-per-time',
    documented: 'each list of `values` holds a value at each of `times`',
    source: 'Compute timeseries analytics, Response 200, values',
    status: 200,
    breach({ data }) {
      const { times, values = [] } = data?.attributes ?? {};
      if (times === undefined) return undefined;
      const index = values.findIndex(({ length }) => length !== times.length);
      if (index === -1) return undefined;
      const received = `${values[index]?.length} values at ${times.length} times`;
      return inAnswer(`/values/${index}`, received);
    },
  },
  {
    name: 'tag-per-facet',
    documented: 'each series has a tag for each facet that the result is grouped by',
    source: 'Compute timeseries analytics, Response 200, series.group_tags',
    status: 200,
    breach({ data }, { body }) {
      const { series = [] } = data?.attributes ?? {};
      const { length } = groupsOf(body);
      const index = series.findIndex(({ group_tags: tags }) => (tags?.length ?? length) !== length);
      if (index === -1) return undefined;
      return inAnswer(`/series/${index}/group_tags`, series[index]?.group_tags);
    },
  },
  {
    name: 'times-ascend-before-to',
    documented: '`times` are the starts of buckets of the period, in their order',
    source: 'Compute timeseries analytics, Response 200, times',
    status: 200,
    breach({ data }, { body }) {
      const { times = [] } = data?.attributes ?? {};
      const { to } = body.data.attributes;
      const index = times.findIndex(
        (time, index) => time >= to || time <= (times[index - 1] ?? Number.NEGATIVE_INFINITY),
      );
      return index === -1 ? undefined : inAnswer(`/times/${index}`, times[index]);
    },
  },
  {
    name: 'times-one-bucket-apart',
    documented: 'the `times` of an interval stand its `milliseconds` apart',
    source: 'Compute timeseries analytics, Response 200, intervals',
    status: 200,
    breach({ data }) {
      const { intervals = [] } = data?.attributes ?? {};
      for (const [index, { milliseconds, times = [] }] of intervals.entries()) {
        if (milliseconds === undefined) continue;
        const first = times[0] ?? 0;
        const at = times.findIndex((time, at) => time !== first + at * milliseconds);
        if (at !== -1) return inAnswer(`/intervals/${index}/times/${at}`, times[at]);
      }
      return undefined;
    },
  },
  {
    name: 'at-most-limit-groups',
    documented: 'at most `limit` groups are returned',
    source: 'Compute timeseries analytics, Body Data, group_by.limit',
    status: 200,
    breach({ data }, { body }) {
      const { series = [] } = data?.attributes ?? {};
      if (series.length <= limitOf(body)) return undefined;
      return inAnswer('/series', `${series.length} groups`);
    },
  },
];

function groupsOf({ data }: AnalyticsRequest['body']): Schemas['ProductAnalyticsGroupBy'][] {
  return data.attributes.query.group_by ?? [];
}

/** How many groups there can be. With several facets, each limits its own values, not their groups. */
function limitOf(body: AnalyticsRequest['body']): number {
  const [only, ...others] = groupsOf(body);
  return (others.length === 0 ? only?.limit : undefined) ?? Number.POSITIVE_INFINITY;
}

function inAnswer(pointer: string, received: unknown): RuleBreach {
  return { at: 'response.body', pointer: `/data/attributes${pointer}`, received };
}
