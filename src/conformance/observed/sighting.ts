import { isWord } from '../../compile/text-formats.ts';
import type { Pointer } from '../../contract/contract.ts';
import type { Location } from '../../errors.ts';

/** What can be documented more loosely than the traffic shows. */
export const KINDS = [
  'optional',
  'nullable',
  'format',
  'enum',
  'integer',
  'range',
  'empty',
  'open',
  'media-types',
  'default',
] as const;

/** One way in which a place can be documented loosely. */
export type LooseKind = (typeof KINDS)[number];

/** What all the traffic shows of one place so far. */
export interface Sighting {
  readonly contract: string;
  readonly kind: LooseKind;
  readonly pointer: Pointer;
  /** The place in words: `Order /status`. */
  readonly place: string;
  /** How often it was seen. */
  readonly seen: number;
  /** How often in answers: what a client sends is its own choice, and makes no claim. */
  readonly answered: number;
  /** What each time was one of these, with how often: values, names of members, media types, statuses. */
  readonly values?: readonly (readonly [value: string, seen: number])[];
  /** The formats that all of the texts have. */
  readonly formats?: readonly string[];
  readonly least?: number;
  readonly most?: number;
  /** Where the contract says so: in a shard's report, since the others can make a claim of it. */
  readonly contractLocation?: Location;
}

/** So many different values can be those of an enum. */
export const MOST_VALUES = 10;

/** Kinds whose claims tell values that came. */
export const QUOTING: ReadonlySet<LooseKind> = new Set(['enum', 'range', 'open']);

/** Kinds of which each value has to come each time: members, the one media type, the one status. */
const REGULAR: ReadonlySet<LooseKind> = new Set(['open', 'media-types', 'default']);

/** What was seen of a place, as it is counted. */
export interface Count {
  readonly kind: LooseKind;
  readonly pointer: Pointer;
  seen: number;
  answered: number;
  /** Whether something came that the tighter words would rule out. */
  refuted: boolean;
  /** Made with the first of them: of most places none is counted. */
  values: Map<string, number> | undefined;
  formats: readonly string[];
  least: number;
  most: number;
}

/** Tells a count from all others. */
export function countKey(
  contract: string,
  { kind, pointer }: Pick<Count, 'kind' | 'pointer'>,
): string {
  return `${contract} ${kind} ${pointer}`;
}

/** An empty count. */
export function emptyCount(kind: LooseKind, pointer: Pointer, formats: readonly string[]): Count {
  return {
    kind,
    pointer,
    seen: 0,
    answered: 0,
    refuted: false,
    values: undefined,
    formats,
    least: Number.POSITIVE_INFINITY,
    most: Number.NEGATIVE_INFINITY,
  };
}

/** Adds to a count what another one of the same place has seen. */
export function addCount(count: Count, other: Omit<Count, 'kind' | 'pointer'>): void {
  count.seen += other.seen;
  count.answered += other.answered;
  for (const [value, times] of other.values ?? []) countValue(count, value, times);
  count.formats = count.formats.filter((format) => other.formats.includes(format));
  const isWithoutFormat = count.kind === 'format' && count.formats.length === 0;
  if (other.refuted || isWithoutFormat) refute(count);
  count.least = Math.min(count.least, other.least);
  count.most = Math.max(count.most, other.most);
}

/** Notes that something came, which the tighter words would allow or not. */
export function countSeen(count: Count, isAllowed: boolean): void {
  count.seen += 1;
  if (!isAllowed) refute(count);
}

/** Notes that a value came: of more than {@link MOST_VALUES}, or of others than words, nothing is kept. */
export function countValue(count: Count, value: string, times = 1): void {
  if (count.refuted) return;
  count.values ??= new Map();
  const { values } = count;
  values.set(value, (values.get(value) ?? 0) + times);
  // A status isn't a word, and tells nothing of anyone.
  const isShown = count.kind === 'default' || isWord(value);
  if (!isShown || values.size > MOST_VALUES) refute(count);
}

/** Notes a value that has to be the same each time. */
export function countOnly(count: Count, value: string): void {
  countSeen(count, true);
  countValue(count, value);
  refuteIrregular(count);
}

/** Where each value has to come each time, one that is missing once refutes. */
export function refuteIrregular(count: Count): void {
  if (!REGULAR.has(count.kind)) return;
  const { seen, values } = count;
  if (values !== undefined && [...values.values()].some((times) => times !== seen)) refute(count);
}

/** What is refuted stays so, whatever comes: none of what came is kept. */
function refute(count: Count): void {
  count.refuted = true;
  count.values = undefined;
  count.formats = [];
}
