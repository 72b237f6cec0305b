import type { JsonObject } from '../../contract/contract.ts';

/** That no value can be made of a schema. Caught where another choice is left, else told as a `SchemaError`. */
export class Unsatisfiable extends Error {
  readonly reason: string;
  /** Where the reason lies, if one schema alone is it. */
  readonly schema: JsonObject | undefined;

  constructor(reason: string, schema?: JsonObject) {
    super(reason);
    this.reason = reason;
    this.schema = schema;
  }
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
