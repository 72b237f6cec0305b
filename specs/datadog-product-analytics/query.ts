import type { Random } from '../../src/compile/random.ts';
import { parseExpression, quotedText } from './boolean-expression.ts';
import { CohortSet } from './cohort-set.ts';
import { aggregate, type Measure } from './measure.ts';
import {
  type Cohort,
  type Period,
  type Population,
  periodBetween,
  populationOf,
} from './population.ts';
import { parseSearch, type Search, type ValueNames, valueNames } from './search.ts';
import type { components } from './types.ts';

type Schemas = components['schemas'];
export type Attributes = Schemas['ProductAnalyticsAnalyticsRequestAttributes'];
type Query = Schemas['ProductAnalyticsAnalyticsQuery'];
type GroupBy = Schemas['ProductAnalyticsGroupBy'];
type AudienceFilters = Schemas['ProductAnalyticsAudienceFilters'];

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
  const population = populationOf(random);
  const period = periodBetween(from, to);
  const { group_by: groupBy = [], compute, audience_filters: filters = {} } = query;
  const events = parseSearch(query.query.search.query ?? '*');
  const audiences = audiencesOf(filters);
  const found = events
    .find(population)
    .and(chosen(filters, audiences, population))
    .and(frequent(query.query, period, population));
  if (groupBy.length === 0) return [{ tags: [], cohorts: population.cohorts(found) }];
  const names = valueNames([events, ...audiences.values()]);
  const groups = split(found, groupBy, names, population).filter((group) =>
    hasEvents(group, period),
  );
  return limited(sorted(groups, groupBy, compute, period), groupBy);
}

/** What finds those of an audience, by its name: users, then accounts. */
function audiencesOf({ users = [], accounts = [] }: AudienceFilters): Map<string, Search> {
  return new Map(
    [...users, ...accounts].map(({ name, query = '*' }) => [name, parseSearch(query)]),
  );
}

/**
 * Whom the formula of the audiences takes in; without one, who is in all of them. A name that holds
 * a space stands in quotes there.
 */
function chosen(
  { segments = [], formula = '' }: AudienceFilters,
  searches: ReadonlyMap<string, Search>,
  population: Population,
): CohortSet {
  const audiences = new Map<string, CohortSet>();
  for (const [name, search] of searches) audiences.set(name, search.find(population));
  for (const { name, segment_id: id } of segments) {
    audiences.set(name, population.some(`segment ${id}`));
  }
  if (formula.trim() === '') {
    let all = CohortSet.ALL;
    for (const audience of audiences.values()) all = all.and(audience);
    return all;
  }
  return parseExpression(formula).holdsOf(
    (term) => audiences.get(quotedText(term) ?? term) ?? CohortSet.NONE,
  );
}

/** Those whose visitors have as many events in the period as is asked for. */
function frequent({ search }: Query['query'], period: Period, population: Population): CohortSet {
  if (!('occurrences' in search) || search.occurrences === undefined) return CohortSet.ALL;
  const { operator, value } = search.occurrences;
  return population.filter((cohort) => {
    const perVisitor = Math.floor(cohort.eventsIn(period) / cohort.visitors);
    return compare(perVisitor, operator, Number(value));
  });
}

function compare(actual: number, operator: string, threshold: number): boolean {
  if (operator === '>=') return actual >= threshold;
  if (operator === '<=') return actual <= threshold;
  if (operator === '>') return actual > threshold;
  return operator === '<' ? actual < threshold : actual === threshold;
}

/** A cohort has one value of a facet, so that the groups are disjoint and add up to the whole. */
function split(
  whole: CohortSet,
  groupBy: readonly GroupBy[],
  names: ValueNames,
  population: Population,
): Group[] {
  let parts: { tags: (string | null)[]; set: CohortSet }[] = [{ tags: [], set: whole }];
  for (const { facet, should_exclude_missing: excludesMissing } of groupBy) {
    parts = parts.flatMap((part) => {
      const smaller: typeof parts = [];
      for (const [value, having] of population.byValue(facet)) {
        const set = part.set.and(having);
        if (set.isEmpty || (value === undefined && excludesMissing)) continue;
        smaller.push({ tags: [...part.tags, tagOf(facet, value, names)], set });
      }
      return smaller;
    });
  }
  return parts.map(({ tags, set }) => ({ tags, cohorts: population.cohorts(set) }));
}

function tagOf(facet: string, value: string | undefined, names: ValueNames): string | null {
  return value === undefined ? null : (names.get(`${facet}:${value}`) ?? value);
}

function hasEvents({ cohorts }: Group, period: Period): boolean {
  return cohorts.some((cohort) => cohort.eventsIn(period) > 0);
}

/** By the first sort rule, else by what is computed, the largest first; equal ones by name. */
function sorted(
  groups: readonly Group[],
  groupBy: readonly GroupBy[],
  compute: Measure,
  period: Period,
): Group[] {
  const rule = groupBy.find(({ sort }) => sort !== undefined)?.sort;
  const sign = rule?.order === 'asc' ? 1 : -1;
  const measure = { ...compute, ...rule };
  return groups
    .map((group) => ({ group, value: aggregate(group.cohorts, measure, period) ?? 0 }))
    .sort((a, b) => sign * (a.value - b.value) || byName(a.group, b.group))
    .map(({ group }) => group);
}

function byName(one: Group, other: Group): number {
  return JSON.stringify(one.tags) < JSON.stringify(other.tags) ? -1 : 1;
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
