/**
 * Control and format characters: escape sequences begin with them, bidirectional ones reorder. And what no
 * text file can hold, or XML may not: halves of surrogate pairs, and noncharacters.
 */
const UNPRINTABLE =
  /[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]/gu;

/**
 * A copy of plain data with its texts fit for a terminal. Recordings and contracts may hold anything:
 * what would steer a terminal is written as an escape.
 */
export function printable<Value>(value: Value): Value {
  return JSON.parse(JSON.stringify(value), (_, member) =>
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
