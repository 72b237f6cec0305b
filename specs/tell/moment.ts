import { parseDateTime } from '../../src/compile/date-time.ts';

/** A date, then perhaps a time of day to the minute, seconds with a fraction, and an offset. */
const MOMENT =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?(?:([Zz])|([+-]\d{2})(?::?(\d{2}))?)?)?$/;

/**
 * Reads a time as ISO 8601 and databases write it, to milliseconds since 1970: of a date, its
 * midnight; without an offset, in UTC. `undefined` where the text is none.
 */
export function parseMoment(text: string): number | undefined {
  const match = MOMENT.exec(text);
  if (match === null) return undefined;
  const [, date, time = '00:00', seconds = ':00', , hours, minutes = '00'] = match;
  const offset = hours === undefined ? 'Z' : `${hours}:${minutes}`;
  return parseDateTime(`${date}T${time}${seconds}${offset}`);
}
