import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Kept, ReplayLog } from '../../../src/conformance/replay/log.ts';
import { judgeReplay } from '../../../src/conformance/replay/run.ts';
import { reportOf } from '../../../src/conformance/run.ts';
import { RecordingError } from '../../../src/errors.ts';
import type { Exchange } from '../../../src/http/exchange.ts';
import { check, exchange, LENIENT, shop } from '../exchanges.ts';
import { json, listOf, V1 } from '../shop.ts';

/** Exchanges of every verdict, over and over, as the recordings of some names hold them. */
function recorded(...names: readonly string[]): Exchange[] {
  const kinds = [
    exchange({}, listOf(1)),
    exchange({}, listOf('2', 3, '4')),
    exchange({ url: `${V1}/orders?page=0` }, listOf('5')),
    exchange({ url: `${V1}/broken` }, { headers: { ...json, 'x-total': '1' }, body: {} }),
    exchange({ url: `${V1}/carts` }, {}),
    exchange({ url: 'https://elsewhere.example/' }, {}),
  ];
  return names.flatMap((file, ordinal) =>
    kinds.map((_, index) => ({
      ...(kinds[(ordinal + index) % kinds.length] as Exchange),
      source: { file, index },
    })),
  );
}

/** Answers as was recorded, after so many turns of the event loop; tells what is asked. */
function answering(turns: () => number, onAsked = (_: Exchange) => {}) {
  return () => ({
    replay: async (one: Exchange) => {
      onAsked(one);
      for (let turn = turns(); turn > 0; turn -= 1) await nextTurn();
      return { exchange: one };
    },
  });
}

test('the report is the same whatever the concurrency, and however long answers take', async () => {
  const exchanges = recorded('d.har', 'b.har', 'a.har', 'c.har');
  const wanted = await check(exchanges, [shop], { replay: answering(() => 0) });
  expect(Object.values(wanted.verdicts)).not.toContain(0);
  const turns = fc.array(fc.nat(5), { minLength: 7, maxLength: 7 });
  await fc.assert(
    fc.asyncProperty(turns, fc.integer({ min: 2, max: 6 }), async (each, concurrency) => {
      let asked = 0;
      const replay = answering(() => each[asked++ % each.length] ?? 0);
      expect(await check(exchanges, [shop], { replay, concurrency })).toEqual(wanted);
    }),
    { numRuns: 30 },
  );
});

test('sessions go side by side, each in its order', async () => {
  const asked: string[] = [];
  const replay = answering(
    () => 1,
    ({ source }) => asked.push(`${source.file} ${source.index}`),
  );
  await check(recorded('a.har', 'b.har'), [shop], { replay, concurrency: 2 });
  expect(asked.slice(0, 4)).toEqual(['a.har 0', 'b.har 0', 'a.har 1', 'b.har 1']);
  for (const file of ['a.har', 'b.har']) {
    const indices = asked.filter((one) => one.startsWith(file)).map((one) => Number(one.at(-1)));
    expect(indices).toEqual([0, 1, 2, 3, 4, 5]);
  }
});

test('a shard replays whole sessions, and tells of the others', async () => {
  const asked = new Set<string>();
  const replay = answering(
    () => 0,
    ({ source }) => asked.add(source.file),
  );
  const { recordings } = await check(recorded('a.har', 'b.har', 'c.har'), [shop], {
    replay,
    shard: { index: 2, of: 2 },
  });
  expect([...asked]).toEqual(['b.har']);
  expect(recordings).toEqual(['a.har', 'b.har', 'c.har']);
});

test('recordings that break are told of in their order, and thrown where nobody is told', async () => {
  const sessions = ['a.har', 'b.har'].map((file, ordinal) => ({
    file,
    async *read() {
      for (let turn = ordinal; turn < 2; turn += 1) await nextTurn();
      yield recorded(file).slice(0, 1);
      throw new RecordingError({ problem: 'cut', location: { file } });
    },
  }));
  const options = { ...LENIENT, replay: answering(() => 0), concurrency: 2 };
  const told: (string | undefined)[] = [];
  const report = await reportOf(options, (run) =>
    judgeReplay(sessions, [shop], {
      ...run,
      onBroken: ({ location }) => told.push(location?.file),
    }),
  );
  expect(told).toEqual(['a.har', 'b.har']);
  expect(report.exchanges).toBe(2);
  await expect(judgeReplay(sessions, [shop], options)).rejects.toThrow('a.har: cut');
});

test('what was kept of a stopped replay counts again, answered or not', async () => {
  const exchanges = [
    exchange({}, listOf('2'), 0),
    exchange({ url: `${V1}/notes` }, { status: 404 }, 1),
  ];
  const kept = new Map<number, Kept>();
  const log: ReplayLog = {
    session: () => ({
      read: (index) => kept.get(index),
      begin() {},
      keep: (index, one) => kept.set(index, one),
      ended: undefined,
      deletedBefore: 0,
      end() {},
    }),
  };
  const replay = () => ({
    replay: async (one: Exchange) =>
      one.source.index === 0
        ? { exchange: one, recorded: { status: 200 } }
        : { unchecked: { party: 'target', reason: 'no answer' } as const },
  });
  const session = {
    file: 'a.har',
    async *read() {
      yield exchanges;
    },
  };
  const run = () => judgeReplay([session], [shop], { ...LENIENT, replay, concurrency: 1, log });
  const whole = await run();
  expect(kept.size).toBe(2);
  expect(whole.drift.map(({ disagree }) => disagree)).toEqual([
    ['contract-recording', 'contract-target'],
    ['contract-recording'],
  ]);
  expect(await run()).toEqual(whole);
});
