import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { wordsOf } from '../words.ts';
import type { Constraints } from './constraints.ts';
import type { Compiled, Place } from './fake.ts';

/** Names, in words, under which an error's body holds its HTTP status: RFC 9457 §3.1.2, JSON:API. */
const STATUS_NAME = /^(http )?(status|code|status code)$/;
/** Names of what says more of an error: its status may stand in there. */
const ERROR_NAME = /\b(error|problem|fault|failure|exception|meta)s?$/;

/** Whether a property of a name, in words, may hold the status of the answer that it is part of. */
export function tellsOfStatus(words: string): boolean {
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

/**
 * Makes the body of an error, or the part that tells of it, be a documented example that holds its
 * status, where there is one that `allows` admits: its texts then speak of that status.
 */
export function exemplifyingStatus(
  compiled: Compiled,
  { examples }: Constraints,
  allows: (value: Json) => boolean,
): Compiled {
  const documented = examples.filter(
    (example) => isJsonObject(example) && statusIn(example) !== undefined && allows(example),
  );
  if (documented.length === 0) return compiled;
  return {
    ...compiled,
    make(context) {
      const { errorStatus, random } = context;
      const fitting = documented.filter((example) => statusIn(example) === String(errorStatus));
      return fitting.length > 0 ? random.pick(fitting) : compiled.make(context);
    },
  };
}

/** The first HTTP status in a value, at any depth, that is named as one. */
function statusIn(value: Json): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, member] of Object.entries(value)) {
    const isStatus = STATUS_NAME.test(wordsOf(name)) && HTTP_STATUS.test(String(member));
    const status = isStatus ? String(member) : statusIn(member);
    if (status !== undefined) return status;
  }
  return undefined;
}

const HTTP_STATUS = /^[1-5]\d\d$/;
