import { isToken } from '../../http/token.ts';
import { isOfTheSender } from './headers.ts';

/** A field value (RFC 9110 §5.5). */
const FIELD_VALUE = /^[\t -~]*$/;

/** Whether a status can be answered: interim ones (1XX, RFC 9110 §15.2) can't stand for a final one. */
export function isFinalStatus(status: unknown): status is number {
  return Number.isInteger(status) && Number(status) >= 200 && Number(status) <= 599;
}

/** Header fields that somebody gave for an answer: a list is one line for each of its texts. */
export type GivenHeaders = Readonly<Record<string, string | readonly string[]>>;

/**
 * Header fields that somebody gave for an answer, by lower-case name.
 * @param refuse makes the error for what can't be sent, of what was expected and what came.
 * @throws what `refuse` makes.
 */
export function readHeaders(
  headers: object,
  refuse: (expected: string, received: unknown) => Error,
): GivenHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([field, value]: [string, unknown]) => {
      if (!isToken(field)) throw refuse('headers whose names can be sent', field);
      const lines = [value].flat();
      if (!lines.every(isFieldValue)) {
        throw refuse(`the header ${field} as visible ASCII, spaces and tabs`, value);
      }
      if (isOfTheSender(field)) throw refuse(`no header ${field}: the server sets it`, value);
      return [field.toLowerCase(), typeof value === 'string' ? value : lines];
    }),
  );
}

function isFieldValue(value: unknown): value is string {
  return typeof value === 'string' && FIELD_VALUE.test(value);
}
