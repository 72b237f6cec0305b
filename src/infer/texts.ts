import { isOfFormat } from '../compile/formats.ts';
import { FORMAT_NAMES, hasFormat, isWord } from '../compile/text-formats.ts';
import { idPattern } from './identifier.ts';

/** What all texts at one place have shown. */
export interface TextSketch {
  seen: number;
  /** How often each came, while all could be written into a contract, and they are few. */
  values: Map<string, number> | undefined;
  /** The formats that all have. */
  formats: readonly string[];
  /** The pattern of all, where they are ids of one form; `null` before the first. */
  idPattern: string | null | undefined;
}

/** So many different texts may be those of an enumeration. */
const MOST_VALUES = 12;

/** Longer texts have no format that is looked for. */
const LONGEST = 2_000;

/** Those that a schema can name, the narrower first. */
const FORMATS = [...FORMAT_NAMES.filter((name) => name !== 'integer'), 'ipv4', 'ipv6'];

/** No text has come yet. */
export function emptyTexts(): TextSketch {
  return { seen: 0, values: new Map(), formats: FORMATS, idPattern: null };
}

/**
 * Notes a text.
 * @param isSecret whether nothing of it may be kept.
 */
export function seeText(texts: TextSketch, text: string, isSecret: boolean): void {
  texts.seen += 1;
  if (isSecret) {
    forget(texts);
    return;
  }
  if (texts.formats.length > 0) {
    texts.formats = texts.formats.filter((format) => isOf(format, text));
  }
  if (texts.idPattern !== undefined) keepPattern(texts, idPattern(text));
  if (texts.values !== undefined) countValue(texts, text, 1);
}

/** Adds to a sketch what another one has seen. */
export function mergeTexts(texts: TextSketch, other: TextSketch): void {
  texts.seen += other.seen;
  texts.formats = texts.formats.filter((format) => other.formats.includes(format));
  if (other.idPattern !== null) keepPattern(texts, other.idPattern);
  if (other.values === undefined) texts.values = undefined;
  else for (const [value, times] of other.values) countValue(texts, value, times);
}

function forget(texts: TextSketch): void {
  texts.values = undefined;
  texts.formats = [];
  texts.idPattern = undefined;
}

function isOf(format: string, text: string): boolean {
  if (text.length > LONGEST) return false;
  const looksLike = FORMAT_NAMES.includes(format) ? hasFormat(format, text) : true;
  return looksLike && isOfFormat(format, text);
}

function keepPattern(texts: TextSketch, pattern: string | undefined): void {
  texts.idPattern = texts.idPattern === null || texts.idPattern === pattern ? pattern : undefined;
}

function countValue(texts: TextSketch, text: string, times: number): void {
  if (texts.values === undefined) return;
  texts.values.set(text, (texts.values.get(text) ?? 0) + times);
  if (!isWord(text) || texts.values.size > MOST_VALUES) texts.values = undefined;
}
