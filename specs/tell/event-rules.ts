import { type AnswerRule, inAnswer, isCount } from './answer-rule.ts';
import type { components } from './types.ts';

type Series = components['schemas']['SeriesResponse'];
type Rows = components['schemas']['RowsResponse'];

interface NamedEvent {
  readonly parameters: { readonly path: { readonly name: string } };
}

interface Aggregated {
  readonly parameters: { readonly query: { readonly metric?: string } };
}

interface PerActor {
  readonly parameters: { readonly query: { readonly property?: string } };
}

const EVENT_NAME = 'event_name';

/** What the rows of one event have to keep, where a column names it. */
export const rowsOfEvent: AnswerRule<Rows, NamedEvent> = {
  name: 'rows-of-the-event',
  documented: 'the rows are those of the event that is asked for',
  source: 'Events, "Raw data for a specific event"; the column is inferred',
  status: 200,
  breach({ data: { columns, rows } }, { parameters: { path } }) {
    const column = columns.findIndex(({ name }) => name === EVENT_NAME);
    const index = column === -1 ? -1 : rows.findIndex((row) => row[column] !== path.name);
    return index === -1 ? undefined : inAnswer(`/rows/${index}/${column}`, rows[index]?.[column]);
  },
};

/** What a count of values has to keep. */
export const countedValues: AnswerRule<Series, Aggregated> = {
  name: 'values-are-counted',
  documented: 'with the metric `count`, values are counted: whole numbers, never below 0',
  source: 'Events, "Aggregation on a property — sum, avg, min, max, count"',
  status: 200,
  breach({ data: { points } }, { parameters: { query } }) {
    if ((query.metric ?? 'count') !== 'count') return undefined;
    const index = points.findIndex(({ value }) => !isCount(value));
    return index === -1 ? undefined : inAnswer(`/points/${index}/value`, points[index]?.value);
  },
};

/** What an aggregation of counts has to keep. */
export const eventsPerActor: AnswerRule<Series, PerActor> = {
  name: 'events-per-actor-are-counted',
  documented: 'without `property`, events are counted per user: never below 0',
  source: 'Per-actor metrics, property, "If omitted, counts events per user"',
  status: 200,
  breach({ data: { points } }, { parameters: { query } }) {
    if (query.property !== undefined) return undefined;
    const index = points.findIndex(({ value }) => value < 0);
    return index === -1 ? undefined : inAnswer(`/points/${index}/value`, points[index]?.value);
  },
};
