/** What may become of an answer on its way. */
export const DISTURBANCES = ['slow', 'cut', 'reset', 'duplicated'] as const;
export type Disturbance = (typeof DISTURBANCES)[number];

/** How an answer goes out, where not at once and whole. */
export interface Delivery {
  /** Milliseconds before its first byte; `Infinity`: it never comes. */
  readonly delay?: number;
  /**
   * `slow`: its body trickles, for a second in all; `cut`: the connection ends amid its body; `reset`:
   * before its first byte; `duplicated`: it is sent twice.
   */
  readonly disturbance?: Disturbance;
}
