import type { RequestRule, RuleBreach } from '../../src/semantics/semantics.ts';
import { parseExpression, quotedText } from './boolean-expression.ts';
import type { components } from './types.ts';

type Schemas = components['schemas'];

/** What the rules look at of a request for scalars or a timeseries. */
interface AnalyticsRequest {
  readonly body: Schemas['ProductAnalyticsAnalyticsRequest'];
}

/** What the requests for scalars and for timeseries have to keep. */
export const ANALYTICS_RULES: readonly RequestRule<AnalyticsRequest>[] = [
  {
    name: 'from-before-to',
    documented: '`from` is less than `to`',
    source: 'Compute scalar analytics, Body Data, from',
    answer: { status: 400, message: 'Bad Request: from must be less than to' },
    breach: ({ body }) => {
      const { from, to } = body.data.attributes;
      return from < to
        ? undefined
        : { at: 'request.body', pointer: '/data/attributes/from', received: from };
    },
  },
  {
    name: 'formula-names-declared',
    documented: 'the formula of the audience filters combines audiences that they name',
    source: 'Compute scalar analytics, Body Data, audience_filters.formula',
    answer: {
      status: 400,
      message: 'Bad Request: the formula names an audience that is not declared',
    },
    breach: ({ body }) => {
      const { audience_filters: filters } = body.data.attributes.query;
      if (filters?.formula === undefined) return undefined;
      const { accounts = [], segments = [], users = [] } = filters;
      const declared = [...accounts, ...segments, ...users].map(({ name }) => name);
      const { terms } = parseExpression(filters.formula);
      if (terms.every((term) => declared.includes(quotedText(term) ?? term))) return undefined;
      const pointer = '/data/attributes/query/audience_filters/formula';
      return { at: 'request.body', pointer, received: filters.formula };
    },
  },
];

/** What the result of a request is grouped by. */
export function groupBysOf({
  data,
}: AnalyticsRequest['body']): readonly Schemas['ProductAnalyticsGroupBy'][] {
  return data.attributes.query.group_by ?? [];
}

/** How many groups there can be. With several facets, each limits its own values, not their groups. */
export function limitOf(body: AnalyticsRequest['body']): number {
  const [only, ...others] = groupBysOf(body);
  return (others.length === 0 ? only?.limit : undefined) ?? Number.POSITIVE_INFINITY;
}

/** The first of the computed values that can't be one; -1 where all can. What is counted is whole. */
export function impossibleValue(
  values: readonly unknown[],
  { data }: AnalyticsRequest['body'],
): number {
  if (!isCount(data.attributes.query.compute)) return -1;
  return values.findIndex(
    (value) => value !== null && !(Number.isInteger(Number(value)) && Number(value) >= 0),
  );
}

/** Whether a computation counts something. */
export function isCount({ aggregation }: Schemas['ProductAnalyticsCompute']): boolean {
  return aggregation === 'count' || aggregation === 'cardinality';
}

/** The first group that was there before, by its tags; -1 where all differ. */
export function repeatedGroup(groups: readonly (readonly unknown[])[]): number {
  const seen = new Set<string>();
  return groups.findIndex((tags) => seen.size === seen.add(JSON.stringify(tags)).size);
}

/** A breach at a place of an answer's attributes. */
export function inAnswer(pointer: string, received: unknown): RuleBreach {
  return { at: 'response.body', pointer: `/data/attributes${pointer}`, received };
}
