/**
 * A seeded stream of random values. Streams are keyed by path: `derive` gives an independent one for
 * a property or an item and consumes nothing, so that adding a field doesn't reshuffle the others.
 */
export interface Random {
  /** The stream of the part named `key`; the same at every call, whatever was drawn in between. */
  derive(key: string | number): Random;
  /** A number in [0, 1) with 32 random bits. */
  next(): number;
  /** The number in [0, 1) at an index, an integer: always the same one, and nothing is drawn. */
  at(index: number): number;
  /** An integer between two integers, both included. */
  integer(min: number, max: number): number;
  /** One entry of a list that isn't empty. */
  pick<T>(list: readonly T[]): T;
  /** True with the given probability, by default a half. */
  boolean(probability?: number): boolean;
}

/** Makes the stream of a seed: equal seeds give equal streams, on every machine. */
export function createRandom(seed: string): Random {
  // Both hashes in one pass: a seed may be a whole request.
  let first = FNV_BASIS;
  let second = FNV_BASIS ^ SECOND_LANE;
  for (let index = 0; index < seed.length; index++) {
    const unit = seed.charCodeAt(index);
    first = Math.imul(first ^ unit, FNV_PRIME);
    second = Math.imul(second ^ unit, FNV_PRIME);
  }
  return new Stream(mix(first), mix(second));
}

/**
 * Hashes a text to an unsigned 32-bit integer: FNV-1a over its UTF-16 code units, then a finalizer
 * that spreads each bit over all others. Not for cryptography.
 */
export function hash32(text: string, seed = 0): number {
  let hash = FNV_BASIS ^ seed;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  }
  return mix(hash) >>> 0;
}

const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const GOLDEN_RATIO = 0x9e3779b9;
const SECOND_LANE = 0x5bd1e995;
const TWO_POW_32 = 2 ** 32;
const TWO_POW_53 = 2 ** 53;

/**
 * SplitMix in 32 bits: a counter that steps by an odd number of its own, finalized at each draw. Two
 * lanes of 32 bits identify a stream, since paths are many enough to meet in one. Whole numbers of
 * 32 bits only: they stay out of the heap.
 */
class Stream implements Random {
  readonly #first: number;
  readonly #second: number;
  #state: number;

  constructor(first: number, second: number) {
    this.#first = first | 0;
    this.#second = second | 0;
    this.#state = first | 0;
  }

  derive(key: string | number): Random {
    const hash =
      typeof key === 'string'
        ? hash32(key, this.#first)
        : mix(this.#first ^ Math.imul(key + 1, GOLDEN_RATIO));
    return new Stream(hash, mix(this.#second + Math.imul(hash, SECOND_LANE)));
  }

  next(): number {
    this.#state = (this.#state + (this.#second | 1)) | 0;
    return (mix(this.#state ^ this.#second) >>> 0) / TWO_POW_32;
  }

  at(index: number): number {
    return (mix(this.#first ^ Math.imul(index, GOLDEN_RATIO) ^ this.#second) >>> 0) / TWO_POW_32;
  }

  integer(min: number, max: number): number {
    const span = max - min + 1;
    if (span <= TWO_POW_32) return min + Math.floor(this.next() * span);
    const high = Math.floor(this.next() * 2 ** 26);
    const low = Math.floor(this.next() * 2 ** 27);
    return Math.min(max, min + Math.floor(((high * 2 ** 27 + low) / TWO_POW_53) * span));
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  boolean(probability = 0.5): boolean {
    return this.next() < probability;
  }
}

/** The finalizer `lowbias32` of Chris Wellons' hash prospector. */
function mix(value: number): number {
  let hash = value;
  hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
  return (hash ^ (hash >>> 16)) | 0;
}
