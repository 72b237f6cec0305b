import { dateTimeInSeconds } from '../../http/moments.ts';
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
    return otherNumbers(origin, example.slice(origin.length));
  }
  if (/^\d{3,}$/.test(example)) return otherNumbers('', example);
  if (UUID_TEXT.test(example)) return ({ random }) => uuid(random);
  if (HEXADECIMAL.test(example)) return ({ random }) => otherHexadecimal(example, random);
  const parts = /\s/.test(example) ? [example] : example.split(/([_-])/);
  if (!parts.some(isMadeUp)) return numberedLike(example, words);
  const makes = parts.map((part) => (isMadeUp(part) ? otherCharacters(part) : () => part));
  return ({ random }) => makes.map((make) => make(random)).join('');
}

function numberedLike(example: string, words: string): MakeText {
  const { series, number } = NUMBERED.exec(example)?.groups ?? {};
  if (series === undefined || number === undefined || !NUMBERED_NAME.test(words)) {
    return () => example;
  }
  return otherNumbers(series, number);
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
  const moment = dateTimeInSeconds(momentAt(stage, context));
  if (time === undefined) return moment.slice(0, 'YYYY-MM-DD'.length);
  const seconds = moment.slice(0, 'YYYY-MM-DDThh:mm:ss'.length).replace('T', time[0] ?? 'T');
  return seconds + (fraction === undefined ? '' : fraction.replaceAll(/\d/g, '0')) + (zone ?? '');
}

/** What stands before a text, and the text with numbers of as many digits, none of which begins with a zero. */
function otherNumbers(before: string, text: string): MakeText {
  // Splitting at a pattern with a group puts the numbers between the rest.
  const pieces = text.split(/(\d+)/);
  return ({ random }) => {
    let made = before;
    for (const [index, piece] of pieces.entries())
      made += index % 2 === 0 ? piece : otherNumber(piece, random);
    return made;
  };
}

function otherNumber(digits: string, random: Random): string {
  if (digits.length === 1) return digits;
  return String(random.integer(1, 9)) + characters(random, DIGITS, digits.length - 1);
}

function otherHexadecimal(text: string, random: Random): string {
  const other = characters(random, HEX, text.length);
  return /[A-F]/.test(text) ? other.toUpperCase() : other;
}

function otherCharacters(text: string): (random: Random) => string {
  const alphabets = [...text].map(alphabetOf);
  return (random) => {
    let made = '';
    for (const alphabet of alphabets)
      made += alphabet.length === 1 ? alphabet[0] : random.pick(alphabet);
    return made;
  };
}

/** What a character may become: another of its kind; what is no letter or digit, nothing else. */
function alphabetOf(character: string): readonly string[] {
  if (/\d/.test(character)) return DIGITS;
  if (/[a-z]/.test(character)) return LOWER;
  return /[A-Z]/.test(character) ? UPPER : [character];
}
