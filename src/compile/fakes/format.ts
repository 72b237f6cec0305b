import type { Random } from '../random.ts';
import type { FakeContext } from './fake.ts';
import { dateTime, KINDS, type Kind, type TextMaker } from './kinds.ts';
import { sentence, slug, word } from './phrases.ts';
import { timeOfDayAt } from './timeline.ts';

/** A `format` of strings: how its texts are made, and which realistic kinds of text are of it too. */
export interface Format {
  readonly make: TextMaker;
  readonly kinds: readonly Kind[];
  /** Makes a short one of at least a length, where the format doesn't fix the length. */
  readonly padded?: (random: Random, length: number, maxLength: number) => string;
}

/**
 * The format of a name: those of JSON Schema (validation §7.3), of OpenAPI and of its registry. One that
 * isn't known, or says nothing of the text, gives `undefined`.
 */
export function formatNamed(name: string | undefined): Format | undefined {
  return name !== undefined && Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
}

/** The name of the format of texts that hold JSON: of `contentMediaType`, no schema can name it. */
export const JSON_TEXT = ' json';
/** The name of the format of such texts in base64. */
export const JSON_BYTES = ' json in base64';

const FORMATS: Record<string, Format> = {
  'date-time': { make: dateTime, kinds: ['timestamp'] },
  date: { make: KINDS.date, kinds: ['date'] },
  time: { make: time, kinds: [] },
  'iso-time': { make: time, kinds: [] },
  duration: { make: KINDS.duration, kinds: ['duration'] },
  email: { make: KINDS.email, kinds: ['email'], padded: paddedEmail },
  'idn-email': { make: KINDS.email, kinds: ['email'], padded: paddedEmail },
  hostname: { make: KINDS.hostname, kinds: ['hostname'], padded: paddedHostname },
  'idn-hostname': { make: KINDS.hostname, kinds: ['hostname'], padded: paddedHostname },
  ipv4: { make: KINDS.ipv4, kinds: ['ipv4'], padded: paddedIpv4 },
  ipv6: { make: KINDS.ipv6, kinds: ['ipv6'] },
  uri: { make: KINDS.url, kinds: ['url', 'imageUrl'], padded: paddedUri },
  url: { make: KINDS.url, kinds: ['url', 'imageUrl'], padded: paddedUri },
  iri: { make: KINDS.url, kinds: ['url', 'imageUrl'], padded: paddedUri },
  'uri-reference': { make: KINDS.path, kinds: ['url', 'imageUrl', 'path'], padded: paddedPath },
  'iri-reference': { make: KINDS.path, kinds: ['url', 'imageUrl', 'path'], padded: paddedPath },
  'uri-template': {
    make: ({ random }) => `https://${word(random)}.example.com/{id}`,
    kinds: ['url'],
    padded: paddedPath,
  },
  uuid: { make: KINDS.uuid, kinds: ['uuid'] },
  'json-pointer': {
    make: ({ random }) => `/${word(random)}/${random.integer(0, 9)}`,
    kinds: [],
    padded: paddedPath,
  },
  'json-pointer-uri-fragment': {
    make: ({ random }) => `#/${word(random)}/${random.integer(0, 9)}`,
    kinds: [],
    padded: (random, length) => `#${paddedPath(random, length - 1)}`,
  },
  'relative-json-pointer': {
    make: ({ random }) => `${random.integer(0, 3)}/${word(random)}`,
    kinds: [],
    padded: (random, length) => `0${paddedPath(random, length - 1)}`,
  },
  regex: {
    make: ({ random }) => `^${word(random)}$`,
    kinds: [],
    padded: letters,
  },
  byte: {
    make: ({ random }) => Buffer.from(sentence(random)).toString('base64'),
    kinds: [],
    padded: (random, length) => {
      const bytes = Buffer.from(letters(random, Math.floor((length + 3) / 4) * 3));
      return bytes.toString('base64');
    },
  },
  base64url: {
    make: ({ random }) => Buffer.from(sentence(random)).toString('base64url'),
    kinds: [],
    padded: letters,
  },
  password: { make: KINDS.token, kinds: [], padded: letters },
  // Numbers too long for JavaScript are often documented as text of a number's format.
  int32: { make: digits, kinds: [] },
  int64: { make: digits, kinds: [] },
  decimal: { make: KINDS.amount, kinds: ['amount'] },
  'iso-date-time': { make: dateTime, kinds: ['timestamp'] },
  'date-time-local': { make: localDateTime, kinds: [] },
  'time-local': { make: localTime, kinds: [] },
  'http-date': {
    make: (context, stage) => new Date(dateTime(context, stage)).toUTCString(),
    kinds: [],
  },
  'media-range': { make: KINDS.mimeType, kinds: ['mimeType'] },
  [JSON_TEXT]: { make: jsonText, kinds: [], padded: paddedJson },
  [JSON_BYTES]: {
    make: (context) => Buffer.from(jsonText(context)).toString('base64'),
    kinds: [],
    padded: (random, length) =>
      Buffer.from(paddedJson(random, Math.floor((length + 3) / 4) * 3)).toString('base64'),
  },
  char: { make: ({ random }) => random.pick(LETTERS), kinds: [] },
  // Structured Field Values (RFC 9651 §3.3)
  'sf-integer': { make: digits, kinds: [] },
  'sf-decimal': { make: KINDS.amount, kinds: [] },
  'sf-string': { make: ({ random }) => `"${slug(random)}"`, kinds: [] },
  'sf-token': { make: ({ random }) => slug(random), kinds: [] },
  'sf-boolean': { make: ({ random }) => random.pick(['?0', '?1']), kinds: [] },
  'sf-binary': {
    make: ({ random }) => `:${Buffer.from(slug(random)).toString('base64')}:`,
    kinds: [],
  },
};

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

function jsonText({ random }: FakeContext): string {
  return JSON.stringify({ [word(random)]: slug(random) });
}

function paddedJson(random: Random, length: number, maxLength = length): string {
  return maxLength === 1 ? '0' : `"${letters(random, length - 2)}"`;
}

function localDateTime(context: FakeContext, stage: number): string {
  return dateTime(context, stage).slice(0, -1);
}

function time(context: FakeContext, stage: number): string {
  return `${localTime(context, stage)}Z`;
}

function localTime(context: FakeContext, stage: number): string {
  return new Date(timeOfDayAt(stage, context))
    .toISOString()
    .slice('YYYY-MM-DDT'.length, -'.000Z'.length);
}

function digits({ random }: FakeContext): string {
  return String(random.integer(1_000, 999_999));
}

function letters(random: Random, length: number): string {
  let text = '';
  while (text.length < length) text += word(random);
  return text.slice(0, Math.max(0, length));
}

function paddedEmail(random: Random, length: number): string {
  return `${letters(random, Math.max(1, length - '@b.co'.length))}@b.co`;
}

function paddedHostname(random: Random, length: number): string {
  let labels = '';
  while (length - labels.length > 63) labels += `${letters(random, 60)}.`;
  return labels + letters(random, Math.max(1, length - labels.length));
}

function paddedIpv4(random: Random, length: number): string {
  const last = random.integer(1, 9);
  return length > '10.0.0.1'.length ? `192.168.100.10${last}` : `10.0.0.${last}`;
}

function paddedUri(random: Random, length: number, maxLength: number): string {
  if (maxLength < 'http://a.co/'.length) return `a:${letters(random, Math.max(1, length - 2))}`;
  return `http://a.co/${letters(random, length - 'http://a.co/'.length)}`;
}

function paddedPath(random: Random, length: number): string {
  return length <= 0 ? '' : `/${slug(random)}${letters(random, length)}`.slice(0, length);
}
