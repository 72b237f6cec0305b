const DATE = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/;

/** A date, `T`, a time of day that there is, and an offset (RFC 3339 §5.6). */
const DATE_TIME =
  /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(?:\.(\d+))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/;

const MINUTE = 60_000;
const MINUTES_PER_DAY = 24 * 60;

/** The calendar repeats itself after 400 years. */
const CYCLE = 146_097 * MINUTES_PER_DAY * MINUTE;

/** Whether a text is a date (`full-date` of RFC 3339 §5.6). */
export function isDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const day = Number(text.slice(8));
  return day <= 28 || day <= daysOf(Number(text.slice(0, 4)), Number(text.slice(5, 7)));
}

/** Whether a text is a date-time (RFC 3339 §5.6), without working out which moment it is. */
export function isDateTime(text: string): boolean {
  return matchDateTime(text) !== undefined;
}

/**
 * Reads a date-time (RFC 3339 §5.6) as milliseconds since 1970, finer fractions dropped; `undefined`
 * where the text is none. `Date` knows no leap second: one counts as the last moment before it.
 */
export function parseDateTime(text: string): number | undefined {
  const match = matchDateTime(text);
  if (match === undefined) return undefined;
  const [, year, month, day, , , second, fraction = ''] = match;
  // Date.UTC takes a year before 100 for one of the 20th century.
  const date = Date.UTC(Number(year) + 400, Number(month) - 1, Number(day)) - CYCLE;
  const start = date + minutesOfDay(match) * MINUTE;
  if (second === '60') return start + MINUTE - 1;
  return start + Number(second) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

/** The parts of a date-time; `undefined` where the month lacks the day, or the minute a second 60. */
function matchDateTime(text: string): RegExpExecArray | undefined {
  const match = DATE_TIME.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, , , second] = match;
  if (Number(day) > 28 && Number(day) > daysOf(Number(year), Number(month))) return undefined;
  return second === '60' && !isLastOfDay(minutesOfDay(match)) ? undefined : match;
}

function daysOf(year: number, month: number): number {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The minutes in UTC from the start of the local date. */
function minutesOfDay(match: RegExpExecArray): number {
  const [hour, minute, , , sign = '+', ahead = '0', aheadMinutes = '0'] = match.slice(4);
  const offset = (sign === '-' ? -1 : 1) * (Number(ahead) * 60 + Number(aheadMinutes));
  return Number(hour) * 60 + Number(minute) - offset;
}

/** A leap second is the last of a day in UTC. */
function isLastOfDay(minutes: number): boolean {
  return (minutes + MINUTES_PER_DAY) % MINUTES_PER_DAY === MINUTES_PER_DAY - 1;
}
