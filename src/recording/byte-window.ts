/** The part of a stream of bytes that is in memory: what has come and wasn't taken yet. */
export class ByteWindow {
  readonly #chunks: AsyncIterator<Uint8Array>;
  /** What is there stands from {@link start} to {@link end}. */
  bytes: Buffer = Buffer.alloc(0);
  start = 0;
  end = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** How many bytes are there. */
  get length(): number {
    return this.end - this.start;
  }

  /** Waits for the next chunk. Gives false at the end of the stream. */
  async more(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    if (done === true) return false;
    this.#append(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
    return true;
  }

  /** Waits until a number of bytes is there, or the stream ends. */
  async fill(length: number): Promise<void> {
    while (this.length < length && (await this.more()));
  }

  /** Stops reading. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }

  #append(chunk: Buffer): void {
    if (this.length === 0) {
      this.bytes = chunk;
      this.start = 0;
      this.end = chunk.length;
      return;
    }
    if (this.bytes.length - this.end < chunk.length) {
      // By doubling, so that a long value isn't copied for each of its chunks.
      const larger = Buffer.allocUnsafe(Math.max(2 * this.length, this.length + chunk.length));
      this.end = this.bytes.copy(larger, 0, this.start, this.end);
      this.bytes = larger;
      this.start = 0;
    }
    this.end += chunk.copy(this.bytes, this.end);
  }
}
