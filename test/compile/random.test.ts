import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createRandom, hash32, type Random } from '../../src/compile/random.ts';

describe('a stream', () => {
  test('is the same for the same seed, and another for another', () => {
    const draw = (seed: string) => draws(createRandom(seed), 20);
    expect(draw('specwright')).toEqual(draw('specwright'));
    expect(draw('specwright')).not.toEqual(draw('specwrighT'));
  });

  test('stays in [0, 1)', () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        for (const value of draws(createRandom(seed), 50)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThan(1);
        }
      }),
    );
  });

  test('fills its range evenly', () => {
    const counts = new Array<number>(64).fill(0);
    for (const value of draws(createRandom('even'), 64_000)) bump(counts, Math.floor(value * 64));
    expect(chiSquare(counts)).toBeLessThan(CHI_SQUARE_63);
  });

  test('fills pairs of consecutive values evenly', () => {
    const random = createRandom('pairs');
    const counts = new Array<number>(64).fill(0);
    for (let index = 0; index < 64_000; index++) {
      bump(counts, Math.floor(random.next() * 8) * 8 + Math.floor(random.next() * 8));
    }
    expect(chiSquare(counts)).toBeLessThan(CHI_SQUARE_63);
  });
});

describe('derive', () => {
  test('gives the same stream whatever was drawn in between', () => {
    const random = createRandom('path');
    const before = draws(random.derive('name'), 5);
    draws(random, 100);
    expect(draws(random.derive('name'), 5)).toEqual(before);
  });

  test('consumes nothing', () => {
    const [left, right] = [createRandom('path'), createRandom('path')];
    left.derive('name').next();
    left.derive(3).next();
    expect(draws(left, 5)).toEqual(draws(right, 5));
  });

  test('tells keys, and the paths to them, apart', () => {
    const root = createRandom('path');
    const first = [
      root,
      root.derive('a'),
      root.derive('b'),
      root.derive(0),
      root.derive(1),
      root.derive(''),
      root.derive('a').derive('b'),
      root.derive('b').derive('a'),
      root.derive('ab'),
    ].map((random) => random.next());
    expect(new Set(first).size).toBe(first.length);
  });

  test.each<[string, (root: Random, index: number) => Random]>([
    ['items', (root, index) => root.derive(index)],
    ['properties', (root, index) => root.derive(`property${index}`)],
    ['properties of items', (root, index) => root.derive(index).derive('id')],
  ])('gives first values of %s that are spread evenly', (_of, derive) => {
    const root = createRandom('siblings');
    const counts = new Array<number>(64).fill(0);
    for (let index = 0; index < 64_000; index++) {
      bump(counts, Math.floor(derive(root, index).next() * 64));
    }
    expect(chiSquare(counts)).toBeLessThan(CHI_SQUARE_63);
  });

  test('gives neighbours that say nothing of each other', () => {
    const root = createRandom('neighbours');
    const counts = new Array<number>(64).fill(0);
    for (let index = 0; index < 64_000; index++) {
      const [left, right] = [root.derive(index).next(), root.derive(index + 1).next()];
      bump(counts, Math.floor(left * 8) * 8 + Math.floor(right * 8));
    }
    expect(chiSquare(counts)).toBeLessThan(CHI_SQUARE_63);
  });
});

describe('integer', () => {
  test.each<[number, number]>([
    [0, 0],
    [-3, 3],
    [0, 2 ** 32 - 1],
    [0, 2 ** 32],
    [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
    [-(2 ** 63), 2 ** 63],
  ])('of %d to %d stays within them, and whole', (min, max) => {
    const random = createRandom('bounds');
    for (let index = 0; index < 1_000; index++) {
      const value = random.integer(min, max);
      expect(Number.isInteger(value)).toBe(true);
      expect(value).toBeGreaterThanOrEqual(min);
      expect(value).toBeLessThanOrEqual(max);
    }
  });

  test('reaches both ends', () => {
    const random = createRandom('ends');
    const seen = new Set(Array.from({ length: 200 }, () => random.integer(1, 6)));
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('fills a range beyond 32 bits down to its last bits', () => {
    const random = createRandom('big');
    const counts = new Array<number>(64).fill(0);
    for (let index = 0; index < 64_000; index++) bump(counts, random.integer(0, 2 ** 52 - 1) % 64);
    expect(chiSquare(counts)).toBeLessThan(CHI_SQUARE_63);
  });
});

test('pick takes each entry, boolean keeps to its probability', () => {
  const random = createRandom('picks');
  const picked = new Set(Array.from({ length: 100 }, () => random.pick(['a', 'b', 'c'])));
  expect(picked).toEqual(new Set(['a', 'b', 'c']));
  const often = Array.from({ length: 10_000 }, () => random.boolean(0.9)).filter(Boolean).length;
  expect(often).toBeGreaterThan(8_800);
  expect(often).toBeLessThan(9_200);
  expect(random.boolean(0)).toBe(false);
  expect(random.boolean(1)).toBe(true);
});

describe('hash32', () => {
  test('is an unsigned 32-bit integer that depends on text and seed', () => {
    expect(hash32('a')).toBe(hash32('a'));
    expect(new Set([hash32(''), hash32('a'), hash32('b'), hash32('a', 1)]).size).toBe(4);
    fc.assert(
      fc.property(fc.string(), fc.integer(), (text, seed) => {
        const hash = hash32(text, seed);
        expect(hash >>> 0).toBe(hash);
      }),
    );
  });

  test('changes half of its bits when one bit of the text changes', () => {
    let changed = 0;
    let pairs = 0;
    for (let index = 0; index < 500; index++) {
      const code = 0x4e00 + index;
      for (let bit = 0; bit < 8; bit++) {
        const text = `key${String.fromCharCode(code)}`;
        const other = `key${String.fromCharCode(code ^ (1 << bit))}`;
        changed += bitsOf(hash32(text) ^ hash32(other));
        pairs++;
      }
    }
    expect(changed / pairs).toBeGreaterThan(15.5);
    expect(changed / pairs).toBeLessThan(16.5);
  });
});

/** The value of χ² that 63 degrees of freedom exceed once in a hundred thousand times. */
const CHI_SQUARE_63 = 124;

function draws(random: Random, count: number): number[] {
  return Array.from({ length: count }, () => random.next());
}

function bump(counts: number[], index: number): void {
  counts[index] = (counts[index] ?? 0) + 1;
}

function chiSquare(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
}

function bitsOf(value: number): number {
  return (value >>> 0).toString(2).replaceAll('0', '').length;
}
