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
