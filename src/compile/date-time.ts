/** What follows the second: a fraction, and how far the local time is ahead of UTC. */
const REST = /(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/y;

const ZERO = 0x30;

const MINUTE = 60_000;
const MINUTES_PER_DAY = 24 * 60;

/** The calendar repeats itself after 400 years. */
const CYCLE = 146_097 * MINUTES_PER_DAY * MINUTE;

/** The time of a date-time. */
interface Time {
  /** In UTC, from the start of the local date. */
  readonly minutes: number;
  readonly second: number;
  /** Its digits. */
  readonly fraction: string;
}

/** Whether a text is a date (`full-date` of RFC 3339 §5.6). */
export function isDate(text: string): boolean {
  return text.length === 10 && beginsWithDate(text);
}

/** Whether a text is a date-time (RFC 3339 §5.6), without working out which moment it is. */
export function isDateTime(text: string): boolean {
  return beginsWithDate(text) && timeOf(text) !== undefined;
}

/**
 * Reads a date-time (RFC 3339 §5.6) as milliseconds since 1970, finer fractions dropped; `undefined`
 * where the text is none. `Date` knows no leap second: one counts as the last moment before it.
 */
export function parseDateTime(text: string): number | undefined {
  const time = beginsWithDate(text) ? timeOf(text) : undefined;
  if (time === undefined) return undefined;
  const { minutes, second, fraction } = time;
  // Date.UTC takes a year before 100 for one of the 20th century.
  const date = Date.UTC(yearOf(text) + 400, twoDigits(text, 5) - 1, twoDigits(text, 8)) - CYCLE;
  const start = date + minutes * MINUTE;
  if (second === 60) return start + MINUTE - 1;
  return start + second * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

// By its characters: an expression with groups takes twice as long, and a series has dozens.

function beginsWithDate(text: string): boolean {
  const year = yearOf(text);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1)) return false;
  return text[4] === '-' && text[7] === '-' && day <= daysOf(year, month);
}

/** `T`, a time of day that there is, and an offset; `undefined` where something else follows the date. */
function timeOf(text: string): Time | undefined {
  if (text[10] !== 'T' && text[10] !== 't') return undefined;
  const minutes = twoDigits(text, 11) * 60 + twoDigits(text, 14);
  const second = twoDigits(text, 17);
  const isTime = twoDigits(text, 11) < 24 && twoDigits(text, 14) < 60 && second <= 60;
  if (!isTime || text[13] !== ':' || text[16] !== ':') return undefined;
  if (second < 60 && text.length === 20 && text[19] === 'Z')
    return { minutes, second, fraction: '' };
  REST.lastIndex = 19;
  const rest = REST.exec(text);
  if (rest === null) return undefined;
  const [, fraction = '', sign = '+', ahead = '0', aheadMinutes = '0'] = rest;
  const offset = (sign === '-' ? -1 : 1) * (Number(ahead) * 60 + Number(aheadMinutes));
  if (second === 60 && !isLastOfDay(minutes - offset)) return undefined;
  return { minutes: minutes - offset, second, fraction };
}

function yearOf(text: string): number {
  return twoDigits(text, 0) * 100 + twoDigits(text, 2);
}

/** The number that two digits make; NaN, which is in no range, where they are none. */
function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO;
  const ones = text.charCodeAt(at + 1) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** A leap second is the last of a day in UTC. */
function isLastOfDay(minutes: number): boolean {
  return (minutes + MINUTES_PER_DAY) % MINUTES_PER_DAY === MINUTES_PER_DAY - 1;
}
