import { type Condition, matcherOf } from './conditions.ts';
import type { Event } from './occurrence.ts';
import { NOT_SET } from './series.ts';
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

interface Step {
  readonly event: string;
  readonly filters?: readonly Condition[];
}

/** The ways of all users who entered a funnel from one moment to before another, ascending by time. */
export function passagesOf(
  workspace: Workspace,
  { steps, window_seconds: seconds = 604_800, breakdown }: Schemas['FunnelRequest'],
  [from, to]: readonly [number, number],
): Passage[] {
  const takes = steps.map(stepTest);
  const read = breakdown === undefined ? undefined : readerOf(EVENTS, breakdown);
  const byUser = Map.groupBy(workspace.events(from, to), ({ user }) => user.id);
  const passages = [...byUser.values()].flatMap((events) => {
    const entry = events.find((event) => takes[0]?.(event));
    if (entry === undefined) return [];
    const dimension = String(read?.(entry) ?? NOT_SET);
    return { time: entry.time, dimension, steps: furthestStep(events, takes, seconds * 1000) };
  });
  return passages.sort((a, b) => a.time - b.time);
}

/**
 * How many steps a user took. For each step it is kept when the latest attempt began that has come so
 * far: one that began earlier has less of its window left.
 */
function furthestStep(
  events: readonly Event[],
  takes: readonly ((event: Event) => boolean)[],
  window: number,
): number {
  const began: number[] = [];
  for (const event of events) {
    for (let step = Math.min(began.length, takes.length - 1); step > 0; step -= 1) {
      const start = began[step - 1] ?? 0;
      if (event.time - start > window || takes[step]?.(event) !== true) continue;
      began[step] = Math.max(start, began[step] ?? start);
    }
    if (takes[0]?.(event)) began[0] = event.time;
  }
  return began.length;
}

function stepTest({ event, filters }: Step): (occurred: Event) => boolean {
  const matches = matcherOf(EVENTS, filters);
  return (occurred) => occurred.name === event && matches(occurred);
}
