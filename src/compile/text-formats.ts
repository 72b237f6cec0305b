import { isDateTime } from './date-time.ts';
import { isOfFormat } from './formats.ts';

/** A format that texts are looked at for. */
interface Format {
  readonly holds: (text: string) => boolean;
  /** What a text of it is. */
  readonly shown: string;
  /** How it would be documented. */
  readonly documented: string;
}

const FORMATS: Readonly<Record<string, Format>> = {
  'date-time': { holds: isDateTime, shown: 'a date-time', documented: 'format: date-time' },
  date: {
    holds: (text) => isOfFormat('date', text),
    shown: 'a date',
    documented: 'format: date',
  },
  uuid: {
    holds: (text) => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(text),
    shown: 'a UUID',
    documented: 'format: uuid',
  },
  uri: {
    holds: (text) => /^[a-z][a-z\d+.-]*:\/\/[^\s<>"{}|\\^`]+$/i.test(text),
    shown: 'a URI',
    documented: 'format: uri',
  },
  email: {
    holds: (text) => isOfFormat('email', text),
    shown: 'an e-mail address',
    documented: 'format: email',
  },
  integer: {
    holds: (text) => /^-?\d+$/.test(text),
    shown: 'the digits of an integer',
    documented: String.raw`pattern: '^-?\d+$'`,
  },
};

/** The names of the formats. */
export const FORMAT_NAMES: readonly string[] = Object.keys(FORMATS);

/** What is longer is content of its own; the patterns would run out of stack on megabytes. */
const LONGEST = 65_536;

/** Whether a text has a format. */
export function hasFormat(name: string, text: string): boolean {
  return text.length <= LONGEST && FORMATS[name]?.holds(text) === true;
}

/** What texts of a format are, and how they would be documented. */
export function formatWords(name: string): Pick<Format, 'shown' | 'documented'> | undefined {
  return FORMATS[name];
}

/** A value that could be written into a contract: no sentence, nobody's address, and no key or id. */
const WORD = /^(?!.*\d\D+\d)(?!.*\d{4})[a-z][\w.+/-]{0,39}$/i;

/** Whether a text is a value that a contract could list. */
export function isWord(text: string): boolean {
  return WORD.test(text);
}
