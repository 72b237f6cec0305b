import type { Json, Pointer } from '../../contract/contract.ts';
import type { Change } from '../../contract/splice.ts';
import type { Cluster } from '../report.ts';

/** An edit of a contract that makes it allow what was received. */
export interface Edit {
  /** What it does, in words. */
  readonly summary: string;
  readonly steps: readonly Step[];
  /**
   * Of the exchanges that fail for nothing else, those that are known to pass by it: all, those whose
   * values are evident, or none.
   */
  readonly mends: 'all' | 'evident' | 'none';
}

/** Why no edit is made, in a few words. */
export interface NoEdit {
  readonly noEdit: string;
}

/** A change of one place in the author's document. */
export interface Step {
  readonly pointer: Pointer;
  readonly change: Change;
}

/** What stands at a pointer of the author's document; `undefined` where it leads nowhere. */
export type ValueAt = (pointer: Pointer) => Json | undefined;

/** A clause of the author's document that is broken, and what broke it. */
export interface Clause {
  readonly valueAt: ValueAt;
  /** Of OpenAPI: `3.0.3`. */
  readonly version: string;
  readonly pointer: Pointer;
  /** What stands there. */
  readonly value: Json;
  readonly cluster: Cluster;
  /** The values that came, as far as the evidence shows them whole and nothing else refuses them. */
  readonly values: readonly Json[];
}

/** No value is known that an edit could allow. */
export const NOT_EVIDENT: NoEdit = {
  noEdit: 'what came is masked, cut for length, or first of all refused by what stands beside it',
};

/** No document that is read as doubles can say what came. */
export const ROUNDED: NoEdit = { noEdit: 'an integer beyond 2^53 would be rounded' };

/** An edit of one step, which mends all. */
export function edit(summary: string, pointer: Pointer, change: Change): Edit {
  return { summary, steps: [{ pointer, change }], mends: 'all' };
}

/** Whether something is an edit, and no reason for none. */
export function isEdit(proposal: Edit | NoEdit): proposal is Edit {
  return 'steps' in proposal;
}
