import type { OperationSemantics } from '../../src/semantics/semantics.ts';
import { named } from './conditions.ts';
import { countedValues, eventsPerActor, rowsOfEvent } from './event-rules.ts';
import { aggregated, count, perUser } from './measure.ts';
import type { Event } from './occurrence.ts';
import { DAY } from './period.ts';
import { answerRanking } from './ranking.ts';
import { COMPARED_RANKING_RULES } from './ranking-rules.ts';
import { METRIC_READ_RULES } from './request-rules.ts';
import { answerRows } from './rows.ts';
import { rowsRules } from './rows-rules.ts';
import { answerSeries, type Metric } from './series.ts';
import { SERIES_RULES, UNCOMPARED_SERIES_RULES } from './series-rules.ts';
import { EVENTS, readerOf } from './source.ts';
import type { Operations } from './types.ts';
import { LONGEST_STAY } from './user.ts';

type Events<Name extends string> = `GET /api/v1/metrics/events/${Name}` extends keyof Operations
  ? OperationSemantics<Operations[`GET /api/v1/metrics/events/${Name}`]>
  : never;

/** The number of all events, or of those of one name. */
export function eventCount(name?: string): Metric<Event> {
  const metric = { source: EVENTS, measure: count };
  return name === undefined ? metric : { ...metric, only: named(name) };
}

export const top: Events<'top'> = {
  readRules: METRIC_READ_RULES,
  responseRules: COMPARED_RANKING_RULES,
  respond: (request, mock) => answerRanking(request, mock, EVENTS, { field: 'event_name' }),
};

export const topRaw: Events<'top/{name}/raw'> = {
  readRules: METRIC_READ_RULES,
  responseRules: [...rowsRules(EVENTS), rowsOfEvent],
  respond: (request, mock) =>
    answerRows(request, mock, EVENTS, { only: named(request.parameters.path.name) }),
};

export const properties: Events<'properties'> = {
  readRules: METRIC_READ_RULES,
  responseRules: COMPARED_RANKING_RULES,
  respond(request, mock) {
    const { event, property } = request.parameters.query;
    return answerRanking(request, mock, EVENTS, { field: property, only: named(event) });
  },
};

export const custom: Events<'custom'> = {
  readRules: METRIC_READ_RULES,
  responseRules: [...SERIES_RULES, countedValues],
  respond(request, mock) {
    const { event, property, metric = 'count' } = request.parameters.query;
    const measure = aggregated(metric, readerOf(EVENTS, property));
    return answerSeries(request, mock, { source: EVENTS, measure, only: named(event) });
  },
};

export const firstTime: Events<'first-time'> = {
  readRules: METRIC_READ_RULES,
  responseRules: SERIES_RULES,
  respond(request, mock) {
    const { event, match_mode: firstMatch, lookback_days: days } = request.parameters.query;
    const lookback = days === undefined ? LONGEST_STAY : Math.min(days * DAY, LONGEST_STAY);
    return answerSeries(request, mock, {
      source: EVENTS,
      measure: count,
      lookback,
      only: named(event),
      select: (rows, filter) => (firstMatch === true ? firsts(filter(rows)) : filter(firsts(rows))),
    });
  },
};

export const perActor: Events<'per-actor'> = {
  readRules: METRIC_READ_RULES,
  responseRules: [...UNCOMPARED_SERIES_RULES, eventsPerActor],
  respond(request, mock) {
    const { event, metric = 'avg', property } = request.parameters.query;
    const read = property === undefined ? undefined : readerOf(EVENTS, property);
    const measure = perUser(metric, read);
    return answerSeries(request, mock, { source: EVENTS, measure, only: named(event) });
  },
};

/** The first occurrence of each user. */
function firsts(events: readonly Event[]): readonly Event[] {
  const users = new Set<string>();
  return events.filter(({ user }) => {
    const isFirst = !users.has(user.id);
    users.add(user.id);
    return isFirst;
  });
}
