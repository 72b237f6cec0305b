/**
 * What a documentation page says of one operation. Written from the page, not from the contract: what
 * the contract forgot must show.
 */
export interface DocumentedOperation {
  /** As the page prints them, ranges among them; those that it merely implies or prose gives, too. */
  readonly statuses: readonly string[];
  /** Texts of errors, to the letter. */
  readonly messages?: readonly string[];
  /** Why no request can provoke a message, or a status, where none can. */
  readonly unprovokable?: Readonly<Record<string, string>>;
}

/** Why no request of a test can provoke some statuses of an API, so that they are asked for by name. */
export type UnprovokableStatuses = Readonly<Record<string, string>>;

/** By operation, as `GET /events/data_series`. */
export type DocumentedOperations = Readonly<Record<string, DocumentedOperation>>;
