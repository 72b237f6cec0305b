import type { Schema } from '../../contract/contract.ts';
import type { Compiled, Extent } from './fake.ts';

/** What an object needs of the compiler. */
export interface ObjectCompiler {
  /** The words of the object's component or property. */
  readonly owner: string;
  readonly extent: Extent;
  /** Compiles the value of a property from the schemas that hold for it together. */
  readonly compileProperty: (
    name: string,
    schemas: readonly Schema[],
    required: boolean,
  ) => Compiled;
  /** Whether a property is left out in this direction, required or not (`readOnly`, `writeOnly`). */
  readonly isHidden: (schemas: readonly Schema[]) => boolean;
  /** Whether some value satisfies all the schemas. */
  readonly isPossible: (schemas: readonly Schema[]) => boolean;
}
