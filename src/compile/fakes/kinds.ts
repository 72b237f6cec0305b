import { dateTimeInSeconds } from '../../http/moments.ts';
import { once } from '../lazily.ts';
import type { Random } from '../random.ts';
import { COUNTRY_CODES, COUNTRY_NAMES } from './countries.ts';
import { agreedCurrency, CURRENCIES } from './currencies.ts';
import type { FakeContext } from './fake.ts';
import { definitions, fakerFor } from './faker.ts';
import { sentence, slug, title, word } from './phrases.ts';
import { CREATION, momentAt } from './timeline.ts';

/** Makes one kind of text. `stage` tells where in time it belongs, for those that tell of one. */
export type TextMaker = (context: FakeContext, stage: number) => string;

const firstNames = once(() => definitions().person?.first_name?.generic ?? ['Alex']);
const lastNames = once(() => definitions().person?.last_name?.generic ?? ['Miller']);
const cities = once(() => definitions().location?.city_name ?? ['Springfield']);
const states = once(() => definitions().location?.state ?? ['Vermont']);
const COMPANY_SUFFIXES = ['Inc', 'LLC', 'Ltd', 'Group', 'Labs'];
const LOCALES = ['en-US', 'en-GB', 'de-DE', 'fr-FR', 'es-ES', 'pt-BR', 'ja-JP', 'nl-NL'];
const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt', 'ja', 'nl', 'sv'];
const TIME_ZONES = ['UTC', 'America/New_York', 'Europe/Berlin', 'Asia/Tokyo', 'Australia/Sydney'];
const STATUSES = ['active', 'pending', 'completed', 'paused', 'draft', 'archived'];
const MIME_TYPES = ['application/json', 'text/html', 'image/png', 'text/csv', 'application/pdf'];
const EXTENSIONS = ['pdf', 'csv', 'png', 'txt', 'json'];
const BROWSERS = ['Chrome', 'Firefox', 'Safari', 'Edge'];
const PLATFORMS = ['ios', 'android', 'web', 'windows', 'macos'];
const DEVICES = ['iPhone 15', 'Pixel 8', 'Galaxy S24', 'iPad Air', 'MacBook Pro'];
const DURATIONS = ['PT30S', 'PT15M', 'PT1H', 'P1D', 'P7D', 'P1M'];
const PRODUCTS = ['Desk lamp', 'Canvas bag', 'Travel mug', 'Wool scarf', 'Running shoes'];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const HTTP_METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const LICENSES = ['MIT', 'Apache-2.0', 'BSD-3-Clause', 'GPL-3.0-only', 'MPL-2.0'];
const BRANCHES = ['main', 'develop', 'release', 'master'];
const DIGITS = [...'0123456789'];
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const DOMAINS = ['example.com', 'example.org', 'example.net'];
const HEX = [...'0123456789abcdef'];
const ALPHANUMERICS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'];

/** The kinds of text that names and descriptions call for. */
export const KINDS = {
  email: (context) => `${userName(context)}@${context.random.pick(DOMAINS)}`,
  firstName: (context) => personOf(context).first,
  lastName: (context) => personOf(context).last,
  fullName: (context) => {
    const { first, last } = personOf(context);
    return `${first} ${last}`;
  },
  userName: (context) => userName(context),
  company: ({ random }) => `${random.pick(lastNames())} ${random.pick(COMPANY_SUFFIXES)}`,
  jobTitle: (context) => fakerFor(context).person.jobTitle(),
  hostname: ({ random }) => `${word(random)}.${random.pick(DOMAINS)}`,
  url: ({ random }) => `https://${word(random)}.${random.pick(DOMAINS)}/${slug(random)}`,
  imageUrl: ({ random }) => `https://images.example.com/${slug(random)}.png`,
  ipv4: ({ random }) => `203.0.113.${random.integer(1, 254)}`,
  ipv6: ({ random }) => `2001:db8::${characters(random, HEX, 4)}:${characters(random, HEX, 4)}`,
  mac: ({ random }) => Array.from({ length: 6 }, () => characters(random, HEX, 2)).join(':'),
  uuid: ({ random }) => uuid(random),
  sha1: ({ random }) => characters(random, HEX, 40),
  sha256: ({ random }) => characters(random, HEX, 64),
  md5: ({ random }) => characters(random, HEX, 32),
  token: ({ random }) => characters(random, ALPHANUMERICS, 32),
  currency: (context) => agreedCurrency(CURRENCIES, context),
  anyCurrency: ({ random }) => random.pick(CURRENCIES),
  countryCode: ({ random }) => random.pick(COUNTRY_CODES),
  country: ({ random }) => random.pick(COUNTRY_NAMES),
  locale: ({ random }) => random.pick(LOCALES),
  language: ({ random }) => random.pick(LANGUAGES),
  city: ({ random }) => random.pick(cities()),
  state: ({ random }) => random.pick(states()),
  zipCode: ({ random }) => String(random.integer(10_000, 99_999)),
  streetAddress: ({ random }) => `${random.integer(1, 999)} ${random.pick(lastNames())} Street`,
  secondaryAddress: ({ random }) => `Suite ${random.integer(1, 40)}`,
  phone: ({ random }) => `+1555${String(random.integer(0, 9_999_999)).padStart(7, '0')}`,
  mimeType: ({ random }) => random.pick(MIME_TYPES),
  fileName: ({ random }) => `${slug(random)}.${random.pick(EXTENSIONS)}`,
  path: ({ random }) => `/${word(random)}/${slug(random)}`,
  version: ({ random }) =>
    `${random.integer(1, 5)}.${random.integer(0, 20)}.${random.integer(0, 9)}`,
  color: ({ random }) => `#${characters(random, HEX, 6)}`,
  gender: ({ random }) => random.pick(['female', 'male', 'other']),
  browser: ({ random }) => random.pick(BROWSERS),
  platform: ({ random }) => random.pick(PLATFORMS),
  device: ({ random }) => random.pick(DEVICES),
  userAgent: (context) => fakerFor(context).internet.userAgent(),
  timeZone: ({ random }) => random.pick(TIME_ZONES),
  status: ({ random }) => random.pick(STATUSES),
  duration: ({ random }) => random.pick(DURATIONS),
  timestamp: (context, stage) => dateTime(context, stage),
  date: (context, stage) => dateTime(context, stage).slice(0, 10),
  sku: ({ random }) => shortCode(random),
  key: ({ random }) => shortCode(random),
  amount: ({ random }) => (random.integer(100, 50_000) / 100).toFixed(2),
  bic: ({ random }) => `${characters(random, LETTERS, 4)}${random.pick(COUNTRY_CODES)}2X`,
  ean: ({ random }) => withCheckDigit(`40${characters(random, DIGITS, 10)}`),
  isbn: ({ random }) => withCheckDigit(`978${characters(random, DIGITS, 9)}`),
  cardNumber: () => '4242424242424242',
  fourDigits: ({ random }) => characters(random, DIGITS, 4),
  // Never issued, so that it is nobody's.
  ssn: ({ random }) => `900-${random.integer(10, 49)}-${characters(random, DIGITS, 4)}`,
  licensePlate: ({ random }) => `${characters(random, LETTERS, 3)}-${random.integer(1_000, 9_999)}`,
  weekday: ({ random }) => random.pick(WEEKDAYS),
  httpMethod: ({ random }) => random.pick(HTTP_METHODS),
  extension: ({ random }) => random.pick(EXTENSIONS),
  initials: (context) => {
    const { first, last } = personOf(context);
    return `${first.slice(0, 1)}${last.slice(0, 1)}`;
  },
  jwt: (context) => jwt(context),
  cron: ({ random }) => `${random.integer(0, 59)} ${random.integer(0, 23)} * * *`,
  html: ({ random }) => `<p>${sentence(random)}</p>`,
  spdxId: ({ random }) => random.pick(LICENSES),
  branch: ({ random }) => random.pick(BRANCHES),
  repository: ({ random }) => `${word(random)}/${slug(random)}`,
  iban: (context) => fakerFor(context).finance.iban(),
  slug: ({ random }) => slug(random),
  product: ({ random }) => random.pick(PRODUCTS),
  sentence: ({ random }) => sentence(random),
  title: ({ random }) => title(random),
  word: ({ random }) => word(random),
} satisfies Record<string, TextMaker>;

/** The name of a kind of text. */
export type Kind = keyof typeof KINDS;

/** A point in the past in RFC 3339's form, in UTC and whole seconds. */
export function dateTime(context: FakeContext, stage: number): string {
  return dateTimeInSeconds(momentAt(stage, context));
}

/** A version 4 UUID (RFC 9562 §5.4). */
export function uuid(random: Random): string {
  const first = characters(random, HEX, 8);
  const middle = `${characters(random, HEX, 4)}-4${characters(random, HEX, 3)}`;
  const variant = `${random.pick(['8', '9', 'a', 'b'])}${characters(random, HEX, 3)}`;
  return `${first}-${middle}-${variant}-${characters(random, HEX, 12)}`;
}

/** Digits with the one that checks them (GS1 General Specifications §7.9). */
function withCheckDigit(digits: string): string {
  const sum = [...digits].reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 ? 3 : 1),
    0,
  );
  return `${digits}${(10 - (sum % 10)) % 10}`;
}

/** A token of claims, with a signature that signs nothing (RFC 7519). */
function jwt(context: FakeContext): string {
  const { random } = context;
  const claims = { sub: uuid(random), iat: Math.floor(momentAt(CREATION, context) / 1000) };
  const parts = [{ alg: 'HS256', typ: 'JWT' }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  return `${parts.join('.')}.${characters(random, ALPHANUMERICS, 43)}`;
}

/** A code as people read it out: `HAR-4821`. */
function shortCode(random: Random): string {
  return `${word(random).slice(0, 3).toUpperCase()}-${random.integer(1_000, 9_999)}`;
}

/** A text of a length from an alphabet. */
export function characters(random: Random, alphabet: readonly string[], length: number): string {
  let text = '';
  for (let index = 0; index < length; index++) text += random.pick(alphabet);
  return text;
}

/** The person that an object tells of: its names and addresses are those of one. */
function personOf({ random, siblings }: FakeContext): { first: string; last: string } {
  const stream = (siblings ?? random).derive('person');
  return { first: stream.pick(firstNames()), last: stream.pick(lastNames()) };
}

function userName(context: FakeContext): string {
  const { first, last } = personOf(context);
  return `${first}.${last}`.toLowerCase().replace(/[^a-z.]/g, '');
}
