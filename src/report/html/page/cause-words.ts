import type { CauseShape } from '../shapes.ts';

/** What tells a cause from others: `response-body at response.body /id in GET /orders`. */
export function causeWords({ check, at, pointers: [first = ''], subject }: CauseShape): string {
  return `${check} at ${`${at} ${first}`.trimEnd()} in ${subject}`;
}
