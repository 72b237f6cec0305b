import type { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** A date, `T` or a space, a time of day that there is, and an offset (RFC 3339 §5.6). */
const DATE_TIME =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt\s]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.\d+)?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

const MINUTES_PER_DAY = 24 * 60;

/** Gives ajv the formats of OpenAPI and JSON Schema, with `date-time` read to the letter. */
export function addAllFormats(ajv: Ajv2020): void {
  addFormats.default(ajv);
  ajv.addFormat('date-time', isDateTime);
}

/**
 * Whether a text is a date-time (RFC 3339 §5.6). ajv-formats takes `24:59:10+01:00` and `+05` for
 * one as well, which have no moment that everyone agrees on.
 */
export function isDateTime(text: string): boolean {
  const match = DATE_TIME.exec(text);
  if (match === null) return false;
  const [, month, day, hour, minute, second, sign = '+', ahead = '0', aheadMinutes = '0'] = match;
  if (Number(day) > 28 && Number(day) > daysOf(Number(text.slice(0, 4)), Number(month)))
    return false;
  if (second !== '60') return true;
  // A leap second is the last of a day in UTC.
  const offset = (sign === '-' ? -1 : 1) * (Number(ahead) * 60 + Number(aheadMinutes));
  const minutes = Number(hour) * 60 + Number(minute) - offset;
  return (minutes + MINUTES_PER_DAY) % MINUTES_PER_DAY === MINUTES_PER_DAY - 1;
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}
