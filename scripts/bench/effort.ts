/** How long a benchmark may take. */
export interface Effort {
  readonly rounds: number;
  /** Of one round of load, in seconds. */
  readonly seconds: number;
  /** Whether only Specwright and whom it promises to outrun are measured. */
  readonly isSample: boolean;
}
