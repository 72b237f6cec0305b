/** The part of a stream of bytes that is in memory: what has come and wasn't taken yet. */
export class ByteWindow {
  readonly #chunks: AsyncIterator<Uint8Array>;
  /** What is there stands from {@link start} to {@link end}. */
  bytes: Buffer = Buffer.alloc(0);
  start = 0;
  end = 0;

  /** @param chunks each of which need last no longer than until the next is asked for. */
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
    this.#append(value);
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

  #append(chunk: Uint8Array): void {
    if (this.bytes.length - this.end < chunk.length) this.#makeRoom(this.length + chunk.length);
    this.bytes.set(chunk, this.end);
    this.end += chunk.length;
  }

  /** Moves what is there to the front: of this memory, unless that is too small, or far too large. */
  #makeRoom(needed: number): void {
    const { bytes } = this;
    const isFit = needed <= bytes.length && bytes.length <= 4 * needed;
    // By doubling, so that a long value isn't copied for each of its chunks.
    const room = isFit ? bytes : Buffer.allocUnsafe(2 * needed);
    this.end = bytes.copy(room, 0, this.start, this.end);
    this.bytes = room;
    this.start = 0;
  }
}
