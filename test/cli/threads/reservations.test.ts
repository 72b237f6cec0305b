import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createReservations, nothingReserved } from '../../../src/cli/threads/reservations.ts';

test('an exchange is of the thread that comes to it first', () => {
  const run = fc.record({
    threads: fc.integer({ min: 1, max: 4 }),
    exchanges: fc.nat(30),
    of: fc.integer({ min: 1, max: 3 }),
    turns: fc.infiniteStream(fc.nat()),
  });
  fc.assert(
    fc.property(run, ({ threads, exchanges, of, turns }) => {
      const reserved = nothingReserved();
      const all = Array.from({ length: threads }, () => ({
        reservations: createReservations(reserved, { index: 1, of }),
        read: [] as number[],
        seen: 0,
      }));
      const firstSeenBy: (object | undefined)[] = [];
      for (const turn of turns.take(threads * exchanges)) {
        const open = all.filter(({ seen }) => seen < exchanges);
        const thread = open[turn % open.length];
        if (thread === undefined) break;
        const index = thread.seen++;
        firstSeenBy[index] ??= thread;
        const source = { file: 'a.har', index };
        const left = thread.reservations.leave(source);
        if (left === undefined) thread.read.push(index);
        else expect(left).toEqual({ source });
      }
      const indices = Array.from({ length: exchanges }, (_, index) => index);
      const ofShard = indices.filter((index) => index % of === 0);
      for (const thread of all) {
        // What isn't of the shard, each reads.
        const isRead = (index: number) => index % of > 0 || firstSeenBy[index] === thread;
        expect(thread.read).toEqual(indices.filter(isRead));
        const own = ofShard.filter(isRead);
        expect(own.map(() => thread.reservations.nextPlace())).toEqual(
          own.map((index) => index / of),
        );
      }
    }),
  );
});
