import { SchemaError } from '../../src/errors.ts';
import { eventsNamed } from './conditions.ts';
import type { Condition } from './operators.ts';

/** A request looks at no more conditions, over all its series, steps and rules. */
const MOST_CONDITIONS = 50;

/** For filters that the request brings. */
export function invalidFilter(problem: string) {
  return {
    status: 400,
    body: { error: 'INVALID_FILTER', message: `Invalid filter: ${problem}` },
  } as const;
}

/** For filters that an earlier request brought, and those of SQL. */
export function queryFailed(problem: string) {
  return {
    status: 500,
    body: { error: 'QUERY_FAILED', message: `Query failed: ${problem}` },
  } as const;
}

/**
 * Answers as a function does, or with a refusal where filters take too long. It is no rule: the
 * vendor's database may well be quicker.
 */
export function refuseSlow<Args extends readonly unknown[], Answer, Refusal>(
  refusal: (problem: string) => Refusal,
  answer: (...args: Args) => Answer,
): (...args: Args) => Answer | Refusal {
  return (...args) => {
    try {
      return answer(...args);
    } catch (error) {
      if (error instanceof SchemaError) return refusal(error.problem);
      throw error;
    }
  };
}

/**
 * Refuses more conditions than anybody writes. Each name of an event is one: it makes events of its own.
 * @throws {SchemaError} they are too many.
 */
export function limitConditions(conditions: readonly Condition[] = []): void {
  const counts = conditions.map((condition) => Math.max(1, eventsNamed([condition]).length));
  if (counts.reduce((sum, count) => sum + count, 0) <= MOST_CONDITIONS) return;
  throw new SchemaError({
    problem: `this mock looks at ${MOST_CONDITIONS} conditions at most, of a request or of an audience`,
  });
}
