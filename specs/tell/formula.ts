import type { OperationSemantics } from '../../src/semantics/semantics.ts';
import { dau, mau, wau } from './active-users.ts';
import { eventCount } from './events.ts';
import { type Expression, parseExpression } from './expression.ts';
import { FORMULA_RULES, indexOf, letterOf } from './formula-rules.ts';
import { logCount } from './logs.ts';
import { bucketName, type Period, periodOf } from './period.ts';
import { bodyConditionsRule, bodyRangeRule, brokenRange } from './request-rules.ts';
import { MOST_POINTS, type Point, pointsOf, TOO_MANY_POINTS, workspaceAsked } from './series.ts';
import { sessionCount } from './sessions.ts';
import { refuseSlow, SLOW_FILTER } from './slow-filters.ts';
import type { components, Operations } from './types.ts';
import type { Workspace } from './workspace.ts';

type Schemas = components['schemas'];
type FormulaRequest = Schemas['FormulaRequest'];
type FormulaSeries = Schemas['FormulaSeries'];

export const formula: OperationSemantics<Operations['POST /api/v1/metrics/formula']> = {
  requestRules: [
    bodyRangeRule,
    {
      name: 'series-range-of-two-dates',
      documented:
        'the custom range of a series has two existing dates, the first not after the second',
      source: 'Formulas, request body, series; that anything else is refused is inferred',
      answer: bodyRangeRule.answer,
      breach({ body }) {
        const broken = body.series.map(({ range }, index) =>
          brokenRange(range, 'request.body', `/series/${index}/range`),
        );
        return broken.find((breach) => breach !== undefined);
      },
    },
    bodyConditionsRule(({ series }: FormulaRequest) =>
      series.map(({ filters }, index) => [`/series/${index}/filters`, filters] as const),
    ),
    {
      name: 'formula-is-an-expression',
      documented: 'the formula is a math expression over the letters A–Z',
      source: 'Formulas, request body, formula; the syntax is inferred',
      answer: { status: 422, message: 'Validation failed: the formula is no expression' },
      breach: ({ body }) =>
        parseExpression(body.formula) === undefined
          ? { at: 'request.body', pointer: '/formula', received: body.formula }
          : undefined,
    },
    {
      name: 'formula-names-series',
      documented: 'the letters of the formula refer to series: A to the first, B to the second',
      source:
        'Formulas, request body, formula, "using series references A–Z"; the status is inferred',
      answer: {
        status: 422,
        message: 'Validation failed: the formula names a series that is not there',
      },
      breach({ body }) {
        const { references } = parseExpression(body.formula) ?? { references: [] };
        const unknown = [...references].find((letter) => indexOf(letter) >= body.series.length);
        if (unknown === undefined) return undefined;
        return { at: 'request.body', pointer: '/formula', received: unknown };
      },
    },
  ],
  responseRules: FORMULA_RULES,
  respond: refuseSlow(SLOW_FILTER, (request, mock) => {
    const { body } = request;
    const { granularity = 'daily' } = body;
    const workspace = workspaceAsked(request, mock);
    const period = periodOf(body.range ?? '30d', granularity, mock.now);
    const expression = parseExpression(body.formula);
    // The rules let no other formula through than one that can be read.
    if (period === undefined || expression === undefined) return TOO_MANY_POINTS;
    const series: Point[][] = [];
    for (const one of body.series) {
      const own = one.range === undefined ? period : periodOf(one.range, granularity, mock.now);
      const points = own && seriesPoints(workspace, one, own);
      if (points === undefined) return TOO_MANY_POINTS;
      series.push(points);
    }
    const points = evaluate(expression, series, period);
    if (points.length > MOST_POINTS) return TOO_MANY_POINTS;
    const named = body.series.map(({ metric }, index) => ({
      reference: letterOf(index),
      metric,
      points: series[index] ?? [],
    }));
    return { status: 200, body: { data: { points, series: named } } };
  }),
};

function seriesPoints(
  workspace: Workspace,
  { metric, filters = [], breakdown }: FormulaSeries,
  period: Period,
): Point[] | undefined {
  const asked = { conditions: filters, ...(breakdown !== undefined && { breakdown }) };
  const points = (name: string) => {
    if (name === 'wau') return pointsOf(workspace, wau, asked, [period]);
    if (name === 'mau') return pointsOf(workspace, mau, asked, [period]);
    if (name === 'events') return pointsOf(workspace, eventCount(), asked, [period]);
    if (name === 'sessions') return pointsOf(workspace, sessionCount, asked, [period]);
    if (name === 'logs') return pointsOf(workspace, logCount, asked, [period]);
    if (name.startsWith('event:')) {
      return pointsOf(workspace, eventCount(name.slice('event:'.length)), asked, [period]);
    }
    return pointsOf(workspace, dau, asked, [period]);
  };
  return points(metric)?.[0];
}

/**
 * Evaluates a formula point by point, counted from the last one, and per dimension of any series. A
 * series without that dimension stands for all of them if it has none, and is 0 if it has others.
 */
function evaluate(
  expression: Expression,
  series: readonly (readonly Point[])[],
  period: Period,
): Schemas['FormulaPoint'][] {
  const byDimension = series.map((points) => Map.groupBy(points, ({ dimension }) => dimension));
  const dimensions = new Set(byDimension.flatMap((groups) => [...groups.keys()]));
  if (dimensions.size > 1) dimensions.delete(undefined);
  const starts = period.edges.slice(0, -1);
  return starts.flatMap((start, bucket) =>
    [...dimensions].map((dimension) => ({
      date: bucketName(start, period.granularity),
      value: expression.evaluate((letter) => {
        const groups = byDimension[indexOf(letter)];
        const points = groups?.get(dimension) ?? groups?.get(undefined);
        if (points === undefined) return 0;
        return points.at(bucket - starts.length)?.value ?? null;
      }),
      ...(dimension !== undefined && { dimension }),
    })),
  );
}
