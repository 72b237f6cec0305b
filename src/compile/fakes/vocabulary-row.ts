/**
 * Names in words, what such members usually hold, parted by bars, and where it matters what encloses
 * them. Of a text, `#` stands for a digit and `%` for a capital letter.
 */
export type VocabularyRow = readonly [name: RegExp, texts: string, owner?: RegExp];
