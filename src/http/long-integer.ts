/** What `JSON.stringify` writes as the text that it is; TypeScript doesn't know it yet. */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): object };

/**
 * An integer beyond those that every double holds exactly (RFC 8259 §6), such as the last int64,
 * 9223372036854775807. It counts and compares as the nearest number, and is written with the digits
 * that it came with.
 */
export class LongInteger extends Number {
  /** As in the text: `-9223372036854775808`. */
  readonly #digits: string;

  constructor(digits: string) {
    super(digits);
    this.#digits = digits;
  }

  override toString(): string {
    return this.#digits;
  }

  toJSON(): object {
    return rawJSON(this.#digits);
  }
}

/** Reads the text of a JSON number. */
export function exactNumber(text: string): number | LongInteger {
  const number = Number(text);
  return Number.isSafeInteger(number) || !/^-?\d+$/.test(text) ? number : new LongInteger(text);
}
