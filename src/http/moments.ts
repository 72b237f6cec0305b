import { formatDate, twoDigits } from './calendar.ts';
import { remembered } from './remembered.ts';

let latest = { moment: Number.NaN, text: '' };

/** A moment, in milliseconds since 1970, as a date-time (RFC 3339). Under load many are the same. */
export function dateTime(moment: number): string {
  if (latest.moment !== moment) latest = { moment, text: writeDateTime(moment) };
  return latest.text;
}

function writeDateTime(moment: number): string {
  const whole = Math.trunc(moment);
  const second = Math.floor(whole / 1000);
  return `${beginningOf(second)}${String(whole - second * 1000).padStart(3, '0')}Z`;
}

/** A second with the point behind it. */
const beginningOf = remembered((second: number) =>
  new Date(second * 1000).toISOString().slice(0, -'000Z'.length),
);

/** The same in whole seconds: fakes have many moments of few days, and to write a day takes longest. */
export function dateTimeInSeconds(moment: number): string {
  const day = Math.floor(moment / DAY);
  const second = Math.floor((moment - day * DAY) / 1000);
  const hour = Math.floor(second / 3600);
  const minute = Math.floor(second / 60) % 60;
  return `${formatDate(day)}T${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second % 60)}Z`;
}

const DAY = 86_400_000;

/** A moment, in milliseconds since 1970, as HTTP writes it: in whole seconds (RFC 9110 §5.6.7). */
export function httpDate(moment: number): string {
  return httpDateOf(Math.floor(moment / 1000));
}

const httpDateOf = remembered((second: number) => new Date(second * 1000).toUTCString());
