import type { ResponseRule } from '../../src/semantics/semantics.ts';
import { groupBysOf, impossibleValue, inAnswer, limitOf, repeatedGroup } from './rules.ts';
import type { components, Operations } from './types.ts';

type Schemas = components['schemas'];
type TimeseriesRule = ResponseRule<
  Operations['POST /api/v2/product-analytics/analytics/timeseries']
>;

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
      const { length } = groupBysOf(body);
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
    name: 'buckets-reach-into-period',
    documented:
      '`times` are the starts of buckets that reach into the period, none that ends before',
    source: 'Compute timeseries analytics, Body Data, from',
    status: 200,
    breach({ data }, { body }) {
      const { times = [] } = data?.attributes ?? {};
      const size = bucketSize(data?.attributes, body);
      const { from } = body.data.attributes;
      if (size === undefined) return undefined;
      const index = times.findIndex((time) => Number(time) + size <= from);
      return index === -1 ? undefined : inAnswer(`/times/${index}`, times[index]);
    },
  },
  {
    name: 'times-one-bucket-apart',
    documented: 'the `times` stand the duration of a bucket apart',
    source: 'Compute timeseries analytics, Response 200, intervals.milliseconds',
    status: 200,
    breach({ data }, { body }) {
      const { times = [], intervals = [] } = data?.attributes ?? {};
      const lists = [
        { times, size: bucketSize(data?.attributes, body), pointer: '/times' },
        ...intervals.map(({ times = [], milliseconds: size }, index) => ({
          times,
          size,
          pointer: `/intervals/${index}/times`,
        })),
      ];
      for (const { times, size, pointer } of lists) {
        const index = size === undefined ? -1 : outOfStep(times, size);
        if (index !== -1) return inAnswer(`${pointer}/${index}`, times[index]);
      }
      return undefined;
    },
  },
  {
    name: 'fixed-interval-as-asked',
    documented: 'a bucket of a `fixed` interval has the duration that was asked for (inferred)',
    source: 'Compute timeseries analytics, Response 200, intervals.type',
    status: 200,
    breach({ data }, { body }) {
      const { intervals = [] } = data?.attributes ?? {};
      const asked = Number(body.data.attributes.query.compute.interval);
      const index = intervals.findIndex(
        ({ type, milliseconds = asked }) => type === 'fixed' && Number(milliseconds) !== asked,
      );
      if (index === -1) return undefined;
      return inAnswer(`/intervals/${index}/milliseconds`, intervals[index]?.milliseconds);
    },
  },
  {
    name: 'interval-has-times',
    documented: 'the one interval has the `times` of the answer',
    source: 'Compute timeseries analytics, Response 200, intervals.times',
    status: 200,
    breach({ data }) {
      const { times, intervals = [] } = data?.attributes ?? {};
      const own = intervals.length === 1 ? intervals[0]?.times : undefined;
      if (times === undefined || own === undefined) return undefined;
      if (String(own) === String(times)) return undefined;
      return inAnswer('/intervals/0/times', own);
    },
  },
  {
    name: 'interval-starts-with-times',
    documented: 'the `start_time` of an interval is the first of its `times` (inferred)',
    source: 'Compute timeseries analytics, Response 200, intervals.start_time',
    status: 200,
    breach({ data }) {
      const { intervals = [] } = data?.attributes ?? {};
      const index = intervals.findIndex(
        ({ start_time: start, times: [first] = [] }) =>
          start !== undefined && first !== undefined && Number(start) !== Number(first),
      );
      if (index === -1) return undefined;
      return inAnswer(`/intervals/${index}/start_time`, intervals[index]?.start_time);
    },
  },
  {
    name: 'one-series-ungrouped',
    documented: 'a result that is not grouped is one series',
    source: 'Compute timeseries analytics, Response 200, series',
    status: 200,
    breach({ data }, { body }) {
      const { series = [] } = data?.attributes ?? {};
      if (series.length <= 1 || groupBysOf(body).length > 0) return undefined;
      return inAnswer('/series', `${series.length} series`);
    },
  },
  {
    name: 'groups-differ',
    documented: 'the `group_tags` identify a series',
    source: 'Compute timeseries analytics, Response 200, series.group_tags',
    status: 200,
    breach({ data }, { body }) {
      const { series = [] } = data?.attributes ?? {};
      if (groupBysOf(body).length === 0) return undefined;
      // A series without tags is told apart from the others: by its place.
      const index = repeatedGroup(series.map(({ group_tags: tags }, index) => tags ?? [index]));
      if (index === -1) return undefined;
      return inAnswer(`/series/${index}/group_tags`, series[index]?.group_tags);
    },
  },
  {
    name: 'counts-whole',
    documented: 'what is counted is a whole number from 0 up (inferred)',
    source: 'Compute timeseries analytics, Body Data, compute.aggregation',
    status: 200,
    breach({ data }, { body }) {
      for (const [index, values] of (data?.attributes?.values ?? []).entries()) {
        const at = impossibleValue(values, body);
        if (at !== -1) return inAnswer(`/values/${index}/${at}`, values[at]);
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

type Attributes = NonNullable<
  NonNullable<Schemas['ProductAnalyticsTimeseriesResponse']['data']>['attributes']
>;

/** The duration of a bucket: as the one interval has it, else as asked for; `undefined` if unknown. */
function bucketSize(
  { intervals = [] }: Attributes = {},
  { data }: Schemas['ProductAnalyticsAnalyticsRequest'],
): number | undefined {
  const [interval, ...others] = intervals;
  if (interval === undefined) return data.attributes.query.compute.interval;
  return others.length === 0 ? interval.milliseconds : undefined;
}

/** The first of some times that is later than the one before, but not by a bucket; -1 if none is. */
function outOfStep(times: readonly number[], size: number): number {
  return times.findIndex((time, index) => {
    const step = time - (times[index - 1] ?? time - size);
    return step > 0 && step !== size;
  });
}
