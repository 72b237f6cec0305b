import { canonical } from '../../../src/compile/canonical.ts';

/** How many doubts are tried both ways, each with each: 256 ways. */
const MOST_TRIED = 8;

/** By doubt, in the order in which they came: whether the value is taken to fit. */
const assumed = /*@__PURE__*/ new Map<string, boolean>();
let reason: string | undefined;

/** What is taken to hold of a value that a clause can't judge. */
export function assume(clause: unknown, value: unknown, why: string): boolean {
  const doubt = canonical([clause, value]);
  const fits = assumed.get(doubt) ?? true;
  assumed.set(doubt, fits);
  reason ??= why;
  return fits;
}

/**
 * Whether a value is valid, however the doubts about it turn out.
 * @throws {Error} they decide it
 */
export function decide(isValid: () => boolean): boolean {
  forgetDoubts();
  const answer = isValid();
  if (reason === undefined) return answer;
  while (turnNext()) {
    const isOther = isValid() !== answer;
    if (isOther || assumed.size > MOST_TRIED) throw new Error(`can't judge this value: ${reason}`);
  }
  return answer;
}

/** All doubts are taken to fit again. */
export function forgetDoubts(): void {
  assumed.clear();
  reason = undefined;
}

/** Takes the last value that was taken to fit for one that doesn't, and forgets those after it. */
function turnNext(): boolean {
  for (const [doubt, fits] of [...assumed].reverse()) {
    if (fits) {
      assumed.set(doubt, false);
      return true;
    }
    assumed.delete(doubt);
  }
  return false;
}
