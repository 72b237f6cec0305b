import type { Random } from '../random.ts';
import type { FakeContext } from './fake.ts';
import { characters, uuid } from './kinds.ts';
import { momentAt } from './timeline.ts';

const URL_TEXT = /^https?:\/\/[^\s/]+/;
/** A date, with a time perhaps. */
const DATE_TEXT = /^\d{4}-\d\d-\d\d(?<time>[T ]\d\d:\d\d:\d\d(?<fraction>\.\d+)?(?<zone>.*))?$/;
/** What is made up by a machine: digits among letters, or letters of both cases, with a prefix perhaps. */
const OPAQUE = /^(?<prefix>[A-Za-z]+[_-])?(?=[^\s/]*\d)(?=[^\s/]*[A-Za-z])[\w=+-]{8,}$/;
const UUID_TEXT = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
const HEXADECIMAL = /^[\da-f]{8,}$/i;
const HEX = [...'0123456789abcdef'];
const DIGITS = [...'0123456789'];
const LOWER = [...'abcdefghijklmnopqrstuvwxyz'];
const UPPER = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** Whether a text is a date, with a time perhaps. */
export function isDateText(text: string): boolean {
  return DATE_TEXT.test(text);
}

/**
 * Prepares to make texts that look like a documented example: an identifier has other characters of
 * the same kinds, the numbers in a URL are others, a date is one in the life of its object. What is in
 * words stays as it is.
 * @param stage where in time it belongs, should it be a date.
 */
export function likeExample(example: string, stage: number): (context: FakeContext) => string {
  const date = DATE_TEXT.exec(example);
  if (date !== null) return (context) => dateLike(date.groups ?? {}, stage, context);
  if (URL_TEXT.test(example)) {
    const [origin = ''] = URL_TEXT.exec(example) ?? [];
    return ({ random }) => origin + otherNumbers(example.slice(origin.length), random);
  }
  if (/^\d{3,}$/.test(example)) return ({ random }) => otherNumbers(example, random);
  if (UUID_TEXT.test(example)) return ({ random }) => uuid(random);
  if (HEXADECIMAL.test(example)) return ({ random }) => characters(random, HEX, example.length);
  const opaque = OPAQUE.exec(example);
  if (opaque === null) return () => example;
  const { prefix = '' } = opaque.groups ?? {};
  const rest = [...example.slice(prefix.length)];
  return ({ random }) =>
    prefix + rest.map((character) => otherCharacter(character, random)).join('');
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

function otherCharacter(character: string, random: Random): string {
  if (/\d/.test(character)) return random.pick(DIGITS);
  if (/[a-z]/.test(character)) return random.pick(LOWER);
  return /[A-Z]/.test(character) ? random.pick(UPPER) : character;
}
