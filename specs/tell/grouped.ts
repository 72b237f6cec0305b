import type { OperationSemantics } from '../../src/semantics/semantics.ts';
import { inAnswer, isCount } from './answer-rule.ts';
import { findRows, named } from './conditions.ts';
import { DEFAULT_RANGE } from './defaults.ts';
import { aggregate, percentile, userTotals, valuesOf } from './measure.ts';
import type { Event } from './occurrence.ts';
import { boundsOf } from './period.ts';
import { rangeRule } from './request-rules.ts';
import { NOT_SET, workspaceAsked } from './series.ts';
import { EVENTS, readerOf } from './source.ts';
import type { components, Operations } from './types.ts';

type Schemas = components['schemas'];
type GroupedOperation = Operations['POST /api/v1/metrics/grouped'];

const DEFAULT_GROUPS = 20;

export const grouped: OperationSemantics<GroupedOperation> = {
  readRules: [rangeRule('request.body', '/range')],
  responseRules: [
    {
      name: 'at-most-max-groups',
      documented: 'at most `max_groups` groups are returned',
      source: 'Grouped metrics, request body, max_groups',
      status: 200,
      breach: ({ data: { groups } }, { body }) =>
        groups.length > (body.max_groups ?? DEFAULT_GROUPS)
          ? inAnswer('/groups', `${groups.length} groups`)
          : undefined,
    },
    {
      name: 'largest-group-first',
      documented: 'the groups descend by their size, each of its own value',
      source: 'Grouped metrics, "treemap visualization"; the order is inferred',
      status: 200,
      breach({ data: { groups } }) {
        const names = groups.map(({ group }) => group);
        const index = groups.findIndex(
          ({ size, group }, index) =>
            size > (groups[index - 1]?.size ?? size) || names.indexOf(group) < index,
        );
        return index === -1 ? undefined : inAnswer(`/groups/${index}`, groups[index]);
      },
    },
    {
      name: 'groups-are-counted',
      documented:
        'events and users are counted: whole numbers, and an average of counts, never below 0',
      source: 'Grouped metrics, request body, size and intensity',
      status: 200,
      breach({ data: { groups } }, { body: { size, intensity } }) {
        for (const [index, group] of groups.entries()) {
          if (size.type !== 'sum' && !isCount(group.size)) {
            return inAnswer(`/groups/${index}/size`, group.size);
          }
          const isWhole = intensity.type !== 'unique_actors' || isCount(group.intensity);
          const isNegative = intensity.type !== 'avg' && group.intensity < 0;
          if (isNegative || !isWhole)
            return inAnswer(`/groups/${index}/intensity`, group.intensity);
        }
        return undefined;
      },
    },
  ],
  respond(request, mock) {
    const { body } = request;
    const bounds = boundsOf(body.range ?? DEFAULT_RANGE, 'daily', mock.now);
    const conditions = body.event === undefined ? [] : named(body.event);
    const events = findRows(EVENTS, workspaceAsked(request, mock), conditions, bounds);
    const read = readerOf(EVENTS, body.group_by);
    const groups = [...Map.groupBy(events, (event) => String(read(event) ?? NOT_SET))]
      .map(([group, rows]) => ({
        group,
        size: sizeOf(rows, body.size),
        intensity: intensityOf(rows, body.intensity),
      }))
      .sort((a, b) => b.size - a.size || (a.group < b.group ? -1 : 1))
      .slice(0, body.max_groups ?? DEFAULT_GROUPS);
    return { status: 200, body: { data: { groups } } };
  },
};

function sizeOf(events: readonly Event[], { type, property }: Schemas['SizeMetric']): number {
  if (type === 'unique_actors') return userTotals(events, undefined).length;
  return type === 'sum' ? aggregated('sum', events, property) : events.length;
}

function intensityOf(
  events: readonly Event[],
  { type, percentile: share, property }: Schemas['IntensityMetric'],
): number {
  const perActor = userTotals(events, undefined);
  if (type === 'unique_actors') return perActor.length;
  if (type === 'avg_per_actor') return aggregate('avg', perActor);
  return type === 'avg' ? aggregated('avg', events, property) : percentile(perActor, share ?? 0);
}

function aggregated(metric: string, events: readonly Event[], property = ''): number {
  return aggregate(metric, valuesOf(events, readerOf(EVENTS, property)));
}
