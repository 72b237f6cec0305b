import type { RuleBreach } from '../../src/semantics/semantics.ts';
import type { AnswerRule } from './answer-rule.ts';
import { bucketStart, customBounds, type Granularity, nextBucket } from './period.ts';
import { NOT_SET, type Point, type SeriesQuery } from './series.ts';
import type { components } from './types.ts';

type Series = components['schemas']['Series'];
type SeriesResponse = components['schemas']['SeriesResponse'];

interface Compared {
  readonly parameters: { readonly query?: Pick<SeriesQuery, 'compare'> };
}

interface Asked {
  readonly parameters: { readonly query?: SeriesQuery };
}

/** What a comparison has to keep, beside a series or a ranking. */
export const COMPARISON_RULES: readonly AnswerRule<SeriesResponse, Compared>[] = [
  {
    name: 'comparison-sums-up',
    documented:
      '`change` is the total less the previous one, `percent_change` that in percent, or null of 0',
    source: 'Common parameters, compare; the body is inferred',
    status: 200,
    breach: ({ data }) => brokenComparison(data),
  },
  {
    name: 'comparison-with-compare',
    documented:
      'there is a comparison, of as many points, where `compare` asks for one, and only then',
    source: 'Common parameters, compare; the number of points is inferred',
    status: 200,
    breach: ({ data }, { parameters: { query } }) =>
      misplacedComparison(data, query?.compare !== undefined),
  },
];

/** What a series has to keep. */
export const SERIES_RULES: readonly AnswerRule<SeriesResponse, Asked>[] = [
  {
    name: 'points-one-bucket-apart',
    documented:
      'the points ascend, and each is one bucket of `granularity` later than the one before',
    source: 'Common parameters, granularity; that no bucket is left out is inferred',
    status: 200,
    breach: ({ data }, { parameters: { query } }) =>
      brokenSteps(data.points, query?.granularity ?? 'daily'),
  },
  {
    name: 'custom-range-includes-both-dates',
    documented: 'a custom range has a point for each bucket from its first date to its last',
    source:
      'Common parameters, range, "custom: 2025-01-01,2025-01-31"; that it is inclusive is inferred',
    status: 200,
    breach({ data: { points } }, { parameters: { query } }) {
      const bounds = customBounds(query?.range ?? '');
      const [first, last] = [points[0], points.at(-1)];
      if (bounds === undefined || first === undefined || last === undefined) return undefined;
      const granularity = query?.granularity ?? 'daily';
      if (Date.parse(first.date) !== bucketStart(bounds[0], granularity)) {
        return inAnswer('/points/0/date', first.date);
      }
      if (nextBucket(Date.parse(last.date), granularity) >= bounds[1]) return undefined;
      return inAnswer(`/points/${points.length - 1}/date`, last.date);
    },
  },
  {
    name: 'dimension-with-breakdown',
    documented: 'with `breakdown`, and only then, each point has a dimension',
    source: 'First-time events, "each point includes a dimension field"',
    status: 200,
    breach({ data: { points } }, { parameters: { query } }) {
      const isSplit = query?.breakdown !== undefined;
      const index = points.findIndex(({ dimension }) => (dimension !== undefined) !== isSplit);
      if (index === -1) return undefined;
      return inAnswer(`/points/${index}/dimension`, points[index]?.dimension);
    },
  },
  {
    name: 'series-sums-up',
    documented: 'total, min, max and avg are those of the points',
    source: 'The bodies of other captures; inferred',
    status: 200,
    breach: ({ data }) => brokenSummary(data),
  },
  ...COMPARISON_RULES,
];

/** Points that don't follow each other bucket by bucket; those of several dimensions may skip some. */
export function brokenSteps(
  points: readonly Pick<Point, 'date' | 'dimension'>[],
  granularity: Granularity,
): RuleBreach | undefined {
  const latest = new Map<string, number>();
  for (const [index, { date, dimension = NOT_SET }] of points.entries()) {
    const start = Date.parse(date);
    const before = latest.get(dimension);
    const next = before === undefined ? start : nextBucket(before, granularity);
    const follows = points[index]?.dimension === undefined ? start === next : start >= next;
    if (!follows) return inAnswer(`/points/${index}/date`, date);
    latest.set(dimension, start);
  }
  return undefined;
}

/** A total, minimum, maximum or average that isn't that of the points. */
export function brokenSummary(series: Series): RuleBreach | undefined {
  const values = series.points.map(({ value }) => value);
  if (values.length === 0) return undefined;
  const total = values.reduce((sum, value) => sum + value, 0);
  const wanted = {
    total,
    min: values.reduce((a, b) => Math.min(a, b)),
    max: values.reduce((a, b) => Math.max(a, b)),
    avg: total / values.length,
  };
  const scale = values.reduce((sum, value) => sum + Math.abs(value), 0);
  const names = ['total', 'min', 'max', 'avg'] as const;
  const name = names.find((name) => !areClose(series[name], wanted[name], scale));
  return name === undefined ? undefined : inAnswer(`/${name}`, series[name]);
}

function brokenComparison({ total, comparison }: Series): RuleBreach | undefined {
  if (comparison === undefined) return undefined;
  const { previous_total: before, change, percent_change: percent } = comparison;
  if (!areClose(change, total - before, total)) return inAnswer('/comparison/change', change);
  const wanted = before === 0 ? null : (change / before) * 100;
  const holds =
    percent === null || wanted === null ? percent === wanted : areClose(percent, wanted, 100);
  return holds ? undefined : inAnswer('/comparison/percent_change', percent);
}

/** A comparison that isn't asked for, one that is missing, or one of another length. */
function misplacedComparison(
  { points, comparison }: Series,
  isAsked: boolean,
): RuleBreach | undefined {
  if ((comparison !== undefined) !== isAsked) return inAnswer('/comparison', comparison);
  const previous = comparison?.previous_points;
  if (previous === undefined || previous.length === points.length) return undefined;
  return inAnswer('/comparison/previous_points', `${previous.length} points`);
}

/** Whether two numbers differ by no more than rounding does: to two decimals, or to six digits. */
export function areClose(a: number, b: number, scale: number): boolean {
  return Math.abs(a - b) <= Math.max(0.0051, Math.abs(scale) * 1e-6);
}

/** A breach at a pointer below `data`. */
export function inAnswer(pointer: string, received: unknown): RuleBreach {
  return { at: 'response.body', pointer: `/data${pointer}`, received };
}
