import { type AnswerRule, areClose, inAnswer } from './answer-rule.ts';
import { DEFAULT_GRANULARITY, DEFAULT_RANGE } from './defaults.ts';
import { indexOf, parseExpression } from './expression.ts';
import type { Point } from './series.ts';
import { brokenLength, brokenSplit, brokenSteps, timelineRules } from './timeline-rules.ts';
import type { components } from './types.ts';

type Schemas = components['schemas'];
type Formula = Schemas['FormulaResponse'];
type FormulaSeries = Schemas['FormulaSeries'];

interface Asked {
  readonly body: Schemas['FormulaRequest'];
}

/** What a formula has to keep. */
export const FORMULA_RULES: readonly AnswerRule<Formula, Asked>[] = [
  ...timelineRules('Formulas, request body', ({ body }: Asked) => ({
    range: commonRange(body),
    granularity: body.granularity ?? DEFAULT_GRANULARITY,
    ...splitOf(body.series),
  })),
  {
    name: 'series-by-letter',
    documented: 'the series are those of the request, A the first, B the second',
    source: 'Formulas, request body, series; that the answer holds them is inferred',
    status: 200,
    breach({ data }, { body }) {
      const wanted = body.series.map(({ metric }, index) => `${letterOf(index)} ${metric}`);
      const given = data.series.map(({ reference, metric }) => `${reference} ${metric}`);
      return given.join('\n') === wanted.join('\n') ? undefined : inAnswer('/series', given);
    },
  },
  {
    name: 'series-fill-range',
    documented:
      'each series has a point for each bucket of its range, with a dimension if it has a breakdown',
    source: 'Formulas, request body, series, range and breakdown; inferred',
    status: 200,
    breach({ data }, { body }) {
      const { granularity = DEFAULT_GRANULARITY } = body;
      for (const [index, { points }] of data.series.entries()) {
        const asked = body.series[index];
        if (asked === undefined) return undefined;
        const { range = body.range ?? DEFAULT_RANGE } = asked;
        const split = splitOf([asked]);
        const pointer = `/series/${index}/points`;
        const broken =
          brokenSteps(points, granularity, pointer) ??
          brokenLength(points, { range, granularity, ...split }, pointer) ??
          brokenSplit(points, split.breakdown !== undefined, pointer);
        if (broken !== undefined) return broken;
      }
      return undefined;
    },
  },
  {
    name: 'dimensions-of-series',
    documented: 'the values have dimensions where a series has, and only then',
    source: 'Formulas, request body, series, breakdown; inferred',
    status: 200,
    breach({ data: { points, series } }) {
      const isSplit = series.some(({ points }) => points[0]?.dimension !== undefined);
      return brokenSplit(points, isSplit);
    },
  },
  {
    name: 'values-of-formula',
    documented: 'a value is that of the formula over the series, null where it divides by zero',
    source: 'Formulas, "Evaluate a formula across multiple metric series"; null is inferred',
    status: 200,
    breach({ data: { points, series } }, { body }) {
      const expression = parseExpression(body.formula);
      // How series of several ranges are put side by side isn't documented.
      if (expression === undefined || commonRange(body) === undefined) return undefined;
      const values = series.map(({ points }) => valuesOf(points));
      const needed = [...expression.references].map(indexOf);
      const index = points.findIndex((point) => {
        const operands = values.map((own) => operandOf(own, point));
        if (needed.some((index) => operands[index] === undefined)) return false;
        const wanted = expression.evaluate(operands);
        if (wanted === null || point.value === null) return point.value !== wanted;
        return !areClose(point.value, wanted, wanted);
      });
      return index === -1 ? undefined : inAnswer(`/points/${index}/value`, points[index]?.value);
    },
  },
];

/** The letter of a series, counted from 0. */
export function letterOf(index: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + index);
}

/** The range of all series; `undefined` where one has its own. */
function commonRange({
  series,
  range = DEFAULT_RANGE,
}: Schemas['FormulaRequest']): string | undefined {
  return series.every((one) => one.range === undefined) ? range : undefined;
}

/** What the points of some series are split by: by the first breakdown, which stands for any. */
function splitOf(series: readonly FormulaSeries[]): { readonly breakdown?: string } {
  const { breakdown } = series.find(({ breakdown }) => breakdown !== undefined) ?? {};
  return breakdown === undefined ? {} : { breakdown };
}

/** The values of a series by date, and within one by dimension. */
function valuesOf(points: readonly Point[]): Map<string, Map<string | undefined, number>> {
  const values = new Map<string, Map<string | undefined, number>>();
  for (const { date, dimension, value } of points) {
    const own = values.get(date) ?? new Map();
    values.set(date, own.set(dimension, value));
  }
  return values;
}

/** The value of a series beside a point of the formula; `undefined` where it shows none. */
function operandOf(
  values: ReturnType<typeof valuesOf> | undefined,
  { date, dimension }: Schemas['FormulaPoint'],
): number | undefined {
  const own = values?.get(date);
  return own?.get(dimension) ?? own?.get(undefined);
}
