import { ID_NAMES, KEY_NAMES, wordsOf } from '../compile/words.ts';
import type { TextSketch } from './texts.ts';

/** The last words of names whose values are those of a vocabulary. */
const VOCABULARY = new Set(
  words(`
    status state type kind role level category mode severity priority visibility environment interval granularity
    unit frequency platform os order sort direction operator method period tier format
  `),
);

/** The last words of names whose values are people's or things' own. */
const OWN = new Set([
  ...words(`
    name title label city tag tags email url uri version host path query q search filter cursor message
    description text token by from to at
  `),
  ...ID_NAMES,
  ...KEY_NAMES,
]);

/** One of a vocabulary is written in one way: `in_progress`, `IN_PROGRESS`, `inProgress`. */
const SPELLINGS = [
  /^[a-z][a-z\d]*(?:[_-][a-z\d]+)*$/,
  /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/,
  /^[A-Za-z][A-Za-z\d]*$/,
];

/** So often has to have come what may have further values. */
const EVIDENCE = { known: 12, other: 30 };
/** How often each value has come on the average. */
const TIMES_EACH = 6;

/**
 * The values of an enumeration, in order; `undefined` without evidence that there are no others: few, each
 * seen again and again, spelt as those of a vocabulary, at a name that isn't one of names.
 */
export function enumerationOf(texts: TextSketch, name: string): string[] | undefined {
  const { values, seen } = texts;
  if (values === undefined || values.size < 2) return undefined;
  const word = wordsOf(name).split(' ').at(-1) ?? '';
  const isKnown = VOCABULARY.has(word);
  if (!isKnown && OWN.has(word)) return undefined;
  if (seen < Math.max(isKnown ? EVIDENCE.known : EVIDENCE.other, values.size * TIMES_EACH)) {
    return undefined;
  }
  const all = [...values.keys()];
  const isAgain = [...values.values()].every((times) => times > 1);
  const isSpelt = SPELLINGS.some((spelling) => all.every((value) => spelling.test(value)));
  return isAgain && isSpelt ? all.sort() : undefined;
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
