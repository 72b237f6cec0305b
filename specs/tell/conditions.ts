import type { Occurrence } from './occurrence.ts';
import { type Condition, momentTestsOf, testOf } from './operators.ts';
import { columnOf, EVENTS, readerOf, type Source, USERS } from './source.ts';
import type { Workspace } from './workspace.ts';

/** The condition that an event is of a name. */
export function named(event: string): Condition[] {
  return [{ field: 'event_name', value: event }];
}

/**
 * What occurred in a workspace from one moment to before another, as far as it satisfies conditions.
 * @throws {SchemaError} a regular expression takes too long for them.
 */
export function findRows<Row extends Occurrence>(
  source: Source<Row>,
  workspace: Workspace,
  conditions: readonly Condition[],
  span: readonly [number, number],
): readonly Row[] {
  if (source.ofEvents !== undefined) {
    return source.ofEvents(findRows(EVENTS, workspace, conditions, span));
  }
  return satisfying(source, conditions, source.rows(workspace, ...span, eventsNamed(conditions)));
}

/** The events that conditions ask for by name. */
export function eventsNamed(conditions: readonly Condition[]): string[] {
  return conditions.flatMap(({ field, operator = 'eq', value = [] }) => {
    const asksFor = field === 'event_name' && (operator === 'eq' || operator === 'in');
    return asksFor ? [value].flat().map(String) : [];
  });
}

/**
 * The rows of a source that satisfy all of some conditions. Those on what only users have, such as
 * `session_count`, are on what the users come to of the rows that satisfy the others.
 * @throws {SchemaError} a regular expression takes too long for them.
 */
export function satisfying<Row extends Occurrence>(
  source: Source<Row>,
  conditions: readonly Condition[],
  rows: readonly Row[],
): readonly Row[] {
  const { usersOf } = source;
  if (usersOf === undefined) return filtered(source, conditions, rows);
  const isOfUsers = ({ field }: Condition) =>
    columnOf(source, field) === undefined && columnOf(USERS, field) !== undefined;
  const own = conditions.filter((condition) => !isOfUsers(condition));
  const left = filtered(source, own, rows);
  if (own.length === conditions.length) return left;
  const users = filtered(USERS, conditions.filter(isOfUsers), usersOf(left));
  const ids = new Set(users.map(({ user }) => user.id));
  return left.filter(({ user }) => ids.has(user.id));
}

/** Each value of a field is tested once, however many rows have it. */
function filtered<Row extends Occurrence>(
  source: Source<Row>,
  conditions: readonly Condition[],
  rows: readonly Row[],
): readonly Row[] {
  const byField = Map.groupBy(conditions, ({ field }) => field);
  return [...byField].reduce((left, [field, own]) => {
    const values = left.map(readerOf(source, field));
    const distinct = [...new Set(values)];
    const isMoment = columnOf(source, field)?.data_type === 'DateTime';
    const tests = own.map(isMoment ? momentTestsOf(distinct) : (one) => testOf(one, distinct));
    const wanted = new Set(distinct.filter((value) => tests.every((test) => test(value))));
    return left.filter((_, index) => wanted.has(values[index]));
  }, rows);
}
