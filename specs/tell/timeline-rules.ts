import type { RuleBreach } from '../../src/semantics/semantics.ts';
import { type AnswerRule, inAnswer } from './answer-rule.ts';
import { customBounds, type Granularity, nextBucket } from './period.ts';
import type { Point } from './series.ts';
import { bucketsBetween, bucketsOf, shiftOf, startOf, TIME_ZONES } from './timeline.ts';

type Dated = Pick<Point, 'date' | 'dimension'>;

/** As much of an answer as is drawn over time. */
interface Timeline {
  readonly data: {
    readonly points: readonly Dated[];
    readonly comparison?: { readonly previous_points?: readonly Dated[] };
  };
}

/** What points are asked for with. */
export interface TimelineQuery {
  /** `undefined` where it isn't one alone: nothing is known of its length then. */
  readonly range: string | undefined;
  readonly granularity: Granularity;
  readonly breakdown?: string;
  readonly compare?: 'previous' | 'yoy';
}

const PREVIOUS = '/comparison/previous_points';

/**
 * What points over time have to keep by their dates, and those that they are compared with.
 * @param section where their parameters are documented.
 * @param queryOf reads what a request asks for, with its defaults.
 */
export function timelineRules<Request>(
  section: string,
  queryOf: (request: Request) => TimelineQuery,
): readonly AnswerRule<Timeline, Request>[] {
  return [
    {
      name: 'points-one-bucket-apart',
      documented:
        'the points ascend, and each is one bucket of `granularity` later than the one before',
      source: `${section}, granularity; that no bucket is left out is inferred`,
      status: 200,
      breach({ data }, request) {
        const { granularity } = queryOf(request);
        const previous = data.comparison?.previous_points ?? [];
        return (
          brokenSteps(data.points, granularity) ?? brokenSteps(previous, granularity, PREVIOUS)
        );
      },
    },
    {
      name: 'points-fill-range',
      documented: 'there are points for as many buckets as the range has',
      source: `${section}, range; that buckets at its ends may be left out or cut is inferred`,
      status: 200,
      breach: ({ data }, request) => brokenLength(data.points, queryOf(request)),
    },
    {
      name: 'custom-range-includes-both-dates',
      documented: 'a custom range has a point for each bucket from its first date to its last',
      source: `${section}, range, "custom: 2025-01-01,2025-01-31"; that it is inclusive is inferred`,
      status: 200,
      breach: ({ data }, request) => brokenEnds(data.points, queryOf(request)),
    },
  ];
}

/** What points over time have to keep beside, where they can be split. */
export function splitTimelineRules<Request>(
  section: string,
  queryOf: (request: Request) => TimelineQuery,
): readonly AnswerRule<Timeline, Request>[] {
  return [
    ...timelineRules(section, queryOf),
    {
      name: 'dimension-with-breakdown',
      documented: 'with `breakdown`, and only then, each point has a dimension',
      source: 'First-time events, "each point includes a dimension field"',
      status: 200,
      breach({ data }, request) {
        const isSplit = queryOf(request).breakdown !== undefined;
        const previous = data.comparison?.previous_points ?? [];
        return brokenSplit(data.points, isSplit) ?? brokenSplit(previous, isSplit, PREVIOUS);
      },
    },
  ];
}

/** What points over time have to keep beside, where they can be compared with others. */
export function comparedTimelineRules<Request>(
  section: string,
  queryOf: (request: Request) => TimelineQuery,
): readonly AnswerRule<Timeline, Request>[] {
  return [
    ...splitTimelineRules(section, queryOf),
    {
      name: 'comparison-with-compare',
      documented: 'there is a comparison where `compare` asks for one, and only then',
      source: 'Common parameters, compare; the body is inferred',
      status: 200,
      breach: ({ data }, request) => misplacedComparison(data, queryOf(request).compare),
    },
    {
      name: 'comparison-of-the-time-before',
      documented:
        'the points of a comparison are of as many buckets as the others, right before them or a year earlier',
      source: 'Common parameters, compare, "previous period" and "year-over-year"; inferred',
      status: 200,
      breach: ({ data }, request) => brokenShift(data, queryOf(request)),
    },
  ];
}

/**
 * Points that don't follow each other bucket by bucket. A dimension may skip some that another has.
 * @param pointer where the points stand, below `data`.
 */
export function brokenSteps(
  points: readonly Dated[],
  granularity: Granularity,
  pointer = '/points',
): RuleBreach | undefined {
  const starts = points.map(({ date }) => startOf(date));
  const at = (index: number) => inAnswer(`${pointer}/${index}/date`, points[index]?.date);
  const latest = new Map<string | undefined, number>();
  for (const [index, { dimension }] of points.entries()) {
    const start = starts[index] ?? Number.NaN;
    const ascends = start > (latest.get(dimension) ?? Number.NEGATIVE_INFINITY);
    if (!ascends) return at(index);
    latest.set(dimension, start);
  }
  const buckets = [...new Set(starts)].sort((a, b) => a - b);
  const late = buckets.find(
    (start, index) =>
      index > 0 && bucketsBetween(buckets[index - 1] ?? 0, start, granularity) !== 1,
  );
  return late === undefined ? undefined : at(starts.indexOf(late));
}

/** Points of more or fewer buckets than a range has. Where there is nothing to split, there are none. */
export function brokenLength(
  points: readonly Dated[],
  { range, granularity, breakdown }: TimelineQuery,
  pointer = '/points',
): RuleBreach | undefined {
  const bounds = range === undefined ? undefined : bucketsOf(range, granularity);
  if (bounds === undefined || (breakdown !== undefined && points.length === 0)) return undefined;
  const buckets = countBuckets(points);
  const [fewest, most] = bounds;
  if (buckets >= fewest && buckets <= most) return undefined;
  return inAnswer(pointer, `points of ${buckets} buckets`);
}

/** A first or last point whose bucket doesn't hold the first or the last date of a custom range. */
function brokenEnds(
  points: readonly Dated[],
  { range, granularity }: TimelineQuery,
): RuleBreach | undefined {
  const bounds = range === undefined ? undefined : customBounds(range);
  const [first, last] = [points[0], points.at(-1)];
  if (bounds === undefined || first === undefined || last === undefined) return undefined;
  const [from, to] = bounds;
  const isNarrow = granularity === 'minute' || granularity === 'hourly';
  const slack = isNarrow ? TIME_ZONES : 0;
  const start = startOf(first.date);
  if (start > from + TIME_ZONES || nextBucket(start, granularity) <= from - slack) {
    return inAnswer('/points/0/date', first.date);
  }
  const end = startOf(last.date);
  if (end >= to + slack || nextBucket(end, granularity) < to - TIME_ZONES) {
    return inAnswer(`/points/${points.length - 1}/date`, last.date);
  }
  return undefined;
}

/** A point with a dimension that isn't asked for, or without one that is. */
export function brokenSplit(
  points: readonly Dated[],
  isSplit: boolean,
  pointer = '/points',
): RuleBreach | undefined {
  const index = points.findIndex(({ dimension }) => (dimension !== undefined) !== isSplit);
  if (index === -1) return undefined;
  return inAnswer(`${pointer}/${index}/dimension`, points[index]?.dimension);
}

/** A comparison that isn't asked for, or one that is missing. */
export function misplacedComparison(
  { comparison }: { readonly comparison?: unknown },
  compare: TimelineQuery['compare'],
): RuleBreach | undefined {
  const isAsked = compare !== undefined;
  return (comparison !== undefined) === isAsked ? undefined : inAnswer('/comparison', comparison);
}

/** A comparison with another number of buckets, or of another time. */
function brokenShift(
  { points, comparison }: Timeline['data'],
  { range, granularity, compare }: TimelineQuery,
): RuleBreach | undefined {
  const previous = comparison?.previous_points;
  if (range === undefined || compare === undefined || previous === undefined) return undefined;
  const buckets = countBuckets(points);
  const given = countBuckets(previous);
  if (given !== buckets) return inAnswer(PREVIOUS, `points of ${given} buckets`);
  const bounds = shiftOf(compare, range, granularity, buckets);
  const [first, before] = [points[0], previous[0]];
  if (bounds === undefined || first === undefined || before === undefined) return undefined;
  const [least, most] = bounds;
  const shift = startOf(first.date) - startOf(before.date);
  return shift >= least && shift <= most ? undefined : inAnswer(`${PREVIOUS}/0/date`, before.date);
}

function countBuckets(points: readonly Dated[]): number {
  return new Set(points.map(({ date }) => startOf(date))).size;
}
