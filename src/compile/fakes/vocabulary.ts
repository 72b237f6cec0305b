import type { Random } from '../random.ts';
import { BUSINESS_WORDS } from './business-words.ts';
import { TECHNICAL_WORDS } from './technical-words.ts';
import type { VocabularyRow } from './vocabulary-row.ts';

/** The first row that matches decides. */
const ROWS: readonly VocabularyRow[] = [...BUSINESS_WORDS, ...TECHNICAL_WORDS];

/** What of these names has a name of the same kind: `plan: { name }`. */
const NAMED =
  /\b(airline|bank|carrier|category|department|hotel|industry|item|medication|operator|plan|product|role|school|skill|team|tier|university|warehouse)$/;

/** Makes a text that members of a name in words, or what they are the name of, usually hold. */
export function vocabularyOf(
  words: string,
  owner: string,
): ((random: Random) => string) | undefined {
  const named = /^(name|title|label)$/.test(words) && NAMED.test(owner) ? owner : words;
  const row = ROWS.find(([name, , of]) => name.test(named) && (of === undefined || of.test(owner)));
  if (row === undefined) return undefined;
  const texts = row[1].split('|');
  return (random) => filled(random.pick(texts), random);
}

function filled(text: string, random: Random): string {
  if (!text.includes('#') && !text.includes('%')) return text;
  const own = random.derive('text');
  return text.replaceAll(/[#%]/g, (sign) =>
    sign === '#' ? String(own.integer(0, 9)) : String.fromCharCode(own.integer(65, 90)),
  );
}
