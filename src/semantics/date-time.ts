const DATE_TIME = /^(\d{4}-\d\d-\d\d)[Tt\s](\d\d:\d\d):(\d\d)(\.\d+)?([Zz]|[+-]\d\d:?\d\d)$/;

/**
 * Reads a date-time (RFC 3339 §5.6) as milliseconds since 1970, finer fractions dropped; `undefined`
 * where the text is none. A leap second counts as the first moment after it: `Date` knows none.
 */
export function parseDateTime(text: string): number | undefined {
  const match = DATE_TIME.exec(text);
  if (match === null) return undefined;
  const [, date, minute, second, fraction = '', offset = 'Z'] = match;
  const leap = second === '60';
  const milliseconds = fraction.slice(0, 4);
  const time = Date.parse(
    `${date}T${minute}:${leap ? '59' : second}${leap ? '' : milliseconds}${offset.toUpperCase()}`,
  );
  if (Number.isNaN(time)) return undefined;
  return leap ? time + 1000 : time;
}
