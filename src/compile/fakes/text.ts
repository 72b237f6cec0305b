/** The length of a text as `minLength` and `maxLength` count it: in Unicode code points. */
export function codePointsIn(text: string): number {
  let length = text.length;
  for (let index = 0; index < text.length - 1; index++) {
    if (isHighSurrogate(text.charCodeAt(index)) && isLowSurrogate(text.charCodeAt(index + 1))) {
      length--;
      index++;
    }
  }
  return length;
}

/**
 * The words of a name in lower case, parted by spaces, whatever the convention:
 * `createdAt`, `created_at`, `created-at` and `CREATED_AT` all give `created at`.
 */
export function wordsOf(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/[^A-Za-z\d]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** `tags` → `tag`, so that an item is told by its list's name. */
export function singular(words: string): string {
  return words.replace(/ies$/, 'y').replace(/(?<!s)s$/, '');
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLowSurrogate(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
