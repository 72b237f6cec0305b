import type {
  OperationSemantics,
  ReadRequest,
  RequestRule,
} from '../../src/semantics/semantics.ts';
import { inAnswer } from './answer-rule.ts';
import { findRows } from './conditions.ts';
import { countsOf } from './measure.ts';
import type { Value } from './occurrence.ts';
import { keptSince } from './period.ts';
import { tableOf } from './rows.ts';
import { brokenTable, tooManyRows } from './rows-rules.ts';
import { workspaceAsked } from './series.ts';
import { limitConditions, queryFailed, refuseSlow } from './slow-filters.ts';
import { type Column, readerOf } from './source.ts';
import { isSelect, limitOf, parseSelect } from './sql.ts';
import { DATA_SOURCES, tableNamed } from './tables.ts';
import type { components, Operations } from './types.ts';

const DEFAULT_ROWS = 1000;
const MOST_ROWS = 10_000;
const DEFAULT_VALUES = 100;
const NOT_UNDERSTOOD = {
  status: 400,
  body: {
    error: 'BAD_REQUEST',
    message: 'Invalid query: this mock reads SELECT … FROM … WHERE … AND … LIMIT … alone',
  },
} as const;

const sourceExists: RequestRule<ReadRequest> = {
  name: 'source-available',
  documented: 'the source is one of the six that are available',
  source: 'Data exploration, Available sources; the status is inferred',
  answer: { status: 404, message: 'Source not found' },
  breach({ parameters }) {
    const { source } = parameters.path;
    if (source === undefined || DATA_SOURCES.some(({ name }) => name === source)) return undefined;
    return { at: 'request.path', pointer: '/source', received: source };
  },
};

export const query: OperationSemantics<Operations['POST /api/v1/data/query']> = {
  rateLimit: {
    name: 'thirty-queries-a-minute',
    documented: 'at most 30 requests a minute',
    source: 'SQL queries, "Rate-limited to 30 requests per minute."',
    requests: 30,
    seconds: 60,
    answer: { status: 429, message: 'Rate limit exceeded: at most 30 queries a minute' },
  },
  requestRules: [
    {
      name: 'only-select',
      documented: 'only SELECT statements are allowed',
      source:
        'SQL queries, "SELECT statements are allowed."; the lost "Only" and the status are inferred',
      answer: { status: 400, message: 'Only SELECT statements are allowed' },
      breach: ({ body }) =>
        isSelect(body.query)
          ? undefined
          : { at: 'request.body', pointer: '/query', received: body.query },
    },
  ],
  responseRules: [
    {
      name: 'row-count-of-result',
      documented: '`row_count` is how many rows there are, each with a value per column',
      source: 'The bodies of other captures; inferred',
      status: 200,
      breach: ({ data }) => brokenTable(data),
    },
    {
      name: 'at-most-limit-rows',
      documented:
        'a query gives at most `limit` rows, or as many as its own LIMIT says: 1,000 where neither is there, 10,000 at most',
      source: 'SQL queries, "Max 10,000 rows per query (default 1,000)."',
      status: 200,
      breach: ({ data }, { body }) => tooManyRows(data, mostRows(body)),
    },
    {
      name: 'columns-as-selected',
      documented: 'the columns are those that the statement selects by name, in their order',
      source: 'SQL queries, "execute SQL directly"; the body is of other captures, inferred',
      status: 200,
      breach({ data }, { body }) {
        const { columns = [] } = parseSelect(body.query) ?? {};
        // A column of all, or of a table by its name, is called otherwise by each database.
        if (columns.length === 0 || columns.some((name) => name.includes('.'))) return undefined;
        const given = data.columns.map(({ name }) => name);
        const holds = given.join().toLowerCase() === columns.join().toLowerCase();
        return holds ? undefined : inAnswer('/columns', given);
      },
    },
  ],
  respond: refuseSlow(queryFailed, (request, mock) => {
    const { body } = request;
    const select = parseSelect(body.query);
    if (select === undefined) return NOT_UNDERSTOOD;
    const table = tableNamed(select.table);
    if (table === undefined) return queryFailed(`unknown table ${select.table}`);
    const names = table.columns.map(({ name }) => name);
    const unknown = [...select.columns, ...select.conditions.map(({ field }) => field)].find(
      (name) => !names.includes(name),
    );
    if (unknown !== undefined) return queryFailed(`unknown column ${unknown}`);
    limitConditions(select.conditions);
    const workspace = workspaceAsked(request, mock);
    const ever = [keptSince(mock.now), mock.now] as const;
    const rows = findRows(table, workspace, select.conditions, ever).toReversed();
    if (select.counts) {
      const total: Column<unknown> = {
        name: 'count()',
        data_type: 'UInt64',
        value: () => rows.length,
      };
      return { status: 200, body: { data: tableOf([total], [null], rows.length) } };
    }
    const chosen = select.columns.flatMap(
      (wanted) => table.columns.find(({ name }) => name === wanted) ?? [],
    );
    const columns = chosen.length === 0 ? table.columns : chosen;
    const page = rows.slice(0, Math.min(mostRows(body), select.limit ?? MOST_ROWS));
    return { status: 200, body: { data: tableOf(columns, page, rows.length) } };
  }),
};

export const sources: OperationSemantics<Operations['GET /api/v1/data/sources']> = {
  responseRules: [
    {
      name: 'six-sources',
      documented: 'the sources and their tables are the six that are printed',
      source: 'Data exploration, Available sources',
      status: 200,
      breach({ data }) {
        const given = data.map(({ name, table }) => `${name} ${table}`).sort();
        const wanted = DATA_SOURCES.map(({ name, table }) => `${name} ${table}`).sort();
        return given.join('\n') === wanted.join('\n') ? undefined : inAnswer('', given);
      },
    },
  ],
  respond: () => ({ status: 200, body: { data: [...DATA_SOURCES] } }),
};

export const fields: OperationSemantics<Operations['GET /api/v1/data/sources/{source}/fields']> = {
  readRules: [sourceExists],
  respond({ parameters }) {
    const columns = tableNamed(parameters.path.source)?.columns ?? [];
    const data = columns.map(({ name, data_type }) => ({ name, data_type }));
    return { status: 200, body: { data } };
  },
};

export const values: OperationSemantics<
  Operations['GET /api/v1/data/sources/{source}/values/{field}']
> = {
  readRules: [sourceExists],
  responseRules: [
    {
      name: 'values-as-searched',
      documented: 'the values contain what is searched for, each once, no more than `limit`',
      source: 'Data exploration, from other captures; inferred',
      status: 200,
      breach({ data }, { parameters: { query } }) {
        const { search = '', limit = DEFAULT_VALUES } = query ?? {};
        if (data.length > limit) return inAnswer('', `${data.length} values`);
        const index = data.findIndex(
          (value, index) => !contains(value, search) || data.indexOf(value) < index,
        );
        return index === -1 ? undefined : inAnswer(`/${index}`, data[index]);
      },
    },
  ],
  respond(request, mock) {
    const { path, query } = request.parameters;
    const table = tableNamed(path.source);
    const rows = table?.rows(workspaceAsked(request, mock), keptSince(mock.now), mock.now) ?? [];
    const counts =
      table === undefined ? new Map<Value, number>() : countsOf(rows, readerOf(table, path.field));
    if (counts.size === 0 && !table?.columns.some(({ name }) => name === path.field)) {
      return { status: 404, body: { error: 'NOT_FOUND', message: 'Field not found' } };
    }
    const data = [...counts]
      .sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1))
      .map(([value]) => value)
      .filter((value) => contains(value, query?.search ?? ''))
      .slice(0, query?.limit ?? DEFAULT_VALUES);
    return { status: 200, body: { data } };
  },
};

/** How many rows a query may give. Where its body has no `limit`, that of the statement counts. */
function mostRows({ query, limit }: components['schemas']['SqlQuery']): number {
  return Math.min(limit ?? limitOf(query) ?? DEFAULT_ROWS, MOST_ROWS);
}

function contains(value: Value, search: string): boolean {
  return String(value).toLowerCase().includes(search.toLowerCase());
}
