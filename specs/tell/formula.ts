import type { OperationSemantics } from '../../src/semantics/semantics.ts';
import { dau, mau, wau } from './active-users.ts';
import { DEFAULT_GRANULARITY, DEFAULT_RANGE } from './defaults.ts';
import { eventCount } from './events.ts';
import { type Expression, indexOf, parseExpression, readExpression } from './expression.ts';
import { FORMULA_RULES, letterOf } from './formula-rules.ts';
import { logCount } from './logs.ts';
import { bucketName, type Period, periodOf } from './period.ts';
import { conditionsRule, rangeRule } from './request-rules.ts';
import { MOST_POINTS, type Point, pointsOf, TOO_MANY_POINTS, workspaceAsked } from './series.ts';
import { sessionCount } from './sessions.ts';
import { invalidFilter, limitConditions, refuseSlow } from './slow-filters.ts';
import type { components, Operations } from './types.ts';
import type { Workspace } from './workspace.ts';

type Schemas = components['schemas'];
type FormulaSeries = Schemas['FormulaSeries'];

/** It is no rule: the vendor's server may take longer ones. */
const MOST_TERMS = 100;
const TOO_MANY_TERMS = {
  status: 422,
  body: {
    error: 'VALIDATION_ERROR',
    message: `Validation failed: this mock evaluates formulas of ${MOST_TERMS} letters and numbers at most`,
  },
} as const;

export const formula: OperationSemantics<Operations['POST /api/v1/metrics/formula']> = {
  readRules: [
    rangeRule('request.body', '/range', '/series/*/range'),
    conditionsRule('request.body', '/series/*/filters/*'),
  ],
  requestRules: [
    {
      name: 'formula-is-an-expression',
      documented: 'the formula is a math expression over the letters A–Z',
      source: 'Formulas, request body, formula; the syntax is inferred',
      answer: { status: 422, message: 'Validation failed' },
      breach({ body }) {
        const read = readExpression(body.formula);
        if ('evaluate' in read) return undefined;
        const expected = `${read.expected} at character ${read.character}`;
        return { at: 'request.body', pointer: '/formula', received: body.formula, expected };
      },
    },
    {
      name: 'formula-names-series',
      documented: 'the letters of the formula refer to series: A to the first, B to the second',
      source:
        'Formulas, request body, formula, "using series references A–Z"; the status is inferred',
      answer: { status: 422, message: 'Validation failed' },
      breach({ body: { formula, series } }) {
        const { references } = parseExpression(formula) ?? { references: [] };
        const unknown = [...references].find((letter) => indexOf(letter) >= series.length);
        if (unknown === undefined) return undefined;
        const expected = `letters from A to ${letterOf(series.length - 1)}`;
        return { at: 'request.body', pointer: '/formula', received: unknown, expected };
      },
    },
  ],
  responseRules: FORMULA_RULES,
  respond: refuseSlow(invalidFilter, (request, mock) => {
    const { body } = request;
    const { granularity = DEFAULT_GRANULARITY } = body;
    limitConditions(body.series.flatMap(({ filters = [] }) => filters));
    const workspace = workspaceAsked(request, mock);
    const period = periodOf(body.range ?? DEFAULT_RANGE, granularity, mock.now);
    const expression = parseExpression(body.formula);
    // The rules let no other formula through than one that can be read.
    if (expression === undefined || expression.terms > MOST_TERMS) return TOO_MANY_TERMS;
    if (period === undefined) return TOO_MANY_POINTS;
    const series: Point[][] = [];
    let left = MOST_POINTS;
    for (const one of body.series) {
      const own = one.range === undefined ? period : periodOf(one.range, granularity, mock.now);
      const points = own && seriesPoints(workspace, one, own);
      left -= points?.length ?? 0;
      if (points === undefined || left < 0) return TOO_MANY_POINTS;
      series.push(points);
    }
    const points = evaluate(expression, series, period);
    if (points === undefined || points.length > left) return TOO_MANY_POINTS;
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
 * `undefined` where the points are too many.
 */
function evaluate(
  expression: Expression,
  series: readonly (readonly Point[])[],
  period: Period,
): Schemas['FormulaPoint'][] | undefined {
  const byDimension = series.map((points) => Map.groupBy(points, ({ dimension }) => dimension));
  const dimensions = new Set(byDimension.flatMap((groups) => [...groups.keys()]));
  if (dimensions.size > 1) dimensions.delete(undefined);
  const starts = period.edges.slice(0, -1);
  if (dimensions.size * starts.length > MOST_POINTS) return undefined;
  const split = [...dimensions].map((dimension) => ({
    dimension,
    operands: byDimension.map((groups) => groups.get(dimension) ?? groups.get(undefined)),
  }));
  return starts.flatMap((start, bucket) => {
    const date = bucketName(start, period.granularity);
    return split.map(({ dimension, operands }) => ({
      date,
      value: expression.evaluate(
        operands.map((points) => {
          if (points === undefined) return 0;
          return points[bucket - starts.length + points.length]?.value;
        }),
      ),
      ...(dimension !== undefined && { dimension }),
    }));
  });
}
