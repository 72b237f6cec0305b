import type { Json } from '../../contract/contract.ts';
import type { Constraints } from './constraints.ts';
import type { Compiled, Place } from './fake.ts';

/** Names, in words, under which an error's body holds its HTTP status: RFC 9457 §3.1.2, JSON:API. */
const STATUS_NAME = /^(http )?(status|code|status code)$/;
/** Names of what says more of an error: its status may stand in there. */
const ERROR_NAME = /\b(error|problem|fault|failure|exception|meta)s?$/;

/** Whether a property of a name, in words, may hold the status of an error that it is part of. */
export function tellsOfError(words: string): boolean {
  return STATUS_NAME.test(words) || ERROR_NAME.test(words);
}

/**
 * Makes a property that is named after the HTTP status hold it in the body of an error, as a number
 * or a text, where `allows` it. Other errors, whose documented examples are no HTTP statuses, keep
 * codes of their own.
 */
export function carryingStatus(
  compiled: Compiled,
  { examples }: Constraints,
  { words }: Place,
  allows: (value: Json) => boolean,
): Compiled {
  const isStatus =
    STATUS_NAME.test(words) && examples.every((example) => HTTP_STATUS.test(String(example)));
  if (!isStatus) return compiled;
  return {
    ...compiled,
    make(context) {
      const { errorStatus } = context;
      if (errorStatus === undefined) return compiled.make(context);
      return [errorStatus, String(errorStatus)].find(allows) ?? compiled.make(context);
    },
  };
}

const HTTP_STATUS = /^[1-5]\d\d$/;
