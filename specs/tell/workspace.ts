import type { Random } from '../../src/compile/random.ts';
import type { MockState } from '../../src/semantics/semantics.ts';
import {
  createSession,
  type Event,
  LONGEST_SESSION,
  type Log,
  logOf,
  type Occurrence,
  type Session,
} from './occurrence.ts';
import { HOUR, openedAt } from './period.ts';
import { createUser, type User } from './user.ts';

/**
 * All that is known of a workspace at a moment. Every metric is computed from it, so that they agree
 * with each other.
 */
export interface Workspace {
  readonly id: string;
  /** The moment: in milliseconds since 1970. What comes after it isn't known. */
  readonly now: number;
  /** Those who were seen, in the order in which they were first seen. */
  users(): readonly User[];
  /** What occurred from one moment to before another, ascending. */
  sessions(from: number, to: number): readonly Session[];
  events(from: number, to: number): readonly Event[];
  logs(from: number, to: number): readonly Log[];
}

/** What happened since a workspace was opened, as far as anybody asked for it. */
interface History {
  readonly opened: number;
  readonly users: readonly User[];
  readonly visits: readonly Visit[];
  readonly sessions: Map<number, readonly Session[]>;
  readonly events: Map<number, readonly Event[]>;
}

/** The first moment, and the first one after. */
type Span = readonly [from: number, to: number];

interface Visit extends Occurrence {
  readonly index: number;
}

/** A user arrives in each of these spans of time. */
const ARRIVAL = 16 * HOUR;
/** Events are made for as much of the time as is asked for. */
const BLOCK = 30 * 24 * HOUR;
const MOST_HISTORIES = 8;

const histories = new WeakMap<Random, Map<string, History>>();

/** The workspace of a name, in a mock: the same seed, name and clock give the same one. */
export function workspaceOf({ random, now }: MockState, id: string): Workspace {
  const history = historyOf(random, id, now);
  const clip = (from: number, to: number): Span => [
    Math.max(from, history.opened),
    Math.min(to, now),
  ];
  return {
    id,
    now,
    users: () => history.users.slice(0, firstAfter(history.users, firstSeen, now)),
    sessions: (from, to) => sessionsOf(history, clip(from, to)),
    events: (from, to) => eventsOf(history, clip(from, to)),
    logs: (from, to) => eventsOf(history, clip(from, to)).flatMap((event) => logOf(event) ?? []),
  };
}

/** When a user was first seen: in milliseconds since 1970. */
export function firstSeen({ visits }: User): number {
  return visits[0] ?? 0;
}

/** Histories take a while to make. Those of the workspaces that were asked for last are kept. */
function historyOf(random: Random, id: string, now: number): History {
  const known = histories.get(random) ?? new Map<string, History>();
  histories.set(random, known);
  const opened = openedAt(now);
  const key = `${opened} ${id}`;
  const history = known.get(key) ?? createHistory(random.derive('tell').derive(id), opened);
  known.delete(key);
  known.set(key, history);
  const [oldest] = known.keys();
  if (known.size > MOST_HISTORIES && oldest !== undefined) known.delete(oldest);
  return history;
}

function createHistory(random: Random, opened: number): History {
  const first = Math.ceil(opened / ARRIVAL);
  const length = Math.ceil((3 * 366 * 24 * HOUR) / ARRIVAL);
  const users = Array.from({ length }, (_, index) => {
    const own = random.derive(first + index);
    return createUser(own, first + index, (first + index + own.next()) * ARRIVAL);
  }).sort((a, b) => firstSeen(a) - firstSeen(b));
  const visits = users
    .flatMap((user) => user.visits.map((time, index) => ({ user, time, index })))
    .sort((a, b) => a.time - b.time);
  return { opened, users, visits, sessions: new Map(), events: new Map() };
}

function eventsOf(history: History, span: Span): readonly Event[] {
  return blocks(history.events, span, (at) =>
    between(history.visits, at - LONGEST_SESSION, at + BLOCK)
      .flatMap((visit) => createSession(visit.user, visit.index).events)
      .filter(({ time }) => time >= at && time < at + BLOCK)
      .sort((a, b) => a.time - b.time),
  );
}

function sessionsOf(history: History, span: Span): readonly Session[] {
  return blocks(history.sessions, span, (at) =>
    between(history.visits, at, at + BLOCK).map(({ user, index }) => createSession(user, index)),
  );
}

/** What occurred from one moment to before another, of blocks that are made when they are asked for. */
function blocks<Row extends Occurrence>(
  made: Map<number, readonly Row[]>,
  [from, to]: Span,
  make: (start: number) => readonly Row[],
): readonly Row[] {
  const rows: (readonly Row[])[] = [];
  for (let at = Math.floor(from / BLOCK) * BLOCK; at < to; at += BLOCK) {
    const block = made.get(at) ?? make(at);
    made.set(at, block);
    rows.push(between(block, from, to));
  }
  return rows.flat();
}

function between<Row extends Occurrence>(rows: readonly Row[], from: number, to: number) {
  const time = (row: Row) => row.time;
  return rows.slice(firstAfter(rows, time, from), firstAfter(rows, time, to));
}

/** The index of the first of some rows, ascending by time, that isn't before a moment. */
function firstAfter<Row>(
  rows: readonly Row[],
  timeOf: (row: Row) => number,
  moment: number,
): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (timeOf(rows[middle] as Row) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
