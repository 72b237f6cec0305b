import type { Json, Schema } from '../../contract/contract.ts';
import type { FakeContext } from './fake.ts';
import { holdsChildren } from './hierarchy.ts';
import { isFault } from './outcome.ts';
import type { Blank, Property } from './property.ts';
import { HAPPENED, stageOf } from './timeline.ts';

/** Names, in words, of what tells that, when, why or by whom a thing was ended. */
const END =
  /^((is|was) )?(?<end>archived|cancel+ed|cancel+ation|closed|completed|deactivated|deleted|disabled|discarded|ended|finished|merged|refunded|removed|resolved|revoked|suspended|terminated|trashed|withdrawn)( (at|on|date|time|by|reason))?$/;
/** Names, in words, of the moments of what a thing goes through, but for its creation. */
const STEP =
  /^(conclusion|paid|captured|ship(ped|ment)|sent|dispatched|delivered|delivery|fulfilled|processed)( (at|on|date|time))?$/;
/** Names, in words, of what an object is a child of. */
const PARENT = /^parent( id)?$/;
/** What tells that a name is one of a moment, or of what belongs to it, rather than of a number of things. */
const MOMENT = / (at|on|date|time|by|reason)$/;
/** Names, in words, of what tells how far a thing has come. */
export const STATE = /^(status|state|phase|stage)$/;
/** States of what has gone through nothing yet. */
const BEGINNING =
  /^(created|draft|in[ _-]?progress|new|open|opened|pending|placed|queued|requested|running|scheduled|todo|unpaid|waiting)$/i;
/** How many letters the words of an end and those of a state have in common: `cancelled`, `canceled`. */
const STEM = 5;
/** How often what tells no state has come to its end. */
const ENDED = 0.1;

/** How a property of a name, in words, can be blank; `undefined` where it isn't one that is, or can't. */
export function blankOf(
  words: string,
  schemas: readonly Schema[],
  isRequired: boolean,
  isPossible: (schemas: readonly Schema[]) => boolean,
): Blank | undefined {
  if (![END, STEP, PARENT].some((name) => name.test(words))) return undefined;
  const value = [false, null].find((one) => isPossible([...schemas, { const: one }]));
  if (value !== undefined) return { value };
  return isRequired || !MOMENT.test(words) ? undefined : {};
}

/**
 * Tells which properties of an object are blank: what its state says hasn't happened, and seldom told is
 * without one. What holds children and is nobody's child has no parent.
 */
export function blanksAmong(
  properties: readonly Property[],
): (object: { readonly [key: string]: Json }, context: FakeContext) => readonly Property[] {
  const isTree = properties.some(({ words }) => holdsChildren(words));
  const ends = properties
    .filter(
      ({ words, blank }) =>
        blank !== undefined && !isFault(words) && (isTree || !PARENT.test(words)),
    )
    .map((property) => ({
      property,
      isParent: PARENT.test(property.words),
      end: END.exec(property.words)?.groups?.end,
    }));
  if (ends.length === 0) return () => [];
  const state = properties.find(({ words }) => STATE.test(words));
  return (object, { random, isNew }) => {
    const told = state === undefined ? undefined : object[state.name];
    const isRare = random.derive('ended').next() < ENDED;
    const isBlank = ({ property: { words }, isParent, end }: (typeof ends)[number]) => {
      if (isNew || isParent) return true;
      if (typeof told !== 'string') return end !== undefined && !isRare;
      return end === undefined ? isBefore(told, words) : stemOf(told) !== stemOf(end);
    };
    return ends.filter(isBlank).map(({ property }) => property);
  };
}

function stemOf(text: string): string {
  return text.slice(0, STEM).toLowerCase();
}

/** Whether a state is one before a moment, by their words. */
function isBefore(state: string, words: string): boolean {
  if (BEGINNING.test(state)) return true;
  return HAPPENED.has(stageOf(state)) && stageOf(state) < stageOf(words);
}
