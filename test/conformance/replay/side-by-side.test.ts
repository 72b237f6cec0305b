import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sideBySide } from '../../../src/conformance/replay/side-by-side.ts';

/** A source of some items that takes so many turns of the event loop for each. */
async function* source(name: string, turns: readonly number[], onItem = (_: string) => {}) {
  for (const [index, count] of turns.entries()) {
    for (let turn = 0; turn < count; turn += 1) await nextTurn();
    onItem(name);
    yield `${name}${index}`;
  }
}

const BREADTH = { concurrency: 3, mostWaiting: 100 };

test('items come in the order of their sources, however long each takes', async () => {
  const turns = fc.array(fc.array(fc.nat(4), { maxLength: 6 }), { maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(
      turns,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      async (sources, concurrency, mostWaiting) => {
        const made = sources.map((each, index) => source(`${index}.`, each));
        const items = await Array.fromAsync(sideBySide(made, { concurrency, mostWaiting }));
        expect(items).toEqual(
          sources.flatMap((each, index) => each.map((_, at) => `${index}.${at}`)),
        );
      },
    ),
    { numRuns: 100 },
  );
});

test('no more sources than are wanted are worked off at once', async () => {
  let open = 0;
  let most = 0;
  const counted = async function* () {
    open += 1;
    most = Math.max(most, open);
    await nextTurn();
    yield open;
    open -= 1;
  };
  await Array.fromAsync(sideBySide(Array.from({ length: 9 }, counted), BREADTH));
  expect(most).toBe(3);
});

test('what waits for its turn is bounded', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const slow = async function* () {
    await promise;
    yield 'a';
  };
  let made = 0;
  const fast = source(
    'b',
    Array.from({ length: 50 }, () => 0),
    () => {
      made += 1;
    },
  );
  const items = Array.fromAsync(sideBySide([slow(), fast], { concurrency: 2, mostWaiting: 5 }));
  for (let turn = 0; turn < 60; turn += 1) await nextTurn();
  expect(made).toBe(5);
  resolve();
  expect(await items).toHaveLength(51);
});

describe('the first failure ends all', () => {
  const failing = async function* () {
    yield 'a';
    throw new Error('broken');
  };

  test('and is thrown, even out of turn', async () => {
    let isOver = false;
    const endless = async function* () {
      try {
        for (;;) {
          await nextTurn();
          yield 'b';
        }
      } finally {
        isOver = true;
      }
    };
    const items = Array.fromAsync(sideBySide([endless(), failing()], BREADTH));
    await expect(items).rejects.toThrow('broken');
    expect(isOver).toBe(true);
  });

  test('who reads no further lets the sources end', async () => {
    const begun: string[] = [];
    const made = ['a', 'b', 'c', 'd'].map((name) =>
      source(name, [1, 1, 1], (one) => begun.push(one)),
    );
    for await (const _ of sideBySide(made, BREADTH)) break;
    const before = begun.length;
    for (let turn = 0; turn < 9; turn += 1) await nextTurn();
    expect(begun).toHaveLength(before);
  });
});
