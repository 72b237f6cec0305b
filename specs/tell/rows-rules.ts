import type { RuleBreach } from '../../src/semantics/semantics.ts';
import { type AnswerRule, inAnswer } from './answer-rule.ts';
import { DEFAULT_LIMITS } from './defaults.ts';
import type { Source } from './source.ts';
import type { components } from './types.ts';

type Rows = components['schemas']['Rows'];
type RowsResponse = components['schemas']['RowsResponse'];

interface Asked {
  readonly parameters: {
    readonly query?: {
      readonly limit?: number;
      readonly offset?: number;
      readonly count_total?: boolean;
    };
  };
}

/**
 * What a page of rows has to keep.
 * @param source whose rows they are. Where none of its columns tells them apart, two may be alike.
 */
export function rowsRules({ id }: Pick<Source, 'id'>): readonly AnswerRule<RowsResponse, Asked>[] {
  return id === undefined ? PAGE_RULES : [...PAGE_RULES, eachRowOnce(id)];
}

const PAGE_RULES: readonly AnswerRule<RowsResponse, Asked>[] = [
  {
    name: 'row-count-of-page',
    documented: '`row_count` is how many rows the page holds, each with a value per column',
    source: 'The bodies of other captures; inferred',
    status: 200,
    breach: ({ data }) => brokenTable(data),
  },
  {
    name: 'at-most-limit-rows',
    documented: 'a page holds at most `limit` rows',
    source: 'Common parameters, limit, "Max rows returned"',
    status: 200,
    breach: ({ data }, { parameters: { query } }) =>
      tooManyRows(data, query?.limit ?? DEFAULT_LIMITS.rows),
  },
  {
    name: 'total-where-asked',
    documented: 'all rows are counted where `count_total` asks for it, and only then',
    source: 'Common parameters, count_total; where the number stands is inferred',
    status: 200,
    breach({ data: { total } }, { parameters: { query } }) {
      const isAsked = query?.count_total === true;
      return (total !== undefined) === isAsked ? undefined : inAnswer('/total', total);
    },
  },
  {
    name: 'page-of-total',
    documented: 'a page holds what is left of all rows after `offset`, up to `limit`',
    source: 'Common parameters, offset, "Skip rows for pagination"; inferred',
    status: 200,
    breach({ data }, { parameters: { query } }) {
      if (data.total === undefined) return undefined;
      const { limit = DEFAULT_LIMITS.rows, offset = 0 } = query ?? {};
      const left = Math.min(limit, Math.max(0, data.total - offset));
      return data.rows.length === left ? undefined : inAnswer('/rows', `${data.rows.length} rows`);
    },
  },
];

function eachRowOnce(id: string): AnswerRule<RowsResponse, unknown> {
  return {
    name: 'each-row-once',
    documented: `a row that has a column ${id} is there once`,
    source: 'Common parameters, offset, "Skip rows for pagination"; the column is inferred',
    status: 200,
    breach({ data: { columns, rows } }) {
      if (!columns.some(({ name }) => name === id)) return undefined;
      const known = new Set<string>();
      const index = rows.findIndex((row) => known.size === known.add(JSON.stringify(row)).size);
      return index === -1 ? undefined : inAnswer(`/rows/${index}`, rows[index]);
    },
  };
}

/** A table whose rows aren't as many, or as long, as it says. */
export function brokenTable({ columns, rows, row_count: count }: Rows): RuleBreach | undefined {
  if (count !== rows.length) return inAnswer('/row_count', count);
  const index = rows.findIndex(({ length }) => length !== columns.length);
  return index === -1 ? undefined : inAnswer(`/rows/${index}`, rows[index]);
}

/** The breach of an answer that has more rows than a limit; `undefined` where it has none. */
export function tooManyRows({ rows }: Rows, limit: number): RuleBreach | undefined {
  return rows.length > limit ? inAnswer('/rows', `${rows.length} rows`) : undefined;
}
