// Apart from what listens: these are the types of users, who needn't have those of Node.

/** A server that answers until it is closed. */
export interface RunningServer {
  /** `http://127.0.0.1:4010`, without a slash at its end. */
  readonly url: string;
  /**
   * Takes no more requests, answers those that came, and waits until the port is free. An answer that isn't
   * due within two seconds isn't waited for.
   */
  close(): Promise<void>;
}

/** A certificate with its key, both PEM. */
export interface Tls {
  readonly cert: string | Uint8Array;
  readonly key: string | Uint8Array;
}

/** Where to listen. */
export interface ListenOptions {
  readonly host: string;
  /** 0 picks a free one. */
  readonly port: number;
  /** Absent: HTTP in the clear. */
  readonly tls?: Tls | undefined;
}
