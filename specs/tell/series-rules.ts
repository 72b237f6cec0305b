import type { RuleBreach } from '../../src/semantics/semantics.ts';
import { type AnswerRule, areClose, inAnswer, rounding } from './answer-rule.ts';
import { DEFAULT_GRANULARITY, DEFAULT_RANGE } from './defaults.ts';
import type { SeriesQuery } from './series.ts';
import {
  comparedTimelineRules,
  misplacedComparison,
  splitTimelineRules,
  type TimelineQuery,
} from './timeline-rules.ts';
import type { components } from './types.ts';

type Series = components['schemas']['Series'];
type SeriesResponse = components['schemas']['SeriesResponse'];

interface Compared {
  readonly parameters: { readonly query?: Pick<SeriesQuery, 'compare'> };
}

interface Asked {
  readonly parameters: { readonly query?: SeriesQuery };
}

const comparisonSums: AnswerRule<SeriesResponse, unknown> = {
  name: 'comparison-sums-up',
  documented:
    '`previous_total` is that of the previous points, `change` the total less it, `percent_change` that in percent, or null of 0',
  source: 'Common parameters, compare; the body is inferred',
  status: 200,
  breach: ({ data }) => brokenComparison(data),
};

/** What total, minimum, maximum and average have to keep. */
export const seriesSums: AnswerRule<SeriesResponse, unknown> = {
  name: 'series-sums-up',
  documented: 'total, min, max and avg are those of the points',
  source: 'The bodies of other captures; inferred',
  status: 200,
  breach: ({ data }) => brokenSummary(data),
};

/** What a comparison has to keep beside a ranking. */
export const COMPARISON_RULES: readonly AnswerRule<SeriesResponse, Compared>[] = [
  comparisonSums,
  {
    name: 'comparison-with-compare',
    documented: 'there is a comparison where `compare` asks for one, and only then',
    source: 'Common parameters, compare; the body is inferred',
    status: 200,
    breach: ({ data }, { parameters: { query } }) => misplacedComparison(data, query?.compare),
  },
];

/** What a series has to keep that nothing is compared with. */
export const UNCOMPARED_SERIES_RULES: readonly AnswerRule<SeriesResponse, Asked>[] = [
  ...splitTimelineRules('Common parameters', timelineOf),
  seriesSums,
];

/** What a series has to keep. */
export const SERIES_RULES: readonly AnswerRule<SeriesResponse, Asked>[] = [
  ...comparedTimelineRules('Common parameters', timelineOf),
  seriesSums,
  comparisonSums,
];

/** What a series is asked for with, defaults filled in. */
function timelineOf({ parameters: { query } }: Asked): TimelineQuery {
  return { range: DEFAULT_RANGE, granularity: DEFAULT_GRANULARITY, ...query };
}

/** A total, minimum, maximum or average that isn't that of the points. */
export function brokenSummary(series: Series): RuleBreach | undefined {
  const values = series.points.map(({ value }) => value);
  if (!isSum(series.total, values)) return inAnswer('/total', series.total);
  if (values.length === 0) return undefined;
  const wanted = {
    min: values.reduce((a, b) => Math.min(a, b)),
    max: values.reduce((a, b) => Math.max(a, b)),
    avg: series.total / values.length,
  };
  const names = ['min', 'max', 'avg'] as const;
  const name = names.find((name) => {
    const given = series[name];
    return given === null || !areClose(given, wanted[name], wanted[name]);
  });
  return name === undefined ? undefined : inAnswer(`/${name}`, series[name]);
}

/** Whether values add up to a sum. Each of those that aren't whole may have been rounded. */
function isSum(sum: number, values: readonly number[]): boolean {
  const wanted = values.reduce((sum, value) => sum + value, 0);
  const scale = values.reduce((sum, value) => sum + Math.abs(value), 0);
  const rounded = values.filter((value) => !Number.isInteger(value)).length;
  return Math.abs(sum - wanted) <= rounding(scale) * (1 + rounded);
}

function brokenComparison({ total, comparison }: Series): RuleBreach | undefined {
  if (comparison === undefined) return undefined;
  const { previous_total: before, change, percent_change: percent, previous_points } = comparison;
  const previous = previous_points?.map(({ value }) => value);
  if (previous !== undefined && !isSum(before, previous)) {
    return inAnswer('/comparison/previous_total', before);
  }
  if (!areClose(change, total - before, total)) return inAnswer('/comparison/change', change);
  const wanted = before === 0 ? null : (change / before) * 100;
  const holds =
    percent === null || wanted === null ? percent === wanted : areClose(percent, wanted, 100);
  return holds ? undefined : inAnswer('/comparison/percent_change', percent);
}
