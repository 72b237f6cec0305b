import { remembered } from './remembered.ts';

const DAYS_PER_ERA = 146_097;
/** From 0000-03-01 to 1970-01-01: years are counted from March, so that a leap day comes last. */
const EPOCH = 719_468;

/**
 * Writes a day as a date (RFC 3339 `full-date`). A series holds many, most of which the one before it
 * held too.
 *
 * @param day in days since 1970-01-01, of the years 0000 to 9999.
 */
export const formatDate: (day: number) => string = remembered(writeDate);

/**
 * Writes a date faster than `Date` does. After Howard Hinnant, "chrono-Compatible Low-Level Date
 * Algorithms", `civil_from_days`.
 */
function writeDate(day: number): string {
  const shifted = day + EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${fourDigits(year)}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** Writes a number below 100 with two digits. */
export function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : `${value}`;
}

function fourDigits(year: number): string {
  return year < 1000 ? String(year).padStart(4, '0') : `${year}`;
}
