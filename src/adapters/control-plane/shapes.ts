// What the control plane says in JSON. The live page reads it: nothing of Node's may stand here.

export interface JournalShape {
  /** How many the journal holds of what was asked for, whatever `after` and `limit` leave out. */
  readonly count: number;
  /** The number of the oldest of these; absent where it holds none. */
  readonly oldest?: number;
  readonly entries: readonly EntryShape[];
}

/** A request that a mock has seen, and its answer. */
export interface EntryShape {
  /** Counts up from 1 in the order of the answers, of all contracts. */
  readonly number: number;
  /** A date-time, by the clock of its sandbox. */
  readonly at: string;
  readonly sandbox: string;
  /** '' for requests that none of several contracts answers. */
  readonly contract: string;
  /** `null` where the request belongs to none. */
  readonly operation: string | null;
  readonly request: MessageShape & { readonly method: string; readonly url: string };
  readonly response: MessageShape & { readonly status: number };
  /** Why it was answered so. */
  readonly reason: string;
}

export interface CallbacksShape {
  /** How many were sent, whatever `after` and `limit` leave out. */
  readonly count: number;
  /** The number of the oldest of these; absent where none was. */
  readonly oldest?: number;
  readonly sent: readonly SentShape[];
}

/** A callback or webhook that was sent, or was to be. */
export interface SentShape extends Pick<EntryShape, 'at' | 'sandbox' | 'contract' | 'request'> {
  /** Counts on from what came before it, be it asked or sent. */
  readonly number: number;
  readonly kind: 'callback' | 'webhook';
  readonly name: string;
  /** Whose callback it is; `null` for a webhook. */
  readonly operation: string | null;
  /** Absent where none came; `failure` says why. */
  readonly response?: EntryShape['response'];
  readonly failure?: string;
  /** How the answer breaks what the contract documents of it, in words; absent where it doesn't. */
  readonly breaches?: readonly string[];
}

export interface MessageShape {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  /** Absent where there is none. */
  readonly body?: string;
  /** Where the body is no text. */
  readonly encoding?: 'base64';
}

export interface OverridesShape {
  readonly overrides: readonly OverrideShape[];
}

export interface OverrideShape {
  readonly contract: string;
  readonly operation: string;
  /** How many answers are left of it; absent where it doesn't end. */
  readonly left?: number;
  /** Absent where a function in code makes the reply. */
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  /** In milliseconds. */
  readonly delay?: number;
  readonly disturbance?: string;
  readonly breach?: boolean;
}

export interface HealthShape {
  readonly status: 'ok';
  readonly version: string;
  readonly contracts: readonly string[];
  /** Another one once the mocks were started anew. */
  readonly run: string;
  /** Another one once a contract was changed. */
  readonly revision: string;
}

export interface ClockShape {
  /** A date-time. */
  readonly now: string;
  /** Whether it stands still. */
  readonly fixed: boolean;
}

export interface OperationsShape {
  readonly contracts: readonly ContractShape[];
}

export interface ContractShape {
  readonly contract: string;
  readonly title: string;
  readonly operations: readonly OperationShape[];
}

export interface OperationShape {
  /** `GET /things/{id}` */
  readonly id: string;
  readonly summary?: string;
  readonly responses: readonly {
    /** `200`, `4XX`, `default`. */
    readonly status: string;
    readonly description: string;
    /** The names of its examples. */
    readonly examples: readonly string[];
  }[];
}

export interface CoverageShape {
  readonly contracts: readonly {
    readonly contract: string;
    readonly operations: ShareShape;
    readonly statuses: ShareShape;
    readonly parameters: ShareShape;
  }[];
}

export interface ShareShape {
  readonly documented: number;
  readonly exercised: number;
  readonly missing: readonly string[];
}

export interface SandboxesShape {
  /** Those that the journal knows, and how many requests it holds of each. */
  readonly sandboxes: readonly { readonly name: string; readonly requests: number }[];
}
