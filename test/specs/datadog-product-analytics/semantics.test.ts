import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Attributes,
  anyAttributes,
  attributes,
  DAY,
  FROM,
  facet,
  HOUR,
  search,
  searchQuery,
} from './analytics-requests.ts';
import { columnsOf, numberOf, numbersOf, rowsOf, seed, seriesOf, total } from './answers.ts';

const done = anyAttributes.map(({ from, to, query }): Attributes => ({ from, to, query }));

const period = fc
  .tuple(fc.integer({ min: -400 * DAY, max: 400 * DAY }), fc.integer({ min: 1, max: 40 * DAY }))
  .map(([start, length]) => ({ from: FROM + start, to: FROM + start + length }));

describe('scalars', () => {
  test('are a group column per facet, and one of numbers; all of one length', () => {
    fc.assert(
      fc.property(done, seed, (of, seed) => {
        const columns = columnsOf(of, seed);
        const facets = (of.query.group_by ?? []).map(({ facet }) => facet);
        expect(columns.map(({ name, type }) => [name, type])).toEqual([
          ...facets.map((name) => [name, 'group']),
          ['query', 'number'],
        ]);
        expect(new Set(columns.map(({ values }) => values?.length)).size).toBe(1);
        if (facets.length === 0) expect(columns[0]?.values).toHaveLength(1);
      }),
    );
  });

  test('of counts and sums are those of their parts: of groups, and of periods', () => {
    const compute = fc.constantFrom(
      { aggregation: 'count' },
      { aggregation: 'sum', metric: '@session.time_spent' },
      { aggregation: 'sum', metric: '@cart.total' },
    );
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(
        ...([searchQuery, facet, compute, period, share, seed] as const),
        (text, facet, compute, { from, to }, share, seed) => {
          const query = { compute, query: search(text) };
          const whole = total(numbersOf(attributes(query, { from, to }), seed));
          const grouped = { ...query, group_by: [{ facet }, { facet: '@os.name' }] };
          expect(total(numbersOf(attributes(grouped, { from, to }), seed))).toBe(whole);

          const cut = from + Math.ceil((to - from) * share);
          if (cut === to) return;
          const before = numbersOf(attributes(query, { from, to: cut }), seed);
          const after = numbersOf(attributes(query, { from: cut, to }), seed);
          expect(total([...before, ...after])).toBe(whole);
        },
      ),
    );
  });

  test('are ordered as what they aggregate is', () => {
    fc.assert(
      fc.property(
        searchQuery,
        fc.constantFrom('@session.time_spent', '@cart.total'),
        seed,
        (text, metric, seed) => {
          const ascending = ['min', 'p10', 'pc25', 'median', 'p75', 'p99.9', 'p100', 'max'];
          const value = (aggregation: string) =>
            numberOf({ compute: { aggregation, metric }, query: search(text) }, seed) ?? 0;
          const values = ascending.map(value);
          expect(values).toEqual([...values].sort((a, b) => a - b));
          expect(value('p50')).toBe(value('median'));
          expect(value('p100')).toBe(value('max'));
          expect(value('avg')).toBeGreaterThanOrEqual(value('min'));
          expect(value('avg')).toBeLessThanOrEqual(value('max'));
          expect(value('cardinality')).toBeLessThanOrEqual(value('count'));
          expect(value('avg') * value('count')).toBeCloseTo(value('sum'), -6);
        },
      ),
      { numRuns: 50 },
    );
  });

  test('of nothing are 0 where they count, and unknown elsewhere', () => {
    const nothing = search('@type:view -@type:view');
    const metric = '@cart.total';
    const value = (aggregation: string) =>
      numberOf({ compute: { aggregation, metric }, query: nothing });
    expect(['count', 'cardinality'].map(value)).toEqual([0, 0]);
    expect(['sum', 'avg', 'min', 'max', 'p90'].map(value)).toEqual([null, null, null, null, null]);
    expect(columnsOf(attributes({ query: nothing, group_by: [{ facet: '@type' }] }))).toMatchObject(
      [{ values: [] }, { values: [] }],
    );
  });
});

describe('a timeseries', () => {
  test('has a value for each series and bucket, stepped by the interval within the period', () => {
    fc.assert(
      fc.property(done, seed, (of, seed) => {
        const { times = [], series = [], values, intervals } = seriesOf(of, seed);
        const { interval = 0 } = of.query.compute;
        const facets = of.query.group_by?.length ?? 0;
        expect(values?.map(({ length }) => length)).toEqual(series.map(() => times.length));
        for (const { group_tags } of series) expect(group_tags).toHaveLength(facets);
        if (series.length === 0) {
          expect([times, intervals]).toEqual([[], []]);
          return;
        }
        expect(times[0]).toBe(of.from);
        expect(times).toEqual(times.map((_, index) => of.from + index * interval));
        expect(times.at(-1)).toBeLessThan(of.to);
        expect((times.at(-1) ?? 0) + interval).toBeGreaterThanOrEqual(of.to);
        expect(intervals).toEqual([
          { milliseconds: interval, start_time: of.from, times, type: 'fixed' },
        ]);
      }),
    );
  });

  test('has the groups of the scalars, and counts and sums that add up to them', () => {
    const compute = fc.constantFrom('count', 'sum');
    fc.assert(
      fc.property(done, compute, seed, (of, aggregation, seed) => {
        const query = { ...of.query, compute: { ...of.query.compute, aggregation } };
        const { series = [], values = [] } = seriesOf({ ...of, query }, seed);
        const rows = rowsOf({ ...of, query }, seed);
        expect(series.map(({ group_tags }) => group_tags)).toEqual(
          rows.map((row) => row.slice(0, -1).map((tag) => tag ?? 'N/A')),
        );
        expect(values.map(total)).toEqual(rows.map((row) => row.at(-1) ?? 0));
      }),
    );
  });

  test('keeps its sum when its interval is halved, each bucket being that of two', () => {
    const half = fc.integer({ min: HOUR, max: 2 * DAY });
    fc.assert(
      fc.property(searchQuery, half, period, seed, (text, half, { from, to }, seed) => {
        const valuesBy = (interval: number) => {
          const compute = { aggregation: 'count', interval };
          const of = attributes({ compute, query: search(text) }, { from, to });
          return seriesOf(of, seed).values?.[0] ?? [];
        };
        const [whole, halves] = [valuesBy(2 * half), valuesBy(half)];
        expect(whole).toEqual(
          whole.map((_, index) => total(halves.slice(2 * index, 2 * index + 2))),
        );
        expect(total(halves)).toBe(total(whole));
      }),
    );
  });

  test.each([
    [10_000, 'fixed', 1, 10_000],
    [10_001, 'auto', 2, 5_001],
    [86_400_000, 'auto', 8_640, 10_000],
  ])('of %i asked for buckets is %s', (length, type, milliseconds, buckets) => {
    const compute = { aggregation: 'count', interval: 1 };
    const of = attributes({ compute }, { to: FROM + length });
    const { intervals, times = [], values } = seriesOf(of);
    expect(intervals).toMatchObject([{ milliseconds, type }]);
    expect(times).toHaveLength(buckets);
    expect(times.at(-1)).toBe(FROM + (buckets - 1) * milliseconds);
    expect(total(values?.[0] ?? [])).toBe(numbersOf(of)[0]);
  });

  test('ends even where a bucket is shorter than numbers can tell apart', () => {
    const compute = { aggregation: 'count', interval: 1 };
    const of = attributes({ compute }, { from: 2 ** 62, to: 2 ** 62 + 4096 });
    expect(seriesOf(of).times).toHaveLength(4096);
  });
});

test.each([
  ['count', '@session.time_spent', false],
  ['cardinality', '@session.time_spent', false],
  ['avg', '@session.time_spent', true],
  ['p95', '@view.loading_time', true],
  ['sum', '@resource.duration', true],
  ['avg', '@view.loadingTime', true],
  ['max', '@query.latency', true],
  ['avg', '@job.wait_ns', true],
  ['avg', '@cart.total', false],
  ['avg', '@sentiment_score', false],
  ['avg', '@timezone', false],
  ['avg', '@lifetime_value', false],
  ['avg', '@loading_errors', false],
  ['avg', '@start_time', false],
  ['avg', '@video.duration_ms', false],
  ['avg', '@returns', false],
])('the %s of %s has a unit: %s', (aggregation, metric, hasUnit) => {
  const of = attributes({ compute: { aggregation, metric, interval: DAY } });
  const unit = hasUnit
    ? [expect.objectContaining({ family: 'time', name: 'nanosecond', scale_factor: 1e-9 })]
    : undefined;
  expect(columnsOf(of)[0]?.meta?.unit).toEqual(unit);
  expect(seriesOf(of).series?.[0]?.unit).toEqual(unit);
});
