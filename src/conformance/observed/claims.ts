import { formatWords } from '../../compile/text-formats.ts';
import type { Location } from '../../errors.ts';

import { countKey, type LooseKind, type Sighting } from './sighting.ts';

/** A place of a contract that could be documented more tightly. */
export interface Claim {
  readonly contract: string;
  readonly kind: LooseKind;
  /** The place in words: `Order /status`. */
  readonly place: string;
  /** How often it was seen, each time like this. */
  readonly seen: number;
  readonly documented: string;
  readonly shown: string;
  /** What could be documented. */
  readonly proposal: string;
  readonly contractLocation: Location;
}

/** Fewer answers than these show nothing. */
const ENOUGH = 20;

/** Each value of an enum was seen so often. */
const ENOUGH_OF_VALUE = 3;

/** What some sightings come to, what was seen most often first. */
export function claimsOf(
  sightings: readonly { readonly sighting: Sighting; readonly locate: () => Location }[],
): Claim[] {
  const enough = sightings.filter(({ sighting }) => sighting.answered >= ENOUGH);
  const keys = new Set(enough.map(({ sighting }) => countKey(sighting.contract, sighting)));
  return enough
    .flatMap(({ sighting, locate }): Claim[] => {
      const { contract, kind, place, pointer, seen } = sighting;
      // Texts of one format are told as such, also where they are few.
      const isTold = kind === 'enum' && keys.has(countKey(contract, { kind: 'format', pointer }));
      const words = isTold ? undefined : WORDS[kind](sighting);
      if (words === undefined) return [];
      const [documented, shown, proposal] = words;
      return [
        { contract, kind, place, seen, documented, shown, proposal, contractLocation: locate() },
      ];
    })
    .sort((a, b) => b.seen - a.seen);
}

/** What is documented, what all the traffic shows, and what could be documented. */
type Words = readonly [documented: string, shown: string, proposal: string];

const WORDS: Readonly<Record<LooseKind, (sighting: Sighting) => Words | undefined>> = {
  optional: () => ['optional', 'always there', 'required'],
  nullable: () => ['null or a value', 'never null', 'no null'],
  format: ({ formats: [format = ''] = [] }) => {
    const words = formatWords(format);
    return words && ['any text', `always ${words.shown}`, words.documented];
  },
  enum: ({ values = [] }) => {
    // One value alone, or none, may be all that was asked for.
    const isOne = values.filter(([value]) => value !== 'null').length < 2;
    if (isOne || values.some(([, seen]) => seen < ENOUGH_OF_VALUE)) return undefined;
    const names = listed(values);
    return ['any text', `always one of ${names}`, `enum: [${names}]`];
  },
  integer: () => ['any number', 'always an integer', 'integer in place of number'],
  range: ({ least, most }) =>
    least === most ? undefined : ['any integer', `always from ${least} to ${most}`, 'minimum: 0'],
  empty: () => ['any number of items', 'never empty', 'minItems: 1'],
  open: ({ values = [] }) => {
    if (values.length === 0) return undefined;
    return ['any further members', `always ${listed(values)}`, `properties: ${listed(values)}`];
  },
  'media-types': ({ values = [] }) => [
    'several media types',
    `always ${listed(values)}`,
    `only ${listed(values)}`,
  ],
  default: ({ values = [] }) => ['any status', `always ${listed(values)}`, `'${listed(values)}'`],
};

function listed(values: NonNullable<Sighting['values']>): string {
  return values.map(([value]) => value).join(', ');
}
