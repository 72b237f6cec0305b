import { decide } from './doubts.ts';
import { forgetKnown } from './known.ts';
import { type Definition, satisfies } from './schema.ts';

/**
 * Whether a value satisfies a schema.
 * @throws {Error} it hangs on what can't be judged
 */
export function judge({ keywords }: Definition, value: unknown): boolean {
  return judging(() =>
    decide(() => {
      forgetKnown();
      return satisfies(keywords(), value);
    }),
  );
}

/** Asks of a value what is forgotten then. An engine's words for a full stack are none. */
export function judging<Answer>(ask: () => Answer): Answer {
  try {
    return ask();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Error("can't judge this value: it or its schema leads back to itself without end");
  } finally {
    forgetKnown();
  }
}
