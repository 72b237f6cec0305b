import { isDate } from '../../../src/compile/date-time.ts';
import { isUri, isUriReference } from '../../../src/compile/uri.ts';

export { isDate, isDateTime } from '../../../src/compile/date-time.ts';
export { isEmail, isInternationalEmail } from '../../../src/compile/email.ts';
export { isIpv4, isIpv6 } from '../../../src/compile/ip-address.ts';
export { isInt64 } from '../../../src/compile/long-integers.ts';
export { isUri, isUriReference } from '../../../src/compile/uri.ts';
export { isUriTemplate } from '../../../src/compile/uri-template.ts';

/** Whether a text is an IRI. */
export function isIri(text: string): boolean {
  return isUri(text, true);
}

/** Whether a text is an IRI or a reference relative to one. */
export function isIriReference(text: string): boolean {
  return isUriReference(text, true);
}

// What follows says what ajv-formats says, whose functions can't be written into a module.

const TIME = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)(z|([+-])(\d\d)(?::?(\d\d))?)?$/i;

/** Whether a text is a time of day with its offset. */
export function isTime(text: string): boolean {
  return TIME.exec(text)?.[4] !== undefined && isIsoTime(text);
}

/** Whether a text is a time of day, with its offset or without. */
export function isIsoTime(text: string): boolean {
  const parts = TIME.exec(text);
  if (parts === null) return false;
  const [hour = 0, minute = 0, second = 0] = parts.slice(1, 4).map(Number);
  const [aheadHours = 0, aheadMinutes = 0] = parts.slice(6).map((part) => Number(part ?? 0));
  if (aheadHours > 23 || aheadMinutes > 59) return false;
  if (hour <= 23 && minute <= 59 && second < 60) return true;
  const sign = parts[5] === '-' ? -1 : 1;
  const minuteUtc = minute - aheadMinutes * sign;
  const hourUtc = hour - aheadHours * sign - (minuteUtc < 0 ? 1 : 0);
  const isLastOfDay = [23, -1].includes(hourUtc) && [59, -1].includes(minuteUtc);
  return isLastOfDay && second < 61;
}

/** Whether a text is a date and a time of day, with its offset or without. */
export function isIsoDateTime(text: string): boolean {
  const [date = '', time = '', ...others] = text.split(/t|\s/i);
  return others.length === 0 && isDate(date) && isIsoTime(time);
}

/** Whether a text is base64. */
export function isByte(text: string): boolean {
  return /^(?:[A-Za-z\d+/]{4})*(?:[A-Za-z\d+/]{2}==|[A-Za-z\d+/]{3}=)?$/m.test(text);
}

/** Whether a text is a regular expression. */
export function isRegex(text: string): boolean {
  if (/[^\\]\\Z/.test(text)) return false;
  try {
    new RegExp(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether a number is an integer of 32 bits. */
export function isInt32(number: number): boolean {
  return Number.isInteger(number) && number >= -(2 ** 31) && number < 2 ** 31;
}
