import type { Operation } from '../contract/contract.ts';

/**
 * The status that `code=…` asks for: a number, or a range such as `5XX` for its first. `undefined`
 * where none is asked for, or none that an answer could have: interim ones (1XX, RFC 9110 §15.2)
 * can't stand in the place of a final one.
 */
export function askedStatus(code: string | undefined): number | undefined {
  if (code === undefined) return undefined;
  if (/^[2-5]XX$/i.test(code)) return Number(code[0]) * 100;
  return /^[2-5]\d\d$/.test(code) ? Number(code) : undefined;
}

/** The status of an answer that nothing went wrong with: the lowest documented success. */
export function successStatus({ responses }: Operation): number {
  const exact = responses
    .map(({ status }) => Number(status))
    .filter((status) => status >= 200 && status < 400);
  const successes = exact.filter((status) => status < 300);
  if (successes.length > 0) return Math.min(...successes);
  if (responses.some(({ status }) => status === '2XX' || status === 'default')) return 200;
  return exact.length > 0 ? Math.min(...exact) : 200;
}
