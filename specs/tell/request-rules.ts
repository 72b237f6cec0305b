import type { RequestRule, RuleBreach } from '../../src/semantics/semantics.ts';
import { brokenCondition, type Condition } from './conditions.ts';
import { customBounds } from './period.ts';

/** What the rules look at of a request with query parameters. */
interface MetricRequest {
  readonly parameters: {
    readonly query: { readonly range?: string; readonly conditions?: readonly Condition[] };
  };
}

interface AnalysisRequest {
  readonly body: { readonly range?: string } | undefined;
}

const INVALID_TIME_RANGE = {
  status: 400,
  message: 'Invalid time range: expected two existing dates, the first not after the second',
  example: 'invalidTimeRange',
};
const INVALID_FILTER = {
  status: 400,
  message: "Invalid filter: a condition's value doesn't suit its operator",
  example: 'invalidFilter',
};

const RANGE = {
  name: 'range-of-two-dates',
  documented: 'a custom range has two existing dates, the first not after the second',
  source: 'Common parameters, range; that anything else is refused is inferred',
  answer: INVALID_TIME_RANGE,
};
const CONDITION = {
  name: 'value-suits-operator',
  documented:
    'a condition has a value that its operator can compare with: an array for in and not_in, none for is_set and is_not_set, a regular expression for regex',
  source: 'Funnels, the second table, value; that anything else is refused is inferred',
  answer: INVALID_FILTER,
};

export const rangeRule: RequestRule<MetricRequest> = {
  ...RANGE,
  breach: ({ parameters }) => brokenRange(parameters.query.range, 'request.query', '/range'),
};

/** What requests for a series, a ranking or rows have to keep. */
export const METRIC_REQUEST_RULES: readonly RequestRule<MetricRequest>[] = [
  rangeRule,
  {
    ...CONDITION,
    breach: ({ parameters }) =>
      brokenCondition(parameters.query.conditions, 'request.query', '/conditions'),
  },
];

export const bodyRangeRule: RequestRule<AnalysisRequest> = {
  ...RANGE,
  breach: ({ body }) => brokenRange(body?.range, 'request.body', '/range'),
};

/**
 * A rule on the conditions in a body.
 * @param listsOf gives the lists of conditions of a body, each with its pointer.
 */
export function bodyConditionsRule<Body>(
  listsOf: (body: Body) => readonly (readonly [string, readonly Condition[] | undefined])[],
): RequestRule<{ readonly body: Body }> {
  return {
    ...CONDITION,
    breach({ body }) {
      for (const [pointer, conditions] of listsOf(body)) {
        const broken = brokenCondition(conditions, 'request.body', pointer);
        if (broken !== undefined) return broken;
      }
      return undefined;
    },
  };
}

/** Where a custom range is none. */
export function brokenRange(
  range: string | undefined,
  at: RuleBreach['at'],
  pointer: string,
): RuleBreach | undefined {
  if (range === undefined) return undefined;
  const bounds = customBounds(range);
  if (bounds === undefined) return undefined;
  const dates = range.split(',');
  const [from, to] = bounds;
  if (from < to && dates.every(isDate)) return undefined;
  return { at, pointer, received: range };
}

/** `Date` takes the 30th of February for a day in March. */
function isDate(text: string): boolean {
  const moment = Date.parse(text);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}
