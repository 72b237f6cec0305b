import type { ResponseRule } from '../../src/semantics/semantics.ts';
import { groupBysOf, impossibleValue, inAnswer, limitOf, repeatedGroup } from './rules.ts';
import type { components, Operations } from './types.ts';

type Schemas = components['schemas'];
type ScalarRule = ResponseRule<Operations['POST /api/v2/product-analytics/analytics/scalar']>;

/** What an answer with scalars has to keep. What it lacks, as that of a running query does, breaks none. */
export const SCALAR_RULES: readonly ScalarRule[] = [
  {
    name: 'group-column-per-facet',
    documented: 'each facet that the result is grouped by has a group column of its name',
    source: 'Compute scalar analytics, Response 200, columns.name',
    status: 200,
    breach({ data }, { body }) {
      const { columns = [] } = data?.attributes ?? {};
      if (columns.length === 0) return undefined;
      const names = columns.filter(({ type }) => type === 'group').map(({ name }) => name);
      const facets = groupBysOf(body).map(({ facet }) => facet);
      if (names.length === facets.length && facets.every((facet) => names.includes(facet)))
        return undefined;
      return inAnswer('/columns', names);
    },
  },
  {
    name: 'one-number-column',
    documented: 'the aggregated values stand in one number column (inferred)',
    source: 'Compute scalar analytics, Response 200, columns.type',
    status: 200,
    breach({ data }) {
      const { columns = [] } = data?.attributes ?? {};
      const { length } = columns.filter(({ type }) => type === 'number');
      return columns.length === 0 || length === 1
        ? undefined
        : inAnswer('/columns', `${length} number columns`);
    },
  },
  {
    name: 'columns-of-one-length',
    documented: 'all columns have a value per group',
    source: 'Compute scalar analytics, Response 200, columns.values',
    status: 200,
    breach({ data }) {
      const { columns = [] } = data?.attributes ?? {};
      const { length } = columns.find(({ values }) => values !== undefined)?.values ?? [];
      const index = columns.findIndex(({ values }) => (values?.length ?? length) !== length);
      if (index === -1) return undefined;
      return inAnswer(`/columns/${index}/values`, columns[index]?.values);
    },
  },
  {
    name: 'at-most-limit-groups',
    documented: 'at most `limit` groups are returned',
    source: 'Compute scalar analytics, Body Data, group_by.limit',
    status: 200,
    breach({ data }, { body }) {
      const { columns = [] } = data?.attributes ?? {};
      const index = columns.findIndex(({ type }) => type === 'group');
      const { values = [] } = columns[index] ?? {};
      if (values.length <= limitOf(body)) return undefined;
      return inAnswer(`/columns/${index}/values`, `${values.length} groups`);
    },
  },
  {
    name: 'one-value-ungrouped',
    documented: 'a result that is not grouped is one value (inferred)',
    source: 'Compute scalar analytics, Overview',
    status: 200,
    breach({ data }, { body }) {
      const { values, pointer } = numberColumn(data?.attributes);
      if (values.length <= 1 || groupBysOf(body).length > 0) return undefined;
      return inAnswer(pointer, `${values.length} values`);
    },
  },
  {
    name: 'groups-differ',
    documented: 'each group is returned once (inferred)',
    source: 'Compute scalar analytics, Overview',
    status: 200,
    breach({ data }) {
      const tags = groupColumns(data?.attributes).map(({ values }) => values);
      const rows = (tags[0] ?? []).map((_, row) => tags.map((values) => values[row]));
      const row = repeatedGroup(rows);
      return row === -1 ? undefined : inAnswer('/columns', rows[row]);
    },
  },
  {
    name: 'missing-excluded',
    documented: 'with `should_exclude_missing`, no group lacks a value of the facet',
    source: 'Compute scalar analytics, Body Data, group_by.should_exclude_missing',
    status: 200,
    breach({ data }, { body }) {
      const excluding = groupBysOf(body).filter((groupBy) => groupBy.should_exclude_missing);
      const facets = excluding.map(({ facet }) => facet);
      for (const { name, values, pointer } of groupColumns(data?.attributes)) {
        const row = facets.includes(name) ? values.indexOf(null) : -1;
        if (row !== -1) return inAnswer(`${pointer}/${row}`, null);
      }
      return undefined;
    },
  },
  {
    name: 'sorted-by-order',
    documented: 'groups that are sorted by what is computed stand in the `order` asked for',
    source: 'Compute scalar analytics, Body Data, group_by.sort.order',
    status: 200,
    breach({ data }, { body }) {
      const sign = signOf(body);
      if (sign === undefined) return undefined;
      const { values, pointer } = numberColumn(data?.attributes);
      const row = values.findIndex((value, row) => {
        const before = values[row - 1] ?? null;
        return value !== null && before !== null && sign * (value - before) < 0;
      });
      return row === -1 ? undefined : inAnswer(`${pointer}/${row}`, values[row]);
    },
  },
  {
    name: 'counts-whole',
    documented: 'what is counted is a whole number from 0 up (inferred)',
    source: 'Compute scalar analytics, Body Data, compute.aggregation',
    status: 200,
    breach({ data }, { body }) {
      const { values, pointer } = numberColumn(data?.attributes);
      const row = impossibleValue(values, body);
      return row === -1 ? undefined : inAnswer(`${pointer}/${row}`, values[row]);
    },
  },
];

type Attributes = NonNullable<
  NonNullable<Schemas['ProductAnalyticsScalarResponse']['data']>['attributes']
>;

/** The values of the number column, with their place; none where there is no such column. */
function numberColumn({ columns = [] }: Attributes = {}) {
  const numbers = columns.map((column) => (column.type === 'number' ? column : undefined));
  const index = numbers.findIndex((column) => column !== undefined);
  return { values: numbers[index]?.values ?? [], pointer: `/columns/${index}/values` };
}

/** The group columns, each with the place of its values. */
function groupColumns({ columns = [] }: Attributes = {}) {
  return columns.flatMap((column, index) => {
    if (column.type !== 'group') return [];
    const { name = '', values = [] } = column;
    return [{ name, values, pointer: `/columns/${index}/values` }];
  });
}

/**
 * 1 where the numbers have to ascend, -1 where they have to descend; `undefined` where the groups
 * are sorted by something else than the numbers, or by several rules, or by none.
 */
function signOf(body: Schemas['ProductAnalyticsAnalyticsRequest']): 1 | -1 | undefined {
  const { compute } = body.data.attributes.query;
  const [only, ...others] = groupBysOf(body);
  if (only?.sort?.order === undefined || others.length > 0) return undefined;
  const { aggregation, metric, order } = { ...compute, ...only.sort };
  if (aggregation !== compute.aggregation) return undefined;
  if (aggregation !== 'count' && metric !== compute.metric) return undefined;
  return order === 'asc' ? 1 : -1;
}
