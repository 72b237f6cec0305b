import type { Random } from '../../src/compile/random.ts';
import { every, parseExpression, quotedText } from './boolean-expression.ts';
import { aggregate, type Measure } from './measure.ts';
import { type Cohort, type Period, periodBetween, population } from './population.ts';
import {
  type CohortFilter,
  searchFilter,
  someCohorts,
  type ValueNames,
  valueNames,
} from './search.ts';
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
  const period = periodBetween(from, to);
  const isMeant = every([
    audienceFilter(query.audience_filters, random),
    searchFilter(query.query.search.query ?? '*', random),
    occurrenceFilter(query.query, period),
  ]);
  const cohorts = population(random).filter(isMeant);
  const { group_by: groupBy = [], compute } = query;
  if (groupBy.length === 0) return [{ tags: [], cohorts }];
  const names = valueNames(searchesOf(query));
  const groups = split(cohorts, groupBy, names).filter((group) => hasEvents(group, period));
  return limited(sorted(groups, groupBy, compute, period), groupBy);
}

/**
 * Takes in whom the formula of the audiences does; without one, whoever is in all of them. A name
 * that holds a space stands in quotes there.
 */
function audienceFilter(
  { users = [], accounts = [], segments = [], formula = '' }: AudienceFilters = {},
  random: Random,
): CohortFilter {
  const audiences = new Map<string, CohortFilter>();
  for (const { name, query = '*' } of [...users, ...accounts]) {
    audiences.set(name, searchFilter(query, random));
  }
  for (const { name, segment_id: id } of segments) {
    audiences.set(name, someCohorts(`segment ${id}`, random));
  }
  if (formula.trim() === '') return every([...audiences.values()]);
  const nobody: CohortFilter = () => false;
  return parseExpression(formula).test((term) => audiences.get(quotedText(term) ?? term) ?? nobody);
}

/** Takes in those whose visitors have as many events in the period as is asked for. */
function occurrenceFilter({ search }: Query['query'], period: Period): CohortFilter {
  if (!('occurrences' in search) || search.occurrences === undefined) return () => true;
  const { operator, value } = search.occurrences;
  return (cohort) => {
    const perVisitor = Math.floor(cohort.eventsIn(period) / cohort.visitors);
    return compare(perVisitor, operator, Number(value));
  };
}

function compare(actual: number, operator: string, threshold: number): boolean {
  if (operator === '>=') return actual >= threshold;
  if (operator === '<=') return actual <= threshold;
  if (operator === '>') return actual > threshold;
  return operator === '<' ? actual < threshold : actual === threshold;
}

/** Every search query of an analytics query: for events, users and accounts. */
function searchesOf({ query, audience_filters: filters }: Query): string[] {
  const { users = [], accounts = [] } = filters ?? {};
  return [query.search, ...users, ...accounts].flatMap(({ query }) => query ?? []);
}

/** A cohort has one value of a facet, so that the groups are disjoint and add up to the whole. */
function split(
  cohorts: readonly Cohort[],
  groupBy: readonly GroupBy[],
  names: ValueNames,
): Group[] {
  const groups = new Map<string, { tags: (string | null)[]; cohorts: Cohort[] }>();
  for (const cohort of cohorts) {
    const tags = groupBy.map(({ facet }) => tagOf(cohort, facet, names));
    if (tags.some((tag, index) => tag === null && groupBy[index]?.should_exclude_missing)) continue;
    const key = JSON.stringify(tags);
    const group = groups.get(key) ?? { tags, cohorts: [] };
    group.cohorts.push(cohort);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function tagOf(cohort: Cohort, facet: string, names: ValueNames): string | null {
  const value = cohort.facet(facet);
  return value === undefined ? null : (names.get(`${facet}:${value}`) ?? value);
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
  const sign = rule?.order === 'asc' ? 1 : -1;
  return groups
    .map((group) => ({
      group,
      name: JSON.stringify(group.tags),
      value: aggregate(group.cohorts, { ...compute, ...rule }, period) ?? 0,
    }))
    .sort((a, b) => sign * (a.value - b.value) || (a.name < b.name ? -1 : 1))
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
