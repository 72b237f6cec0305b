import type { RuleBreach } from '../../src/semantics/semantics.ts';

/**
 * A rule on a successful answer. `Request` is as much of a request as the rule looks at, so that
 * operations can share it.
 */
export interface AnswerRule<Body, Request> {
  readonly name: string;
  readonly documented: string;
  readonly source: string;
  readonly status: 200;
  breach(body: Body, request: Request): RuleBreach | undefined;
}

/** A breach at a pointer below `data`. */
export function inAnswer(pointer: string, received: unknown): RuleBreach {
  return { at: 'response.body', pointer: `/data${pointer}`, received };
}

/** Whether a number says how many there are. */
export function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

/** Whether two numbers differ by no more than rounding does. */
export function areClose(a: number, b: number, scale: number): boolean {
  return Math.abs(a - b) <= rounding(scale);
}

/** By how much rounding changes a number of some size: to two decimals, or to six digits. */
export function rounding(scale: number): number {
  return Math.max(0.0051, Math.abs(scale) * 1e-6);
}
