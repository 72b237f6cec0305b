/** How many cohorts there are to choose from: as many as three words of 32 bits have. */
export const COHORTS = 96;

/**
 * A set of cohorts, by their indexes: a bit each, so that what chooses among all of them takes a few
 * operations. It doesn't change.
 */
export class CohortSet {
  static readonly ALL = new CohortSet(-1, -1, -1);
  static readonly NONE = new CohortSet(0, 0, 0);

  readonly #low: number;
  readonly #middle: number;
  readonly #high: number;

  private constructor(low: number, middle: number, high: number) {
    this.#low = low;
    this.#middle = middle;
    this.#high = high;
  }

  /** The cohorts for whose index something holds. */
  static of(holds: (index: number) => boolean): CohortSet {
    const words = [0, 0, 0] as [number, number, number];
    for (let index = 0; index < COHORTS; index++) {
      if (holds(index)) words[index >> 5] = (words[index >> 5] as number) | (1 << (index & 31));
    }
    return new CohortSet(...words);
  }

  get isEmpty(): boolean {
    return (this.#low | this.#middle | this.#high) === 0;
  }

  and(other: CohortSet): CohortSet {
    return new CohortSet(
      this.#low & other.#low,
      this.#middle & other.#middle,
      this.#high & other.#high,
    );
  }

  or(other: CohortSet): CohortSet {
    return new CohortSet(
      this.#low | other.#low,
      this.#middle | other.#middle,
      this.#high | other.#high,
    );
  }

  not(): CohortSet {
    return new CohortSet(~this.#low, ~this.#middle, ~this.#high);
  }

  /** The indexes of the cohorts, in ascending order. */
  indexes(): number[] {
    const indexes: number[] = [];
    addIndexes(this.#low, 0, indexes);
    addIndexes(this.#middle, 32, indexes);
    addIndexes(this.#high, 64, indexes);
    return indexes;
  }
}

function addIndexes(word: number, from: number, indexes: number[]): void {
  for (let rest = word; rest !== 0; rest &= rest - 1) {
    indexes.push(from + 31 - Math.clz32(rest & -rest));
  }
}
