import type { Severity } from '../finding.ts';
import type { DriftPair, DriftRow } from './row.ts';

/** What contract, recording and target say of one place, where two of them don't say the same. */
export type Disagreement = Pick<
  DriftRow,
  'at' | 'pointer' | 'documented' | 'recorded' | 'received' | 'disagree' | 'severity'
>;

/** What a recording or a target shows at a place. */
export interface Side {
  /** In words, at least one: types, a media type, a status. */
  readonly shown: ReadonlySet<string>;
  /**
   * What the contract says to it: it is as documented, breaks the contract, comes beside what is
   * documented, or stands where nothing is.
   */
  readonly stance: 'documented' | 'broken' | 'added' | 'unknown';
}

/** Of a place. */
export interface Documented extends Pick<DriftRow, 'at' | 'pointer'> {
  readonly words: string | null;
}

/**
 * Holds three against each other at one place, of which a recording or a target may say nothing:
 * `undefined`. What the contract leaves open is a disagreement only where one always shows what the
 * other never does, as of a member that may be missing; elsewhere it is one where anything differs.
 */
export function disagreementAt(
  { at, pointer, words }: Documented,
  recorded: Side | undefined,
  received: Side | undefined,
): Disagreement | undefined {
  const disagree: DriftPair[] = [];
  if (contradicts(recorded)) disagree.push('contract-recording');
  if (contradicts(received)) disagree.push('contract-target');
  if (differ(recorded, received)) disagree.push('recording-target');
  if (disagree.length === 0) return undefined;
  return {
    at,
    pointer,
    documented: words === null ? null : withAbsence(words, [recorded, received]),
    recorded: recorded === undefined ? null : inWords(recorded.shown),
    received: received === undefined ? null : inWords(received.shown),
    disagree,
    severity: severityOf(recorded, received, disagree),
  };
}

function contradicts(side: Side | undefined): boolean {
  return side?.stance === 'broken' || side?.stance === 'added';
}

function differ(recorded: Side | undefined, received: Side | undefined): boolean {
  if (recorded === undefined || received === undefined) return false;
  if (areDocumented(recorded, received)) return recorded.shown.isDisjointFrom(received.shown);
  return recorded.shown.symmetricDifference(received.shown).size > 0;
}

function areDocumented(recorded: Side | undefined, received: Side | undefined): boolean {
  return recorded?.stance === 'documented' && received?.stance === 'documented';
}

/** See {@link DriftRow.severity}: what comes beside what is documented hasn't drifted where both have it. */
function severityOf(
  recorded: Side | undefined,
  received: Side | undefined,
  disagree: readonly DriftPair[],
): Severity {
  if (received?.stance === 'broken') return 'error';
  const isOpen = areDocumented(recorded, received) || !disagree.includes('recording-target');
  return isOpen && recorded?.stance !== 'broken' ? 'info' : 'warning';
}

/** What may be missing is documented so: one who lacks it doesn't break the contract. */
function withAbsence(words: string, sides: readonly (Side | undefined)[]): string {
  const mayBeAbsent = sides.some(
    (side) => side?.stance === 'documented' && side.shown.has('absent'),
  );
  return mayBeAbsent ? `${words} or absent` : words;
}

/** Types in an order of their own, other words in theirs: `integer or null`. */
export function inWords(shown: ReadonlySet<string>): string {
  const typed = TYPES.filter((type) => shown.has(type) && !isNarrower(type, shown));
  const others = [...shown].filter((word) => !TYPES.includes(word)).sort();
  return [...others, ...typed].join(' or ');
}

const TYPES = ['object', 'array', 'string', 'number', 'integer', 'boolean', 'null', 'absent'];

/** The types of a number hold that of an integer. */
function isNarrower(type: string, types: ReadonlySet<string>): boolean {
  return type === 'integer' && types.has('number');
}
