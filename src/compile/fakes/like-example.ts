import type { Random } from '../random.ts';
import type { FakeContext } from './fake.ts';
import { characters, uuid } from './kinds.ts';
import { momentAt } from './timeline.ts';

/** Makes the text of a value. */
export type MakeText = (context: FakeContext) => string;

const URL_TEXT = /^https?:\/\/[^\s/]+/;
/** A date, with a time perhaps. */
const DATE_TEXT = /^\d{4}-\d\d-\d\d(?<time>[T ]\d\d:\d\d:\d\d(?<fraction>\.\d+)?(?<zone>.*))?$/;
/** The shortest part of an identifier that is taken for one that a machine made up. */
const SHORTEST = 6;
/** Words that are written together have fewer capital letters after small ones. */
const LEAST_CAPITALS = 4;
const UUID_TEXT = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const HEXADECIMAL = /^[\da-f]{8,}$/i;
const HEX = [...'0123456789abcdef'];
const DIGITS = [...'0123456789'];
const LOWER = [...'abcdefghijklmnopqrstuvwxyz'];
const UPPER = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Names, in words, of what tells one thing from all others. */
const NUMBERED_NAME = /\b(id|key|no|number|ref|reference|serial|sku)$/;
/** A text that ends with the number of one thing: `ORD-2024-00017`. */
const NUMBERED = /^(?<series>[A-Z]{2,}[\w/-]*?)(?<number>\d{3,})$/;

/** Whether a text is a date, with a time perhaps. */
export function isDateText(text: string): boolean {
  return DATE_TEXT.test(text);
}

/**
 * Prepares to make texts that look like a documented example: what a machine made up of an identifier
 * has other characters of the same kinds, the numbers in a URL are others, a date is one in the life of
 * its object. Words stay as they are.
 * @param words of its name: what tells one thing from others has another number.
 * @param stage where in time it belongs, should it be a date.
 */
export function likeExample(example: string, words: string, stage: number): MakeText {
  const date = DATE_TEXT.exec(example);
  if (date !== null) return (context) => dateLike(date.groups ?? {}, stage, context);
  const [origin] = URL_TEXT.exec(example) ?? [];
  if (origin !== undefined) {
    const rest = example.slice(origin.length);
    return ({ random }) => origin + otherNumbers(rest, random);
  }
  if (/^\d{3,}$/.test(example)) return ({ random }) => otherNumbers(example, random);
  if (UUID_TEXT.test(example)) return ({ random }) => uuid(random);
  if (HEXADECIMAL.test(example)) return ({ random }) => otherHexadecimal(example, random);
  const parts = /\s/.test(example) ? [example] : example.split(/([_-])/);
  if (!parts.some(isMadeUp)) return numberedLike(example, words);
  return ({ random }) =>
    parts.map((part) => (isMadeUp(part) ? otherCharacters(part, random) : part)).join('');
}

function numberedLike(example: string, words: string): MakeText {
  const { series, number } = NUMBERED.exec(example)?.groups ?? {};
  if (series === undefined || number === undefined || !NUMBERED_NAME.test(words)) {
    return () => example;
  }
  return ({ random }) => series + otherNumbers(number, random);
}

/** Whether a machine made a text up: digits stand among its letters, or small ones among capitals. */
function isMadeUp(part: string): boolean {
  if (part.length < SHORTEST || !/^[\w=+/]+$/.test(part)) return false;
  const capitals = part.match(/[a-z](?=[A-Z])/g)?.length ?? 0;
  return /[A-Za-z]\d+[A-Za-z]/.test(part) || capitals >= LEAST_CAPITALS;
}

function dateLike(
  { time, fraction, zone }: { readonly [name: string]: string | undefined },
  stage: number,
  context: FakeContext,
): string {
  const moment = new Date(momentAt(stage, context)).toISOString();
  if (time === undefined) return moment.slice(0, 'YYYY-MM-DD'.length);
  const seconds = moment.slice(0, 'YYYY-MM-DDThh:mm:ss'.length).replace('T', time[0] ?? 'T');
  return seconds + (fraction === undefined ? '' : fraction.replaceAll(/\d/g, '0')) + (zone ?? '');
}

/** Numbers of as many digits, none of which begins with a zero. */
function otherNumbers(text: string, random: Random): string {
  return text.replaceAll(/\d+/g, (digits) => {
    const first = digits.length === 1 ? digits : String(random.integer(1, 9));
    return first + characters(random, DIGITS, digits.length - 1);
  });
}

function otherHexadecimal(text: string, random: Random): string {
  const other = characters(random, HEX, text.length);
  return /[A-F]/.test(text) ? other.toUpperCase() : other;
}

function otherCharacters(text: string, random: Random): string {
  return text.replaceAll(/[A-Za-z\d]/g, (character) => {
    if (/\d/.test(character)) return random.pick(DIGITS);
    return random.pick(/[a-z]/.test(character) ? LOWER : UPPER);
  });
}
