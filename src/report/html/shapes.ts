/** What the page is given, as JSON. It runs in browsers: nothing is imported here. */

/** From what fails a run to what was left out. */
export const VERDICTS = ['fail', 'unchecked', 'skipped', 'pass'] as const;

export type VerdictName = (typeof VERDICTS)[number];

/** What a run comes to, in a size that doesn't grow with the traffic. */
export interface RunShape {
  readonly contracts: readonly string[];
  readonly exchanges: number;
  readonly verdicts: Readonly<Record<VerdictName, number>>;
  /** Why the run falls short; none: it doesn't, and comes to its conclusion. */
  readonly shortcomings: readonly string[];
  readonly conclusion: string;
  /** The worst first. */
  readonly causes: readonly CauseShape[];
  readonly reasons: readonly ReasonShape[];
  readonly coverage: readonly CoverageShape[];
  readonly claims: readonly ClaimShape[];
  readonly moreClaims: number;
  readonly drift: readonly DriftShape[];
}

/** What findings go back to: clauses that are broken alike. */
export interface CauseShape {
  readonly check: string;
  readonly severity: 'error' | 'warning' | 'info';
  /** `GET /orders and 2 more operations`. */
  readonly subject: string;
  readonly operations: readonly string[];
  /** `response.body`, and where in it. */
  readonly at: string;
  readonly pointers: readonly string[];
  readonly documented: string;
  readonly evidence: readonly EvidenceShape[];
  /** Where the contract says so: `openapi.yaml:88:15`. */
  readonly place: string;
  readonly edit?: string;
  /** Why it is borne, where a baseline knows it. */
  readonly known?: string;
  readonly findings: number;
  /** Absent where it shows in several places: their exchanges may be the same. */
  readonly exchanges?: number;
}

/** What one exchange shows of a cause. */
export interface EvidenceShape {
  readonly received: string;
  /** `GET https://…`. */
  readonly request: string;
  readonly status: number | null;
  /** `a.har entries[3]`. */
  readonly place: string;
}

/** Why exchanges weren't judged, and whose doing that is. */
export interface ReasonShape {
  readonly verdict: 'unchecked' | 'skipped';
  readonly reason: string;
  readonly party: string | null;
  readonly count: number;
  /** The exchange that came first: `a.har entries[3]`. */
  readonly first: string;
}

/** How much of a contract the exchanges have shown. */
export interface CoverageShape {
  readonly contract: string;
  readonly shares: readonly {
    readonly name: string;
    readonly documented: number;
    readonly exercised: number;
    /** The first of them. */
    readonly missing: readonly string[];
  }[];
  /** In the order of the contract. */
  readonly operations: readonly {
    readonly operation: string;
    /** The documented statuses that no exchange shows: `429`, `5XX`, `default`. */
    readonly missing: readonly string[];
  }[];
}

/** A place that could be documented more tightly. */
export interface ClaimShape {
  readonly what: string;
  readonly documented: string;
  readonly shown: string;
  readonly seen: number;
  readonly proposal: string;
  readonly place: string;
}

/** What contract, recordings and target disagree on. */
export interface DriftShape {
  readonly severity: 'error' | 'warning' | 'info';
  /** `GET /orders 200`. */
  readonly answer: string;
  /** `body /data/0/id`. */
  readonly at: string;
  readonly documented: string | null;
  readonly recorded: string | null;
  readonly received: string | null;
  /** Who of the three disagrees with the others. */
  readonly differs: string;
  readonly exchanges: number;
  readonly first: string;
  readonly place: string;
}

/** The exchanges, as numbers: texts by their place in the list of them, of which the first is empty. */
export interface ExchangesShape {
  /** For each exchange {@link ROW} numbers. */
  readonly rows: readonly number[];
  /** For each finding {@link FINDING} numbers, in the order of the exchanges. */
  readonly findings: readonly number[];
  /** For each operation and status {@link CELL} numbers: of all exchanges, listed or not. */
  readonly cells: readonly number[];
  readonly texts: readonly string[];
  /** What the page would grow too large with. */
  readonly unlisted: { readonly exchanges: number; readonly findings: number };
}

/** The numbers of an exchange; the status is 0 where none was judged, the verdict one of {@link VERDICTS}. */
export const ROW = {
  recording: 0,
  index: 1,
  contract: 2,
  operation: 3,
  status: 4,
  verdict: 5,
  reason: 6,
  request: 7,
  length: 8,
} as const;

/** The numbers of a finding: its exchange and its cause by their places in the lists, and texts. */
export const FINDING = { row: 0, cause: 1, pointer: 2, received: 3, length: 4 } as const;

/** The numbers of an operation and status: texts, the status, and how many exchanges of each verdict. */
export const CELL = { contract: 0, operation: 1, status: 2, verdicts: 3, length: 7 } as const;
