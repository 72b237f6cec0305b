import type { Condition } from './operators.ts';

/** What is understood of a SELECT statement. */
export interface Select {
  /** The columns by name; all where there are none. */
  readonly columns: readonly string[];
  readonly counts: boolean;
  readonly table: string;
  readonly conditions: readonly Condition[];
  readonly limit?: number;
}

const NAME = '[A-Za-z_][\\w.]*';
const LITERAL = "'(?:[^']|'')*'|-?\\d+(?:\\.\\d+)?";
const SELECT = new RegExp(
  `^SELECT\\s+(\\*|COUNT\\(\\*\\)|${NAME}(?:\\s*,\\s*${NAME})*)\\s+FROM\\s+(${NAME})` +
    '(?:\\s+WHERE\\s+(.+?))?(?:\\s+LIMIT\\s+(\\d+))?$',
  'is',
);
const COMPARISON = new RegExp(`^(${NAME})\\s*(=|!=|<>|<=|>=|<|>)\\s*(${LITERAL})$`, 's');
/** What a WITH may hold, or end in, that isn't a SELECT. */
const WRITES =
  /\b(?:INSERT\s+INTO|DELETE\s+FROM|MERGE\s+INTO|UPDATE\s+\S+\s+SET|(?:DROP|ALTER|CREATE|TRUNCATE)\s+TABLE)\b/i;
const QUOTED = /'(?:[^'\\]|\\.|'')*'|"[^"]*"|`[^`]*`/g;
const COMMENT = /--[^\n]*|\/\*[\s\S]*?\*\//g;

/** Longer texts aren't looked through: reading them takes the square of their length. */
const LONGEST = 20_000;

const OPERATORS = {
  '=': 'eq',
  '!=': 'ne',
  '<>': 'ne',
  '<': 'lt',
  '<=': 'lte',
  '>': 'gt',
  '>=': 'gte',
} as const;

/** Whether a text is one statement that only reads: a SELECT, or a WITH that ends in one. */
export function isSelect(query: string): boolean {
  const [statement = '', ...others] = statementsOf(query.slice(0, LONGEST));
  const words = statement.replace(QUOTED, ' ');
  return others.length === 0 && /^[(\s]*(SELECT|WITH)\b/i.test(words) && !WRITES.test(words);
}

/**
 * Reads `SELECT <* | columns | COUNT(*)> FROM <table> [WHERE <column> <operator> <literal> [AND …]]
 * [LIMIT <n>]`; `undefined` for anything else.
 */
export function parseSelect(query: string): Select | undefined {
  if (query.length > LONGEST) return undefined;
  const [, selected, table, where, limit] = SELECT.exec(statementsOf(query)[0] ?? '') ?? [];
  if (selected === undefined || table === undefined) return undefined;
  const conditions = where === undefined ? [] : parseConditions(where);
  if (conditions === undefined) return undefined;
  const counts = /^COUNT\(/i.test(selected);
  const isAll = counts || selected === '*';
  return {
    columns: isAll ? [] : selected.split(',').map((name) => name.trim()),
    counts,
    table,
    conditions,
    ...(limit !== undefined && { limit: Number(limit) }),
  };
}

/** The LIMIT that a statement ends in, whatever else of it is understood. */
export function limitOf(query: string): number | undefined {
  const [statement = ''] = statementsOf(query.slice(0, LONGEST));
  const [, limit] = /\bLIMIT\s+(\d+)(?:\s+OFFSET\s+\d+)?$/i.exec(statement) ?? [];
  return limit === undefined ? undefined : Number(limit);
}

/** The statements of a text without their comments. What stands in quotes divides nothing. */
function statementsOf(query: string): string[] {
  const parts = query.split(/('(?:[^'\\]|\\.|'')*')/);
  const bare = parts.map((part, index) =>
    index % 2 === 1 ? part : part.replace(COMMENT, ' ').replaceAll(';', '\0'),
  );
  return bare
    .join('')
    .split('\0')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');
}

function parseConditions(where: string): Condition[] | undefined {
  const conditions: Condition[] = [];
  for (const part of where.split(/\s+AND\s+(?=(?:[^']*'[^']*')*[^']*$)/i)) {
    const [, field, operator, literal] = COMPARISON.exec(part.trim()) ?? [];
    if (field === undefined || literal === undefined) return undefined;
    conditions.push({
      field,
      operator: OPERATORS[operator as keyof typeof OPERATORS],
      value: literal.startsWith("'") ? literal.slice(1, -1).replaceAll("''", "'") : Number(literal),
    });
  }
  return conditions;
}
