/** What follows the second: a fraction, and how far the local time is ahead of UTC. */
const REST = /(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/y;

const DATE_LENGTH = 'YYYY-MM-DD'.length;
const ZERO = 0x30;

const MINUTE = 60_000;
const MINUTES_PER_DAY = 24 * 60;

/** The calendar repeats itself after 400 years. */
const CYCLE = 146_097 * MINUTES_PER_DAY * MINUTE;

/** Whether a text is a date (`full-date` of RFC 3339 §5.6). */
export function isDate(text: string): boolean {
  return text.length === DATE_LENGTH && beginsWithDate(text);
}

/** Whether a text is a date-time (RFC 3339 §5.6), without working out which moment it is. */
export function isDateTime(text: string): boolean {
  return text.length > DATE_LENGTH && beginsWithDate(text) && !Number.isNaN(timeOf(text));
}

/**
 * Reads a date-time (RFC 3339 §5.6) as milliseconds since 1970, finer fractions dropped; `undefined`
 * where the text is none. `Date` knows no leap second: one counts as the last moment before it.
 */
export function parseDateTime(text: string): number | undefined {
  const time = beginsWithDate(text) ? timeOf(text) : Number.NaN;
  if (Number.isNaN(time)) return undefined;
  // Date.UTC takes a year before 100 for one of the 20th century.
  return Date.UTC(yearOf(text) + 400, twoDigits(text, 5) - 1, twoDigits(text, 8)) - CYCLE + time;
}

// By its characters: an expression with groups takes twice as long, and a series has dozens.

function beginsWithDate(text: string): boolean {
  const year = yearOf(text);
  const month = twoDigits(text, 5);
  const day = twoDigits(text, 8);
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1)) return false;
  return text[4] === '-' && text[7] === '-' && day <= daysOf(year, month);
}

/**
 * The milliseconds in UTC from the start of the local date, of `T`, a time of day that there is, and an
 * offset; NaN where something else follows the date.
 */
function timeOf(text: string): number {
  if (text[10] !== 'T' && text[10] !== 't') return Number.NaN;
  const hour = twoDigits(text, 11);
  const minute = twoDigits(text, 14);
  const second = twoDigits(text, 17);
  const isTime = hour < 24 && minute < 60 && second <= 60;
  if (!isTime || text[13] !== ':' || text[16] !== ':') return Number.NaN;
  const minutes = hour * 60 + minute;
  if (second < 60 && text.length === 20 && text[19] === 'Z') {
    return minutes * MINUTE + second * 1000;
  }
  REST.lastIndex = 19;
  const rest = REST.exec(text);
  if (rest === null) return Number.NaN;
  const [, fraction = '', sign = '+', ahead = '0', aheadMinutes = '0'] = rest;
  const offset = (sign === '-' ? -1 : 1) * (Number(ahead) * 60 + Number(aheadMinutes));
  const start = (minutes - offset) * MINUTE;
  if (second === 60) return isLastOfDay(minutes - offset) ? start + MINUTE - 1 : Number.NaN;
  return start + second * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
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
