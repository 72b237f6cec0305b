/**
 * What a documentation page says of one operation. Written from the page, not from the contract: what
 * the contract forgot must show.
 */
export interface DocumentedOperation {
  /** As the page prints them, ranges among them; those that it merely implies or prose gives, too. */
  readonly statuses: readonly string[];
  /** Texts of errors, to the letter. */
  readonly messages?: readonly string[];
  /** What the page demands of a request or promises of an answer, and what shows that it is kept. */
  readonly rules?: DocumentedRules;
  /** Why no request can provoke a message, or a status, where none can. */
  readonly unprovokable?: Readonly<Record<string, string>>;
}

/** What shows each rule, by the rule in our words: all of it, where it is several things. */
export type DocumentedRules = Readonly<Record<string, Evidence | readonly Evidence[]>>;

/**
 * What tests have to provoke: a rule of the semantics that a request or an answer breaks, a credential
 * that is denied, a clause of the contract that is broken (as `request.body /steps/0/event required`:
 * part, place with 0 for any position in a list, keyword), or a test of the contract for what no single
 * exchange breaks, by its file and a part of its name (as `test marks.test.ts: a private mark`).
 */
export type Evidence =
  | `rule ${string}`
  | `denial ${string}`
  | `${'request' | 'response'}.${string}`
  | `test ${string}: ${string}`;

/** Why no request of a test can provoke some statuses of an API, so that they are asked for by name. */
export type UnprovokableStatuses = Readonly<Record<string, string>>;

/** By operation, as `GET /events/data_series`. */
export type DocumentedOperations = Readonly<Record<string, DocumentedOperation>>;
