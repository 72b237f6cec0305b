import type { Json } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { hash32 } from '../random.ts';
import { ID_NAMES, wordsOf } from '../words.ts';
import { countryAs } from './countries.ts';
import { isKey } from './given.ts';
import { type PlaceKind, placeIn } from './places.ts';
import type { Property } from './property.ts';

/** Two properties of an object whose values have to do with each other. */
export interface Relation {
  readonly first: Property;
  readonly second: Property;
  readonly settle: Settle;
}

/**
 * The pairs that two values may become to go together, the best first; none where they do already, or
 * where nothing is known of them. Of an object only the members that matter are told.
 */
type Settle = (first: Json, second: Json, now: number) => readonly (readonly [Json, Json])[];

/** How the name of a property, in words, leads to that of another. */
interface RelatedNames {
  readonly first: RegExp;
  /** What stands in its name for what matched. */
  readonly second: string;
  /** Whether a name is that of either. */
  readonly either: RegExp;
  readonly settle: Settle;
}

/** Ways of reaching somebody, and texts that do. */
const CONTACTS: readonly (readonly [way: RegExp, texts: RegExp, make: (hash: number) => string])[] =
  [
    [/^e-?mail$/i, /@/, (hash) => `contact${hash % 1000}@example.com`],
    [
      /^(phone|mobile|sms|fax|telephone)$/i,
      /^\+?\d/,
      (hash) => `+1555${1_000_000 + (hash % 9_000_000)}`,
    ],
    [/^(url|web|website)$/i, /^https?:/, (hash) => `https://www.example.com/${hash % 1000}`],
  ];

/** Names, in words, of what tells where in a country something is. */
const PLACE_NAMES: readonly (readonly [name: string, kind: PlaceKind])[] = [
  ['state', 'regions'],
  ['province', 'regions'],
  ['region', 'regions'],
  ['jurisdiction', 'regions'],
  ['city', 'cities'],
  ['town', 'cities'],
  ['postal code', 'postalCodes'],
  ['postcode', 'postalCodes'],
  ['zip', 'postalCodes'],
  ['zip code', 'postalCodes'],
];

const RELATED: readonly RelatedNames[] = [
  ...ID_NAMES.map((id) => ({
    first: new RegExp(` ${id}$`),
    second: '',
    either: new RegExp(`\\b${id}$`),
    settle: sameId(id),
  })),

  named('min', 'max', inOrder),
  named('minimum', 'maximum', inOrder),
  named('from', 'to', inOrder),
  named('start', 'end', inOrder),
  named('begin', 'end', inOrder),
  named('low', 'high', inOrder),
  named('lowest', 'highest', inOrder),
  named('lower', 'upper', inOrder),
  named('open', 'close', inOrder),
  named('opens', 'closes', inOrder),
  named('times redeemed', 'max redemptions', inOrder),

  named('age', 'birth date', ageByBirth),
  named('age', 'birthdate', ageByBirth),
  named('age', 'date of birth', ageByBirth),
  named('age', 'birthday', ageByBirth),
  named('age', 'dob', ageByBirth),

  named('country', 'country code', sameCountry),
  named('country', 'country iso', sameCountry),
  named('country', 'country iso code', sameCountry),
  named('country', 'country name', sameCountry),
  named('country code', 'country name', sameCountry),

  ...['system', 'type', 'kind', 'channel'].map((way) => ({
    first: new RegExp(`^${way}$`),
    second: 'value',
    either: new RegExp(`^(${way}|value)$`),
    settle: reachable,
  })),

  ...['country', 'country code', 'country name'].flatMap((country) =>
    PLACE_NAMES.map(([name, kind]) => named(country, name, inCountry(kind))),
  ),
];

/** A date, or a time of day. */
const TIME = /^(\d{4}-\d\d-\d\d|\d\d:\d\d)/;

/** The relations among properties of one object. */
export function relationsAmong(properties: readonly Property[]): Relation[] {
  const byWords = new Map(properties.map((one) => [one.words, one]));
  return properties.flatMap((one) =>
    RELATED.filter(({ first }) => first.test(one.words)).flatMap(({ first, second, settle }) => {
      const beside = byWords.get(one.words.replace(first, second));
      return beside === undefined ? [] : [{ first: one, second: beside, settle }];
    }),
  );
}

/** Whether the value of a property of a name, in words, may be related to that of another. */
export function isRelated(words: string): boolean {
  return RELATED.some(({ either }) => either.test(words));
}

function named(first: string, second: string, settle: Settle): RelatedNames {
  const either = new RegExp(`\\b(${first}|${second})\\b`);
  return { first: new RegExp(`\\b${first}\\b`), second, either, settle };
}

/** `user_id` beside `user: { id }`. */
function sameId(name: string): Settle {
  return (id, holder) => {
    if (!isKey(id) || !isJsonObject(holder)) return [];
    const [member, inner] = Object.entries(holder).find(([key]) => wordsOf(key) === name) ?? [];
    if (member === undefined || !isKey(inner) || String(inner) === String(id)) return [];
    // An id is made anew at less cost than what holds one, which may hold others in its turn.
    return [
      [inner, holder],
      [id, { [member]: id }],
    ];
  };
}

function inOrder(low: Json, high: Json): [Json, Json][] {
  if (typeof low !== typeof high || !isAbove(low, high)) return [];
  return [
    [high, low],
    [low, low],
    [high, high],
  ];
}

function isAbove(low: Json, high: Json): boolean {
  const areTimes = TIME.test(String(low)) && TIME.test(String(high));
  return areTimes ? String(low) > String(high) : numberOf(low) > numberOf(high);
}

/** A number, or one that is written as a text. */
function numberOf(value: Json): number {
  const isNumber = typeof value === 'number' || /^-?\d+(\.\d+)?$/.test(String(value));
  return isNumber ? Number(value) : Number.NaN;
}

function ageByBirth(age: Json, birth: Json, now: number): [Json, Json][] {
  if (typeof age !== 'number' || typeof birth !== 'string') return [];
  const years = yearsBetween(birth, new Date(now).toISOString());
  return Number.isNaN(years) || years === age ? [] : [[years, birth]];
}

/** Whole years from a date to another, both in RFC 3339's form. */
function yearsBetween(date: string, later: string): number {
  const years = Number(later.slice(0, 4)) - Number(date.slice(0, 4));
  return later.slice(4, 10) < date.slice(4, 10) ? years - 1 : years;
}

/** What reaches somebody in some way has the form of it. */
function reachable(way: Json, value: Json): [Json, Json][] {
  if (typeof way !== 'string' || typeof value !== 'string') return [];
  const [, texts, make] = CONTACTS.find(([ways]) => ways.test(way)) ?? [];
  if (texts === undefined || make === undefined || texts.test(value)) return [];
  return [[way, make(hash32(value))]];
}

/** A place that isn't in the country beside it becomes one that is; a place that is known leads home. */
function inCountry(kind: PlaceKind): Settle {
  return (country, place) => {
    if (typeof country !== 'string' || typeof place !== 'string') return [];
    const inner = placeIn(country, kind, place);
    if (inner === undefined) return [];
    return [
      [country, inner],
      [countryAs('US', country) ?? 'US', place],
    ];
  };
}

function sameCountry(first: Json, second: Json): [Json, Json][] {
  if (typeof first !== 'string' || typeof second !== 'string') return [];
  const [asSecond, asFirst] = [countryAs(first, second), countryAs(second, first)];
  if (asSecond === second) return [];
  const pairs: [Json, Json][] = [];
  if (asSecond !== undefined) pairs.push([first, asSecond]);
  if (asFirst !== undefined) pairs.push([asFirst, second]);
  return pairs;
}
