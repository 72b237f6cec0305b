import { ID_NAMES, KEY_NAMES, wordsOf } from '../compile/words.ts';
import type { TextSketch } from './texts.ts';

/** Names, in words, whose values are those of a vocabulary. */
const VOCABULARY =
  /(?:^| )(?:status|state|type|kind|role|level|category|mode|severity|priority|visibility|environment|interval|granularity|unit|frequency|platform|os|order|sort|direction|operator|method|period|tier|format)$/;

/** Names, in words, whose values are people's or things' own. */
const OWN =
  /(?:^| )(?:name|title|label|city|tag|tags|email|url|uri|version|host|path|query|q|search|filter|cursor|message|description|text|token|by|from|to|at)$/;

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
  const words = wordsOf(name);
  const isKnown = VOCABULARY.test(words);
  if (!isKnown && isOwn(words)) return undefined;
  if (seen < Math.max(isKnown ? EVIDENCE.known : EVIDENCE.other, values.size * TIMES_EACH)) {
    return undefined;
  }
  const all = [...values.keys()];
  const isAgain = [...values.values()].every((times) => times > 1);
  const isSpelt = SPELLINGS.some((spelling) => all.every((value) => spelling.test(value)));
  return isAgain && isSpelt ? all.sort() : undefined;
}

function isOwn(words: string): boolean {
  const last = words.split(' ').at(-1) ?? '';
  return OWN.test(words) || ID_NAMES.includes(last) || KEY_NAMES.includes(last);
}
