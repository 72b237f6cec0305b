import { SchemaError } from '../../src/errors.ts';

const REASON = 'a regular expression takes longer than a second';

export const SLOW_FILTER = {
  status: 400,
  body: { error: 'INVALID_FILTER', message: `Invalid filter: ${REASON}` },
} as const;

/** For a filter that an earlier request brought. */
export const SLOW_QUERY = {
  status: 500,
  body: { error: 'QUERY_FAILED', message: `Query failed: ${REASON}` },
} as const;

/**
 * Answers as a function does, or with a refusal where the regular expression of a filter takes too
 * long. It is no rule: the vendor's database may well be quicker.
 */
export function refuseSlow<Args extends readonly unknown[], Answer, Refusal>(
  refusal: Refusal,
  answer: (...args: Args) => Answer,
): (...args: Args) => Answer | Refusal {
  return (...args) => {
    try {
      return answer(...args);
    } catch (error) {
      if (error instanceof SchemaError) return refusal;
      throw error;
    }
  };
}
