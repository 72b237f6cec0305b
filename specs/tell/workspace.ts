import { lazily } from '../../src/compile/lazily.ts';
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
  withOtherEvents,
} from './occurrence.ts';
import { HOUR } from './period.ts';
import { createUser, LONGEST_STAY, type User } from './user.ts';

/**
 * All that is known of a workspace at a moment. Every metric is computed from it, so that they agree
 * with each other.
 */
export interface Workspace {
  /** The moment: in milliseconds since 1970. What comes after it isn't known. */
  readonly now: number;
  /** What occurred from one moment to before another, ascending. */
  sessions(from: number, to: number): readonly Session[];
  /** @param names events of these names occur, too, even if the application doesn't send them. */
  events(from: number, to: number, names?: readonly string[]): readonly Event[];
  logs(from: number, to: number): readonly Log[];
}

/**
 * What happens in a workspace. It has neither beginning nor end: it is made by blocks of time, by
 * their numbers, as far as anybody asks for it.
 */
interface History {
  sessionsOf(block: number): readonly Session[];
  eventsOf(block: number): readonly Event[];
}

/** A user arrives in each of these spans of time. */
const ARRIVAL = 16 * HOUR;
const ARRIVALS_OF_BLOCK = 45;
const BLOCK = ARRIVALS_OF_BLOCK * ARRIVAL;
const MOST_HISTORIES = 8;

const histories = new WeakMap<Random, Map<string, History>>();

/** The workspace of a name, in a mock: the same seed and name have the same history at any clock. */
export function workspaceOf({ random, now }: MockState, id: string): Workspace {
  const { sessionsOf, eventsOf } = historyOf(random, id);
  const events = (from: number, to: number) => inBlocks(eventsOf, from, Math.min(to, now));
  return {
    now,
    sessions: (from, to) =>
      inBlocks(sessionsOf, from, Math.min(to, now)).map((session) => soFar(session, now)),
    events: (from, to, names = []) => withOtherEvents(events(from, to), names),
    logs: (from, to) => events(from, to).flatMap((event) => logOf(event) ?? []),
  };
}

/** Histories take a while to make. Those of the workspaces that were asked for last are kept. */
function historyOf(random: Random, id: string): History {
  const known = histories.get(random) ?? new Map<string, History>();
  histories.set(random, known);
  const history = known.get(id) ?? createHistory(random.derive('tell').derive(id));
  known.delete(id);
  known.set(id, history);
  const [oldest] = known.keys();
  if (known.size > MOST_HISTORIES && oldest !== undefined) known.delete(oldest);
  return history;
}

function createHistory(random: Random): History {
  const arrivalsOf = lazily((block: number) => createArrivals(random, block));
  const sessionsOf = lazily((block: number) => {
    const sessions: Session[] = [];
    for (let arrived = block - Math.ceil(LONGEST_STAY / BLOCK); arrived <= block; arrived += 1) {
      for (const user of arrivalsOf(arrived)) sessions.push(...sessionsIn(user, block));
    }
    return sessions.sort(byTime);
  });
  const eventsOf = lazily((block: number) => {
    const start = block * BLOCK;
    const late = between(sessionsOf(block - 1), start - LONGEST_SESSION, start);
    const events = [...late, ...sessionsOf(block)].flatMap(({ events }) => events);
    return events.filter(({ time }) => time >= start && time < start + BLOCK).sort(byTime);
  });
  return { sessionsOf, eventsOf };
}

/** The users who arrive in a block. Each has a number for all times. */
function createArrivals(random: Random, block: number): User[] {
  return Array.from({ length: ARRIVALS_OF_BLOCK }, (_, index) => {
    const number = block * ARRIVALS_OF_BLOCK + index;
    const own = random.derive(number);
    return createUser(own, number, (number + own.next()) * ARRIVAL);
  });
}

/** The sessions of a user that begin in a block. */
function sessionsIn(user: User, block: number): Session[] {
  return user.visits.flatMap((time, index) =>
    Math.floor(time / BLOCK) === block ? createSession(user, index) : [],
  );
}

/** What occurred from one moment to before another. */
function inBlocks<Row extends Occurrence>(
  rowsOf: (block: number) => readonly Row[],
  from: number,
  to: number,
): readonly Row[] {
  const rows: (readonly Row[])[] = [];
  for (let block = Math.floor(from / BLOCK); block * BLOCK < to; block += 1) {
    rows.push(between(rowsOf(block), from, to));
  }
  return rows.flat();
}

/** A session without what comes after a moment. */
function soFar(session: Session, now: number): Session {
  const events = session.events.filter(({ time }) => time < now);
  return events.length === session.events.length ? session : { ...session, events };
}

function byTime(a: Occurrence, b: Occurrence): number {
  return a.time - b.time;
}

/** The rows, ascending by time, from one moment to before another. */
function between<Row extends Occurrence>(rows: readonly Row[], from: number, to: number): Row[] {
  return rows.slice(firstAfter(rows, from), firstAfter(rows, to));
}

/** The index of the first of some rows, ascending by time, that isn't before a moment. */
function firstAfter(rows: readonly Occurrence[], moment: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rows[middle]?.time ?? 0) < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}
