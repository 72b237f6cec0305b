import type { RuleBreach } from '../../src/semantics/semantics.ts';
import { type AnswerRule, areClose, inAnswer } from './answer-rule.ts';
import { DEFAULT_GRANULARITY, DEFAULT_RANGE } from './defaults.ts';
import { seriesSums } from './series-rules.ts';
import { splitTimelineRules, type TimelineQuery } from './timeline-rules.ts';
import type { components } from './types.ts';

type Schemas = components['schemas'];
type Funnel = Schemas['FunnelResponse'];
type FunnelSteps = Schemas['FunnelSteps'];

interface Asked {
  readonly body: Schemas['FunnelRequest'];
}

interface TrendAsked {
  readonly body: Schemas['FunnelRequest'] & Partial<Pick<TimelineQuery, 'granularity'>>;
}
/** What a funnel has to keep. */
export const FUNNEL_RULES: readonly AnswerRule<Funnel, Asked>[] = [
  {
    name: 'steps-as-asked',
    documented: 'there is an entry per step, numbered from 1, in the order of the request',
    source: 'Funnels, "step-by-step conversion across a sequence of events"; the body is inferred',
    status: 200,
    breach: ({ data }, { body }) =>
      inEachFunnel(data, (steps) => {
        const wanted = body.steps.map(({ event }, index) => `${index + 1} ${event}`);
        const given = steps.map(({ step, event }) => `${step} ${event}`);
        return given.join('\n') === wanted.join('\n') ? undefined : ['', given];
      }),
  },
  {
    name: 'counts-never-rise',
    documented: 'no step is taken by more users than the one before',
    source: 'Funnels, "step-by-step conversion"; inferred',
    status: 200,
    breach: ({ data }) =>
      inEachFunnel(data, (steps) => {
        const index = steps.findIndex(
          ({ count }, index) => count > (steps[index - 1]?.count ?? count),
        );
        return index === -1 ? undefined : [`/${index}/count`, steps[index]?.count];
      }),
  },
  {
    name: 'rates-of-counts',
    documented: 'the rates are those of the counts: of the first step, and of the step before',
    source: 'The bodies of other captures; inferred',
    status: 200,
    breach: ({ data }) => inEachFunnel(data, brokenRate),
  },
  {
    name: 'conversion-of-last-step',
    documented: 'the overall conversion is the rate of the last step',
    source: 'The bodies of other captures; inferred',
    status: 200,
    breach({ data }) {
      const funnels = [data, ...(data.breakdown ?? [])];
      const index = funnels.findIndex(
        ({ steps, overall_conversion: conversion }) =>
          !areClose(conversion, steps.at(-1)?.overall_rate ?? 0, 1),
      );
      if (index === -1) return undefined;
      const place = index === 0 ? '' : `/breakdown/${index - 1}`;
      return inAnswer(`${place}/overall_conversion`, funnels[index]?.overall_conversion);
    },
  },
  {
    name: 'breakdown-adds-up',
    documented: 'with `breakdown`, and only then, the results are split, and add up to the whole',
    source:
      'Funnels, request body, breakdown, "Split results by a dimension"; the body is inferred',
    status: 200,
    breach({ data: { steps, breakdown } }, { body }) {
      if ((breakdown !== undefined) !== (body.breakdown !== undefined)) {
        return inAnswer('/breakdown', breakdown);
      }
      if (breakdown === undefined) return undefined;
      const index = steps.findIndex(
        ({ count }, step) =>
          count !== breakdown.reduce((sum, { steps }) => sum + (steps[step]?.count ?? 0), 0),
      );
      return index === -1 ? undefined : inAnswer(`/steps/${index}/count`, steps[index]?.count);
    },
  },
];

/** What the trend of a funnel has to keep. */
export const FUNNEL_TREND_RULES: readonly AnswerRule<Schemas['SeriesResponse'], TrendAsked>[] = [
  ...splitTimelineRules(
    'Funnels, trend',
    ({ body: { range = DEFAULT_RANGE, ...asked } }: TrendAsked) => ({
      granularity: DEFAULT_GRANULARITY,
      range,
      ...asked,
    }),
  ),
  seriesSums,
];

/** Looks at the whole and at each part of a funnel; a breach is told by its place and what stands there. */
function inEachFunnel(
  { steps, breakdown = [] }: Funnel['data'],
  broken: (steps: FunnelSteps) => readonly [string, unknown] | undefined,
): RuleBreach | undefined {
  const funnels = [
    { place: '/steps', steps },
    ...breakdown.map(({ steps }, index) => ({ place: `/breakdown/${index}/steps`, steps })),
  ];
  for (const funnel of funnels) {
    const breach = broken(funnel.steps);
    if (breach !== undefined) return inAnswer(`${funnel.place}${breach[0]}`, breach[1]);
  }
  return undefined;
}

/** Where there is nobody to be a share of, any rate will do. */
function brokenRate(steps: FunnelSteps): readonly [string, unknown] | undefined {
  const first = steps[0]?.count ?? 0;
  for (const [index, { count, overall_rate, step_rate, drop_off }] of steps.entries()) {
    const before = steps[index - 1]?.count ?? count;
    if (drop_off !== before - count) return [`/${index}/drop_off`, drop_off];
    if (first > 0 && !areClose(overall_rate, count / first, 1)) {
      return [`/${index}/overall_rate`, overall_rate];
    }
    if (before > 0 && !areClose(step_rate, count / before, 1)) {
      return [`/${index}/step_rate`, step_rate];
    }
  }
  return undefined;
}
