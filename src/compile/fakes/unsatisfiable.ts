import type { JsonObject } from '../../contract/contract.ts';

/**
 * That no value can be made of a schema. Caught where another choice is left, else told as a
 * `SchemaError`, of which it is the cause. It is no `Error`: a search throws thousands, and noting the
 * stack of each would take most of its time.
 */
export class Unsatisfiable {
  readonly reason: string;
  /** Where the reason lies, if one schema alone is it. */
  readonly schema: JsonObject | undefined;
  /** Whether there is none. Otherwise none was found, though there may be one. */
  readonly proven: boolean;

  constructor(reason: string, schema?: JsonObject, proven = true) {
    this.reason = reason;
    this.schema = schema;
    this.proven = proven;
  }
}

/** That no value was found, though there may be one. */
export function notFound(reason: string, schema?: JsonObject): Unsatisfiable {
  return new Unsatisfiable(reason, schema, false);
}

/** What tells why several ways all failed: one that may yet lead somewhere comes before a proof. */
export function reasonOf(failures: readonly Unsatisfiable[]): Unsatisfiable | undefined {
  return failures.find(({ proven }) => !proven) ?? failures[0];
}

/** What `make` gives, or the reason why it can't. Anything else that it throws goes on. */
export function satisfied<T>(make: () => T): T | Unsatisfiable {
  try {
    return make();
  } catch (error) {
    if (error instanceof Unsatisfiable) return error;
    throw error;
  }
}
