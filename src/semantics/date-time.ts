const DATE_TIME =
  /^(\d{4})-(\d\d)-(\d\d)[Tt\s](\d\d):(\d\d):(\d\d)(?:\.(\d+))?(?:[Zz]|([+-])(\d\d)(?::?(\d\d))?)$/;

const MINUTE = 60_000;
const MINUTES_PER_DAY = 24 * 60;

/**
 * Reads a date-time (RFC 3339 §5.6) as milliseconds since 1970, finer fractions dropped; `undefined`
 * where the text is none. As ajv-formats does, it takes a space for the `T`, and an offset without
 * its colon or its minutes. `Date` knows no leap second: one counts as the last moment before it.
 */
export function parseDateTime(text: string): number | undefined {
  const match = DATE_TIME.exec(text);
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', ...zone] = match;
  const date = new Date(0);
  // Unlike Date.UTC, this takes a year before 100 as it is.
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (date.getUTCMonth() !== Number(month) - 1 || date.getUTCDate() !== Number(day))
    return undefined;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return undefined;

  const offset = offsetMinutes(...zone);
  if (offset === undefined) return undefined;
  const minutes = Number(hour) * 60 + Number(minute) - offset;
  const start = date.getTime() + minutes * MINUTE;
  if (second !== '60') {
    return start + Number(second) * 1000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
  }
  const isLastOfDay = (minutes + MINUTES_PER_DAY) % MINUTES_PER_DAY === MINUTES_PER_DAY - 1;
  return isLastOfDay ? start + MINUTE - 1 : undefined;
}

/** How far local time is ahead of UTC; `undefined` where an hour or a minute is out of range. */
function offsetMinutes(sign = '+', hour = '0', minute = '0'): number | undefined {
  if (Number(hour) > 23 || Number(minute) > 59) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hour) * 60 + Number(minute));
}
