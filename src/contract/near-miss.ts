/** How many letters a word needs to be taken for the beginning of another. */
const SHORTEST_BEGINNING = 3;

/**
 * The candidate that a mistyped word most likely means: at most a third of its letters are wrong,
 * missing, superfluous or swapped; else the only one that begins with it. `undefined` where there is
 * none.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const list = [...candidates];
  return leastEdited(word, list) ?? onlyBeginning(word, list);
}

/** The hint at the candidate that was likely meant, as errors take it; none where there is none. */
export function meantHint(word: string, candidates: Iterable<string>): { hint?: string } {
  const meant = nearest(word, candidates);
  return { ...(meant !== undefined && { hint: `Did you mean ${meant}?` }) };
}

function leastEdited(word: string, candidates: readonly string[]): string | undefined {
  let best: string | undefined;
  let least = Math.floor(Math.max(word.length, 3) / 3) + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

function onlyBeginning(word: string, candidates: readonly string[]): string | undefined {
  if (word.length < SHORTEST_BEGINNING) return undefined;
  const beginning = word.toLowerCase();
  const longer = candidates.filter((candidate) => candidate.toLowerCase().startsWith(beginning));
  return longer.length === 1 ? longer[0] : undefined;
}

/** Damerau-Levenshtein distance (optimal string alignment): edits and swaps of neighbours cost 1. */
function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const substitution = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + substitution,
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last, current];
  }
  return last[b.length] ?? 0;
}
