import type { MockState } from '../../src/semantics/semantics.ts';
import { findRows } from './conditions.ts';
import { DEFAULT_GRANULARITY, DEFAULT_LIMITS, DEFAULT_RANGE } from './defaults.ts';
import type { Occurrence } from './occurrence.ts';
import type { Condition } from './operators.ts';
import { boundsOf, countedFrom, type Granularity } from './period.ts';
import { type InWorkspace, labeller, workspaceAsked } from './series.ts';
import { invalidFilter, limitConditions, refuseSlow } from './slow-filters.ts';
import type { Column, Source } from './source.ts';
import type { components } from './types.ts';

/** What a page of rows is asked for with. */
export interface RowsRequest extends InWorkspace {
  readonly parameters: InWorkspace['parameters'] & {
    readonly query: {
      readonly range?: string;
      readonly granularity?: Granularity;
      readonly breakdown?: string;
      readonly conditions?: readonly Condition[];
      readonly limit?: number;
      readonly offset?: number;
      readonly count_total?: boolean;
    };
  };
}

/**
 * Answers a request for the rows of a source, the latest first.
 * @param asked which of them count beside the request's own conditions, and the time, in milliseconds,
 * that ends with each bucket of the range and counts as well.
 */
export const answerRows = refuseSlow(invalidFilter, pageOf);

function pageOf<Row extends Occurrence>(
  request: RowsRequest,
  mock: MockState,
  source: Source<Row>,
  asked: { readonly only?: readonly Condition[]; readonly span?: number } = {},
) {
  const { query } = request.parameters;
  const {
    range = DEFAULT_RANGE,
    granularity = DEFAULT_GRANULARITY,
    breakdown,
    conditions = [],
  } = query;
  const { limit = DEFAULT_LIMITS.rows, offset = 0, count_total: counted } = query;
  limitConditions(conditions);
  const [from, to] = boundsOf(range, granularity, mock.now);
  const start = countedFrom({ granularity, from, to }, asked.span);
  const workspace = workspaceAsked(request, mock);
  const wanted = [...(asked.only ?? []), ...conditions];
  const rows = findRows(source, workspace, wanted, [start, to]).toReversed();
  const columns = breakdown === undefined ? [] : [dimensionColumn(source, breakdown, rows)];
  const page = rows.slice(offset, offset + limit);
  const data = tableOf([...source.columns, ...columns], page, rows.length);
  return {
    status: 200,
    body: { data: counted === true ? { ...data, total: rows.length } : data },
  } as const;
}

/** The dimension that rows belong to: that of the points which a series with the breakdown has. */
function dimensionColumn<Row extends Occurrence>(
  source: Source<Row>,
  breakdown: string,
  rows: readonly Row[],
): Column<Row> {
  return { name: 'dimension', data_type: 'String', value: labeller(source, breakdown, rows) };
}

/**
 * Rows as a table.
 * @param read how many rows were looked at for them: the more, the longer it is said to have taken.
 */
export function tableOf<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  read: number,
): components['schemas']['Rows'] {
  return {
    columns: columns.map(({ name, data_type }) => ({ name, data_type })),
    rows: rows.map((row) => columns.map((column) => column.value(row) ?? null)),
    row_count: rows.length,
    execution_time_ms: 2 + Math.ceil(read / 1000),
  };
}
