import { hash32, type Random } from '../../src/compile/random.ts';
import type { User } from './user.ts';
import {
  ACTIONS,
  CATEGORIES,
  EVENT_NAMES,
  LOG_SOURCES,
  METHODS,
  PATHS,
  SEARCHES,
  SERVICES,
} from './vocabulary.ts';

/** Something that a user did, or that it left behind, at a moment in milliseconds since 1970. */
export interface Occurrence {
  readonly time: number;
  readonly user: User;
}

export interface Session extends Occurrence {
  readonly id: string;
  /** Its events, in the order in which they occurred. */
  readonly events: readonly Event[];
}

export interface Event extends Occurrence {
  readonly id: string;
  readonly name: string;
  readonly session: string;
  readonly properties: Readonly<Record<string, Value>>;
}

export interface Log extends Occurrence {
  readonly event: Event;
  readonly service: string;
  readonly level: string;
  readonly source: string;
}

export type Value = string | number | boolean;

const MOST_EVENTS = 12;
const LONGEST_PAUSE = 120_000;

/** No session lasts longer: in milliseconds. */
export const LONGEST_SESSION = MOST_EVENTS * LONGEST_PAUSE;

/** The session of a user's visit, by the visit's index. */
export function createSession(user: User, index: number): Session {
  const time = user.visits[index] ?? 0;
  const id = `ses_${user.id.slice('user_'.length)}_${index + 1}`;
  return { id, user, time, events: createEvents({ id, user, time }, index) };
}

function createEvents(session: Omit<Session, 'events'>, index: number): Event[] {
  const random = session.user.random.derive(index);
  const length = Math.min(MOST_EVENTS, 1 + Math.floor(-3.2 * Math.log(1 - random.next())));
  const events: Event[] = [];
  let time = session.time;
  for (let name = 'page_view'; events.length < length; ) {
    events.push({
      id: `evt_${session.id.slice('ses_'.length)}_${events.length + 1}`,
      name,
      time,
      user: session.user,
      session: session.id,
      properties: createProperties(random.derive(events.length), name),
    });
    name = nextEvent(random, name, events.length === 1 ? index : undefined);
    time += 5_000 + Math.floor(random.next() * (LONGEST_PAUSE - 5_000));
  }
  return events;
}

/** What follows an event. Right after the first one of a session people sign up, or in. */
function nextEvent(random: Random, name: string, visit: number | undefined): string {
  const chance = random.next();
  if (visit === 0 && chance < 0.55) return 'signup';
  if (visit !== undefined && visit > 0 && chance < 0.3) return 'login';
  if (name === 'add_to_cart' && chance < 0.55) return 'checkout';
  if (name === 'checkout' && chance < 0.7) return 'purchase';
  let sum = 0;
  const drawn = random.next();
  const action = ACTIONS.find(([, share]) => {
    sum += share;
    return drawn < sum;
  });
  return (action ?? ACTIONS[0])[0];
}

function createProperties(random: Random, name: string): Record<string, Value> {
  const load_time = 40 + Math.floor(960 * random.next() ** 3);
  switch (name) {
    case 'page_view':
      return { load_time, path: random.pick(PATHS) };
    case 'search':
      return { load_time, query: random.pick(SEARCHES) };
    case 'signup':
    case 'login':
      return { load_time, method: random.pick(METHODS) };
    case 'share':
      return { load_time };
    default: {
      const quantity = random.integer(1, 4);
      const amount = quantity * random.integer(5, 90);
      const sold = name === 'purchase' ? { revenue: amount } : {};
      return { load_time, category: random.pick(CATEGORIES), quantity, amount, ...sold };
    }
  }
}

/**
 * Events with those of other names than the application sends, as far as these are asked for: they
 * accompany its own ones, some names more often than others.
 */
export function withOtherEvents(
  events: readonly Event[],
  names: readonly string[],
): readonly Event[] {
  const unknown = [...new Set(names)].filter((name) => !EVENT_NAMES.has(name)).sort();
  if (unknown.length === 0) return events;
  const others = unknown.map((name) => ({ name, hash: hash32(name) }));
  const all: Event[] = [];
  for (const event of events) {
    all.push(event);
    for (const other of others) {
      const accompanying = otherEvent(event, other);
      if (accompanying !== undefined) all.push(accompanying);
    }
  }
  return all;
}

/** The event of another name that accompanies one; most are without. */
function otherEvent(
  event: Event,
  { name, hash }: { readonly name: string; readonly hash: number },
): Event | undefined {
  // Most chances are lost: a stream for each would be dear.
  const chance = event.user.random.at(hash ^ event.time);
  if (chance >= 0.03 + (0.17 * (hash >>> 0)) / 2 ** 32) return undefined;
  const random = event.user.random.derive(event.id).derive(hash);
  const id = `${event.id}_${hash.toString(16).padStart(8, '0')}`;
  return { ...event, id, name, properties: createProperties(random, name) };
}

/** The log line that an event left behind; most leave none. */
export function logOf(event: Event): Log | undefined {
  const random = event.user.random.derive(event.id);
  if (!random.boolean(0.4)) return undefined;
  const severity = random.next();
  return {
    time: event.time,
    user: event.user,
    event,
    service: SERVICES[event.name] ?? 'web',
    level: severity < 0.85 ? 'info' : severity < 0.96 ? 'warn' : 'error',
    source: random.pick(LOG_SOURCES),
  };
}
