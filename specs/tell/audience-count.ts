import { findRows, named } from './conditions.ts';
import type { Condition } from './operators.ts';
import { daysBack, keptSince } from './period.ts';
import { limitConditions } from './slow-filters.ts';
import { EVENTS } from './source.ts';
import type { components } from './types.ts';
import type { Workspace } from './workspace.ts';

type AudienceDefinition = components['schemas']['AudienceDefinition'];

/**
 * How many users match the rules of an audience: all of its filters, on what they are or on one of
 * their events, and all of its events. So many days are those of a range of as many.
 */
export function countAudience(
  workspace: Workspace,
  { filters = [], events = [], lookback_days: lookback }: AudienceDefinition,
): number {
  limitConditions([
    ...filters,
    ...events.flatMap(({ event, filters = [] }) => [...named(event), ...filters]),
  ]);
  const usersSince = (days: number | undefined, conditions: readonly Condition[]) => {
    const since = days === undefined ? keptSince(workspace.now) : daysBack(days, workspace.now);
    const matching = findRows(EVENTS, workspace, conditions, [since, workspace.now]);
    return new Set(matching.map(({ user }) => user.id));
  };
  const rules = [
    ...filters.map((condition) => usersSince(lookback, [condition])),
    ...events.map(({ event, days, filters = [] }) =>
      usersSince(days ?? lookback, [...named(event), ...filters]),
    ),
  ];
  const users = usersSince(lookback, []);
  return [...users].filter((id) => rules.every((rule) => rule.has(id))).length;
}
