import type { Random } from '../../src/compile/random.ts';
import { DAY } from './period.ts';
import { COUNTRIES, DEVICES, PLANS, VERSIONS } from './vocabulary.ts';

/** Someone who uses the made-up application. What they are stays as it is: they are in one group of each. */
export interface User {
  readonly id: string;
  readonly random: Random;
  readonly traits: Readonly<Record<string, string>>;
  /** When their sessions begin, ascending; the first one is when they were first seen. */
  readonly visits: readonly number[];
}

/** How often people of a kind come back, and for how long they do: in days. */
interface Habit {
  readonly share: number;
  readonly gap: number;
  readonly shortest: number;
  readonly longest: number;
}

const HABITS: readonly Habit[] = [
  { share: 0.33, gap: 0, shortest: 0, longest: 0 },
  { share: 0.4, gap: 9, shortest: 10, longest: 120 },
  { share: 0.22, gap: 3.5, shortest: 30, longest: 240 },
  { share: 0.05, gap: 1.1, shortest: 60, longest: 330 },
];

/** Now and then someone stays away for longer, and comes back. */
const AWAY = { chance: 0.05, shortest: 35, longest: 80 };

/** From their first visit to their last: in milliseconds. A visit moves within its day. */
export const LONGEST_STAY = (1 + Math.max(...HABITS.map(({ longest }) => longest))) * DAY;

/** When a user was first seen: in milliseconds since 1970. */
export function firstSeen({ visits }: User): number {
  return visits[0] ?? 0;
}

/** The user of a number; `arrival` is roughly when they come for the first time. */
export function createUser(random: Random, number: number, arrival: number): User {
  const id = `user_${number}`;
  return {
    id,
    random: random.derive('events'),
    traits: createTraits(random.derive('traits')),
    visits: createVisits(random.derive('visits'), arrival),
  };
}

function createTraits(random: Random): Readonly<Record<string, string>> {
  return {
    country: often(random, COUNTRIES),
    ...often(random, DEVICES),
    plan: often(random, PLANS),
    app_version: often(random, VERSIONS),
  };
}

function createVisits(random: Random, arrival: number): number[] {
  const { gap, shortest, longest } = habitOf(random.next());
  const leaves = arrival + between(random, shortest, longest) * DAY;
  const visits = [atTimeOfDay(arrival)];
  if (gap === 0) return visits;
  for (let moment = arrival; ; ) {
    // At least an hour, so that sessions don't overlap.
    moment += (1 / 24 - gap * Math.log(1 - random.next())) * DAY;
    if (random.boolean(AWAY.chance)) moment += between(random, AWAY.shortest, AWAY.longest) * DAY;
    if (moment > leaves) return visits;
    const visit = atTimeOfDay(moment);
    if (visit - (visits.at(-1) ?? 0) > DAY / 24) visits.push(visit);
  }
}

/** Moves a moment within its day, the order kept: people come by day rather than at night. */
function atTimeOfDay(moment: number): number {
  const day = Math.floor(moment / DAY);
  const time = moment / DAY - day;
  return Math.round((day + time + (0.7 / (2 * Math.PI)) * Math.sin(2 * Math.PI * time)) * DAY);
}

function habitOf(chance: number): Habit {
  let sum = 0;
  const habit = HABITS.find(({ share }) => {
    sum += share;
    return chance < sum;
  });
  return habit ?? (HABITS[0] as Habit);
}

/** One of a list whose earlier entries are the more common ones. */
function often<Entry>(random: Random, list: readonly Entry[]): Entry {
  return list[Math.floor(list.length * random.next() ** 1.6)] as Entry;
}

function between(random: Random, min: number, max: number): number {
  return min + random.next() * (max - min);
}
