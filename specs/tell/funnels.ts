import type { OperationSemantics } from '../../src/semantics/semantics.ts';
import { DEFAULT_GRANULARITY, DEFAULT_RANGE } from './defaults.ts';
import { type Passage, passagesOf } from './funnel.ts';
import { FUNNEL_RULES, FUNNEL_TREND_RULES } from './funnel-rules.ts';
import { inBuckets } from './measure.ts';
import { boundsOf, bucketName, periodOf } from './period.ts';
import { conditionsRule, rangeRule } from './request-rules.ts';
import { MOST_POINTS, seriesOf, TOO_MANY_POINTS, workspaceAsked } from './series.ts';
import { invalidFilter, refuseSlow } from './slow-filters.ts';
import type { components, Operations } from './types.ts';

type Schemas = components['schemas'];
type FunnelRequest = Schemas['FunnelRequest'];

const FUNNEL_READ_RULES = [
  rangeRule('request.body', '/range'),
  conditionsRule('request.body', '/steps/*/filters/*'),
];

export const funnels: OperationSemantics<Operations['POST /api/v1/funnels']> = {
  readRules: FUNNEL_READ_RULES,
  responseRules: FUNNEL_RULES,
  respond: refuseSlow(invalidFilter, (request, mock) => {
    const { body } = request;
    const bounds = boundsOf(body.range ?? DEFAULT_RANGE, 'daily', mock.now);
    const passages = passagesOf(workspaceAsked(request, mock), body, bounds);
    const whole = stepsOf(body, passages);
    if (body.breakdown === undefined) return { status: 200, body: { data: whole } };
    const breakdown = byDimension(passages).map(([dimension, own]) => ({
      dimension,
      ...stepsOf(body, own),
    }));
    return { status: 200, body: { data: { ...whole, breakdown } } };
  }),
};

export const funnelTrend: OperationSemantics<Operations['POST /api/v1/funnels/trend']> = {
  readRules: FUNNEL_READ_RULES,
  responseRules: FUNNEL_TREND_RULES,
  respond: refuseSlow(invalidFilter, (request, mock) => {
    const { body } = request;
    const period = periodOf(
      body.range ?? DEFAULT_RANGE,
      body.granularity ?? DEFAULT_GRANULARITY,
      mock.now,
    );
    if (period === undefined) return TOO_MANY_POINTS;
    const passages = passagesOf(workspaceAsked(request, mock), body, [period.from, period.to]);
    const groups = body.breakdown === undefined ? [] : byDimension(passages);
    const split = body.breakdown === undefined ? [[undefined, passages] as const] : groups;
    if (split.length * period.edges.length > MOST_POINTS) return TOO_MANY_POINTS;
    const shares = split.map(([dimension, own]) => ({
      dimension,
      values: inBuckets(own, period).map((bucket) => converted(bucket, body.steps.length)),
    }));
    const points = period.edges.slice(0, -1).flatMap((start, bucket) =>
      shares.map(({ dimension, values }) => ({
        date: bucketName(start, period.granularity),
        value: values[bucket] ?? 0,
        ...(dimension !== undefined && { dimension }),
      })),
    );
    return { status: 200, body: { data: seriesOf(points) } };
  }),
};

/** How many users took each step, and what share of those before. */
function stepsOf({ steps }: FunnelRequest, passages: readonly Passage[]) {
  const counts = steps.map((_, index) => passages.filter(({ steps }) => steps > index).length);
  const first = counts[0] ?? 0;
  return {
    steps: steps.map(({ event }, index) => {
      const count = counts[index] ?? 0;
      const before = counts[index - 1] ?? count;
      return {
        step: index + 1,
        event,
        count,
        overall_rate: shareOf(count, first),
        step_rate: shareOf(count, before),
        drop_off: before - count,
      };
    }),
    overall_conversion: shareOf(counts.at(-1) ?? 0, first),
  };
}

/** The share of some users that took all steps; 0 of none. */
function converted(passages: readonly Passage[], steps: number): number {
  return shareOf(passages.filter((passage) => passage.steps === steps).length, passages.length);
}

/** The users of each dimension, the most first. */
function byDimension(passages: readonly Passage[]): [string, Passage[]][] {
  return [...Map.groupBy(passages, ({ dimension }) => dimension)].sort(
    ([a, ownA], [b, ownB]) => ownB.length - ownA.length || (a < b ? -1 : 1),
  );
}

function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}
