import type { Json, JsonObject, Pointer } from '../../src/contract/contract.ts';

/** A schema that is written, and what its keywords are written with. */
export interface Subject {
  readonly schema: JsonObject;
  readonly nameOf: (pointer: Pointer) => string | undefined;
  /** The number that the author of the document wrote at a place in the schema. */
  readonly written: (...tokens: readonly (string | number)[]) => string | undefined;
  /** The text of a schema in it. */
  readonly inner: (schema: Json, ...tokens: readonly (string | number)[]) => string;
}
