import type { Random } from '../../src/compile/random.ts';
import { parseExpression } from './boolean-expression.ts';
import { aggregate, type Measure, type Period } from './measure.ts';
import { type Cohort, population } from './population.ts';
import type { components } from './types.ts';

type Schemas = components['schemas'];
export type Attributes = Schemas['ProductAnalyticsAnalyticsRequestAttributes'];
type Query = Schemas['ProductAnalyticsAnalyticsQuery'];
type GroupBy = Schemas['ProductAnalyticsGroupBy'];

/** One group of the result: its value of each facet, null where it has none, and the cohorts in it. */
export interface Group {
  readonly tags: readonly (string | null)[];
  readonly cohorts: readonly Cohort[];
}

/**
 * Answers an analytics query on the made-up population: the groups that it asks for, sorted and cut
 * off at its limits; one group without tags where it groups by nothing.
 */
export function groupsOf(random: Random, { query, from, to }: Attributes): Group[] {
  const period = { from, to };
  const cohorts = population(random).filter(
    (cohort) => isInAudience(cohort, query) && isSearched(cohort, query, period),
  );
  const { group_by: groupBy = [], compute } = query;
  if (groupBy.length === 0) return [{ tags: [], cohorts }];
  const groups = split(cohorts, groupBy).filter((group) => hasEvents(group, period));
  return limited(sorted(groups, groupBy, compute, period), groupBy);
}

/** Whether the search, and the number of occurrences where it asks for one, take a cohort in. */
function isSearched(cohort: Cohort, { query }: Query, period: Period): boolean {
  const { search } = query;
  if (
    search.query !== undefined &&
    !parseExpression(search.query).evaluate((term) => cohort.matches(term))
  ) {
    return false;
  }
  if (!('occurrences' in search) || search.occurrences === undefined) return true;
  const { operator, value } = search.occurrences;
  const perVisitor = Math.floor(
    (cohort.eventsBefore(period.to) - cohort.eventsBefore(period.from)) / cohort.visitors,
  );
  return compare(perVisitor, operator, Number(value));
}

function compare(actual: number, operator: string, threshold: number): boolean {
  if (operator === '>=') return actual >= threshold;
  if (operator === '<=') return actual <= threshold;
  if (operator === '>') return actual > threshold;
  return operator === '<' ? actual < threshold : actual === threshold;
}

/** Whether the audience filters take a cohort in: by their formula, else all of them. */
function isInAudience(cohort: Cohort, { audience_filters: filters }: Query): boolean {
  if (filters === undefined) return true;
  const audiences = new Map<string, () => boolean>();
  for (const { name, query = '*' } of [...(filters.users ?? []), ...(filters.accounts ?? [])]) {
    audiences.set(name, () => parseExpression(query).evaluate((term) => cohort.matches(term)));
  }
  for (const { name, segment_id: id } of filters.segments ?? []) {
    audiences.set(name, () => cohort.matches(`segment ${id}`));
  }
  const isIn = (name: string) => audiences.get(name)?.() ?? false;
  if (filters.formula === undefined || filters.formula.trim() === '')
    return [...audiences.keys()].every(isIn);
  return parseExpression(filters.formula).evaluate(isIn);
}

/** A cohort has one value of a facet, so that the groups are disjoint and add up to the whole. */
function split(cohorts: readonly Cohort[], groupBy: readonly GroupBy[]): Group[] {
  const groups = new Map<string, { tags: (string | null)[]; cohorts: Cohort[] }>();
  for (const cohort of cohorts) {
    const values = groupBy.map(({ facet }) => cohort.facet(facet));
    if (
      values.some((value, index) => value === undefined && groupBy[index]?.should_exclude_missing)
    )
      continue;
    const tags = values.map((value) => value ?? null);
    const key = JSON.stringify(tags);
    const group = groups.get(key) ?? { tags, cohorts: [] };
    group.cohorts.push(cohort);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function hasEvents({ cohorts }: Group, period: Period): boolean {
  return (aggregate(cohorts, { aggregation: 'count' }, period) ?? 0) > 0;
}

/** By the first sort rule, else by what is computed, the largest first; equal ones by name. */
function sorted(
  groups: readonly Group[],
  groupBy: readonly GroupBy[],
  compute: Measure,
  period: Period,
): Group[] {
  const rule = groupBy.find(({ sort }) => sort !== undefined)?.sort;
  const measure =
    rule?.aggregation === undefined
      ? compute
      : { ...compute, ...rule, aggregation: rule.aggregation };
  const sign = rule?.order === 'asc' ? 1 : -1;
  return groups
    .map((group) => ({
      group,
      value: aggregate(group.cohorts, measure, period) ?? Number.NEGATIVE_INFINITY,
    }))
    .sort(
      (a, b) =>
        sign * (a.value - b.value) || a.group.tags.join().localeCompare(b.group.tags.join(), 'en'),
    )
    .map(({ group }) => group);
}

/** In order, as long as no facet shows more values than its limit. */
function limited(groups: readonly Group[], groupBy: readonly GroupBy[]): Group[] {
  const shown = groupBy.map(() => new Set<string | null>());
  return groups.filter(({ tags }) => {
    const fits = tags.every((tag, index) => {
      const { limit = Number.POSITIVE_INFINITY } = groupBy[index] ?? {};
      return shown[index]?.has(tag) || (shown[index]?.size ?? 0) < limit;
    });
    if (fits) for (const [index, tag] of tags.entries()) shown[index]?.add(tag);
    return fits;
  });
}
