import { named, satisfying } from './conditions.ts';
import type { Event } from './occurrence.ts';
import { NOT_SET } from './series.ts';
import { limitConditions } from './slow-filters.ts';
import { EVENTS, readerOf } from './source.ts';
import type { components } from './types.ts';
import type { Workspace } from './workspace.ts';

type Schemas = components['schemas'];

/** A user's way through a funnel. */
export interface Passage {
  /** When they first took the first step: in milliseconds since 1970. */
  readonly time: number;
  /** What they were when they did, of the dimension that the funnel is split by. */
  readonly dimension: string;
  /** How many of its steps they took, in their order and within the window: at least one. */
  readonly steps: number;
}

/** The ways of all users who entered a funnel from one moment to before another, ascending by time. */
export function passagesOf(
  workspace: Workspace,
  { steps, window_seconds: seconds = 604_800, breakdown }: Schemas['FunnelRequest'],
  [from, to]: readonly [number, number],
): Passage[] {
  limitConditions(steps.flatMap(({ filters = [] }) => filters));
  const names = steps.map(({ event }) => event);
  const occurred = workspace.events(from, to, names);
  const taking = steps.map(
    ({ event, filters = [] }) =>
      new Set(satisfying(EVENTS, [...named(event), ...filters], occurred)),
  );
  const read = breakdown === undefined ? undefined : readerOf(EVENTS, breakdown);
  const byUser = Map.groupBy(occurred, ({ user }) => user.id);
  const passages = [...byUser.values()].flatMap((events) => {
    const entry = events.find((event) => taking[0]?.has(event));
    if (entry === undefined) return [];
    const dimension = String(read?.(entry) ?? NOT_SET);
    return { time: entry.time, dimension, steps: furthestStep(events, taking, seconds * 1000) };
  });
  return passages.sort((a, b) => a.time - b.time);
}

/**
 * How many steps a user took. For each step it is kept when the latest attempt began that has come so
 * far: one that began earlier has less of its window left.
 */
function furthestStep(
  events: readonly Event[],
  taking: readonly ReadonlySet<Event>[],
  window: number,
): number {
  const began: number[] = [];
  for (const event of events) {
    for (let step = Math.min(began.length, taking.length - 1); step > 0; step -= 1) {
      const start = began[step - 1] ?? 0;
      if (event.time - start > window || taking[step]?.has(event) !== true) continue;
      began[step] = Math.max(start, began[step] ?? start);
    }
    if (taking[0]?.has(event)) began[0] = event.time;
  }
  return began.length;
}
