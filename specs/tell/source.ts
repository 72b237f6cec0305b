import type { Event, Log, Occurrence, Session, Value } from './occurrence.ts';
import type { components } from './types.ts';
import { firstSeen } from './user.ts';
import type { Workspace } from './workspace.ts';

/** What rows can be read of: by a table, by its fields, or as what a series counts. */
export interface Source<Row extends Occurrence = Occurrence> {
  readonly columns: readonly Column<Row>[];
  /** The column that tells its rows apart, where one does. */
  readonly id?: string;
  /**
   * What occurred from one moment to before another, ascending.
   * @param events the names of events that are asked for.
   */
  rows(workspace: Workspace, from: number, to: number, events?: readonly string[]): readonly Row[];
  /** What a row has beside its columns and its user's traits. */
  properties?(row: Row): Readonly<Record<string, Value>>;
  /** The users of some rows, whose columns conditions may look at as well. */
  usersOf?(rows: readonly Row[]): readonly SeenUser[];
  /** Makes its rows of events, where it does: conditions look at these first. */
  ofEvents?(events: readonly Event[]): readonly Row[];
}

export interface Column<Row> extends Readonly<components['schemas']['Column']> {
  value(row: Row): Value | undefined;
}

/** Gives a row's value of one field. */
export type Reader<Row> = (row: Row) => Value | undefined;

/** A user, when they were last seen in a span of time, and how much of them. */
export interface SeenUser extends Occurrence {
  readonly sessions: number;
  readonly events: number;
}

/** Reads a field, as `country` or `properties.plan`, of the rows of a source. */
export function readerOf<Row extends Occurrence>(source: Source<Row>, field: string): Reader<Row> {
  const column = columnOf(source, field);
  if (column !== undefined) return column.value;
  const name = nameOf(field);
  return (row) => memberOf(source.properties?.(row) ?? {}, name) ?? memberOf(row.user.traits, name);
}

/** The column that a field is, where it is one. */
export function columnOf<Row extends Occurrence>(
  { columns }: Source<Row>,
  field: string,
): Column<Row> | undefined {
  const name = nameOf(field);
  return columns.find((column) => column.name === name);
}

function nameOf(field: string): string {
  return field.replace(/^properties\./, '');
}

function memberOf(record: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}

const TRAITS = ['country', 'platform', 'device_type', 'os', 'browser', 'plan', 'app_version'];
const traits = TRAITS.map((name) => text<Occurrence>(name, ({ user }) => user.traits[name]));
const userId = text<Occurrence>('user_id', ({ user }) => user.id);
const timestamp = moment<Occurrence>('timestamp', ({ time }) => time);

export const EVENTS: Source<Event> = {
  id: 'event_id',
  columns: [
    text('event_id', ({ id }) => id),
    timestamp,
    text('event_name', ({ name }) => name),
    userId,
    text('session_id', ({ session }) => session),
    ...traits,
    text('properties', ({ properties }) => JSON.stringify(properties)),
  ],
  rows: (workspace, from, to, events) => workspace.events(from, to, events),
  properties: ({ properties }) => properties,
  usersOf,
};

export const SESSIONS: Source<Session> = {
  id: 'session_id',
  columns: [
    text('session_id', ({ id }) => id),
    timestamp,
    userId,
    count('duration_seconds', ({ time, events }) =>
      Math.round(((events.at(-1)?.time ?? time) - time) / 1000),
    ),
    count('event_count', ({ events }) => events.length),
    ...traits,
  ],
  rows: (workspace, from, to) => workspace.sessions(from, to),
};

export const LOGS: Source<Log> = {
  columns: [
    timestamp,
    text('level', ({ level }) => level),
    text('service', ({ service }) => service),
    text('source', ({ source }) => source),
    text('message', ({ level, event }) =>
      level === 'error' ? `${event.name} failed` : `${event.name} handled`,
    ),
    text('session_id', ({ event }) => event.session),
    userId,
  ],
  rows: (workspace, from, to) => workspace.logs(from, to),
};

/** The users who were active in a span, ascending by when they were last seen in it. */
export const USERS: Source<SeenUser> = {
  id: 'user_id',
  columns: [
    userId,
    moment('first_seen', ({ user }) => firstSeen(user)),
    moment('last_seen', ({ time }) => time),
    count('session_count', ({ sessions }) => sessions),
    count('event_count', ({ events }) => events),
    ...traits,
  ],
  rows: seenUsers,
  ofEvents: usersOf,
};

export const USER_TRAITS: Source = {
  columns: [userId, timestamp, text('plan', ({ user }) => user.traits.plan), ...traits.slice(0, 1)],
  rows: arrivals,
};

export const USER_DEVICES: Source = {
  columns: [
    userId,
    text('device_id', ({ user }) => user.id.replace('user_', 'dev_')),
    timestamp,
    ...traits.slice(1, 5),
  ],
  rows: arrivals,
};

/** The users who were active in a span, ascending by when they were first seen, be it before it. */
function arrivals(workspace: Workspace, from: number, to: number): Occurrence[] {
  return seenUsers(workspace, from, to)
    .map(({ user }) => ({ user, time: firstSeen(user) }))
    .sort((a, b) => a.time - b.time);
}

function seenUsers(workspace: Workspace, from: number, to: number): SeenUser[] {
  return usersOf(workspace.events(from, to));
}

/** The users of some events, with how much of them these are. */
function usersOf(events: readonly Event[]): SeenUser[] {
  const byUser = Map.groupBy(events, ({ user }) => user);
  return [...byUser]
    .map(([user, events]) => ({
      user,
      time: events.at(-1)?.time ?? 0,
      sessions: new Set(events.map(({ session }) => session)).size,
      events: events.length,
    }))
    .sort((a, b) => a.time - b.time);
}

function text<Row>(name: string, value: Reader<Row>): Column<Row> {
  return { name, data_type: 'String', value };
}

function count<Row>(name: string, value: Reader<Row>): Column<Row> {
  return { name, data_type: 'UInt64', value };
}

function moment<Row>(name: string, value: (row: Row) => number): Column<Row> {
  return { name, data_type: 'DateTime', value: (row) => new Date(value(row)).toISOString() };
}
