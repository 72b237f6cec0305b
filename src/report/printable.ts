/**
 * Control and format characters: escape sequences begin with them, bidirectional ones reorder. And what no
 * text file can hold, or XML may not: halves of surrogate pairs, and noncharacters.
 */
const UNPRINTABLE =
  /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/gu;

/** In a JSON text, which has control characters as escapes. */
const PERHAPS = new RegExp(`\\\\[bfnrtu]|${UNPRINTABLE.source}`, 'u');

/**
 * Plain data with its texts fit for a terminal. Recordings and contracts may hold anything: what would
 * steer a terminal is written as an escape.
 */
export function printable<Value>(value: Value): Value {
  const text = JSON.stringify(value);
  // A large report is copied only where it has to be.
  if (!PERHAPS.test(text)) return value;
  return JSON.parse(text, (_, member) =>
    typeof member === 'string' ? printableText(member) : member,
  );
}

/** A text with what would steer a terminal as escapes. */
export function printableText(text: string): string {
  return text.replace(UNPRINTABLE, escapeCharacter);
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
