import { isOfFormat } from '../compile/formats.ts';
import { remembered } from '../http/remembered.ts';
import { isMasked } from '../recording/redaction.ts';

/** What a text that names one thing among many looks like. */
export type IdentifierKind =
  | 'integer'
  | 'uuid'
  | 'ulid'
  | 'date'
  | 'date-time'
  | 'email'
  | 'ipv4'
  | 'prefixed'
  | 'random'
  | 'masked';

/** Crockford's base 32; the first character holds what is left of 128 bits. */
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** What kind of thing an id is of, and the id: `cus_NffrFeUfNV2Hib`, `sub_sched_1Mr3YcLkdIwH`. */
const PREFIXED = /^[a-z]{2,10}(?:_[a-z]{2,10})?[_-]([A-Za-z\d]{4,})$/;

/** Names of versions mix letters and digits, and are the same for everyone. */
const VERSION = /^v\d+(?:(?:alpha|beta|rc)\d*)?$/i;

/** So long is what nobody would have written. */
const LEAST_RANDOM = 10;
/** So often in a text that was drawn another kind of character follows: half the time and more. */
const RESTLESS = 0.3;
/** What is longer is content, and no name of anything. */
const LONGEST = 1024;
/** Digits of base 16 have few letters. */
const HEX = /^(?=.*\d)(?=.*[a-f])[\da-f]{8,}$|^(?=.*\d)(?=.*[A-F])[\dA-F]{8,}$/;

/**
 * What a segment of a path or a key of an object looks like, where it by itself looks as if it named one thing
 * among many; `undefined` for words, which may do so all the same.
 */
export function identifierKind(text: string): IdentifierKind | undefined {
  return text.length > LONGEST ? undefined : knownKind(text);
}

const knownKind = remembered(kindOf);

function kindOf(text: string): IdentifierKind | undefined {
  if (/^-?\d+$/.test(text)) return 'integer';
  if (VERSION.test(text)) return undefined;
  for (const format of ['uuid', 'date', 'date-time', 'email', 'ipv4'] as const) {
    if (isOfFormat(format, text)) return format;
  }
  if (ULID.test(text) && /\d/.test(text.slice(1))) return 'ulid';
  if (isMasked(text)) return 'masked';
  const [, drawn = ''] = PREFIXED.exec(text) ?? [];
  if (/^\d{4,}$/.test(drawn) || (drawn.length >= 6 && isDrawn(drawn))) return 'prefixed';
  return text.split(/[^A-Za-z\d]+/).some(isRandom) ? 'random' : undefined;
}

/**
 * The pattern that ids of the form of one have; `undefined` where nothing is known of its form. Of a form
 * that a format describes, the format says more.
 */
export function idPattern(text: string): string | undefined {
  if (text.length > LONGEST) return undefined;
  if (/^\d+$/.test(text)) return String.raw`^\d+$`;
  if (ULID.test(text)) return '^[0-7][0-9A-HJKMNP-TV-Z]{25}$';
  if (identifierKind(text) === 'prefixed') return `^${text.replace(/[A-Za-z\d]+$/, '')}`;
  if (/^[\da-f]{24,}$/.test(text)) return `^[\\da-f]{${text.length}}$`;
  return undefined;
}

/** Words may end in a number or hold one, as `iso8601Duration` does, but hardly two. */
function isRandom(run: string): boolean {
  if (HEX.test(run)) return true;
  return run.length >= LEAST_RANDOM && /\d[A-Za-z]+\d/.test(run) && isDrawn(run);
}

/** Whether letters and digits follow each other as in what was drawn, and not as in words. */
function isDrawn(text: string): boolean {
  const kinds = text.replace(/[a-z]/g, 'a').replace(/[A-Z]/g, 'A').replace(/\d/g, '0');
  if (!kinds.includes('0') && !/a.*A.*a.*A/.test(kinds)) return false;
  const changes = kinds.match(/(.)(?!\1)(?=.)/g)?.length ?? 0;
  return changes / (text.length - 1) >= RESTLESS;
}
