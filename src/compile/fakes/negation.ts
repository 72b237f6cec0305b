import type { Json, Schema } from '../../contract/contract.ts';
import type { Constraints, Draft } from './constraints.ts';
import { isNamed } from './property-rules.ts';
import { Unsatisfiable } from './unsatisfiable.ts';

/** One way to break a schema: a schema that must hold instead, and what JSON Schema has no keyword for. */
export interface Negation {
  readonly schema: Schema;
  readonly exclude?: Exclusion;
  /** The property that must not, or must, be there for it. */
  readonly forbids?: string;
  readonly requires?: string;
}

/** What values must not be. */
export interface Exclusion {
  readonly values?: readonly Json[];
  readonly multipleOf?: number;
  readonly integers?: true;
  readonly pattern?: string;
  readonly format?: string;
  readonly uniqueItems?: true;
}

/** Adds what a negation excludes beyond its schema. @throws Unsatisfiable where nothing is left. */
export function excluding(
  constraints: Constraints,
  { exclude: excluded = {} }: Negation,
): Constraints {
  const draft: Draft = { ...constraints };
  const { values, multipleOf, integers, pattern, format, uniqueItems } = excluded;
  if (values !== undefined) draft.excluded = [...draft.excluded, ...values];
  if (multipleOf !== undefined) draft.excludedMultiples = [...draft.excludedMultiples, multipleOf];
  if (pattern !== undefined) draft.excludedPatterns = [...draft.excludedPatterns, pattern];
  if (integers) draft.fractional = true;
  if (uniqueItems) draft.repeatedItems = true;
  if (format !== undefined && format === draft.format) {
    throw new Unsatisfiable(`format ${format} is both required and excluded`);
  }
  return draft;
}

/** What a negation changes: nothing that is declared, a declared value, or what is declared at all. */
export function costOf({ forbids, requires }: Negation, constraints: Constraints): number {
  if (forbids !== undefined) return isNamed(constraints, forbids) ? 2 : 0;
  if (requires !== undefined) return isNamed(constraints, requires) ? 1 : 3;
  return 1;
}
