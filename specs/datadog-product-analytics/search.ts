import { hash32, type Random } from '../../src/compile/random.ts';
import { remembered } from '../../src/http/remembered.ts';
import { parseExpression, quotedText } from './boolean-expression.ts';
import { facetValues, isKnownFacet } from './facets.ts';
import type { Cohort } from './population.ts';
import { ANY, fits, ONE, type Pattern } from './wildcards.ts';

export type CohortFilter = (cohort: Cohort) => boolean;

/** How the values of facets are called, by facet and value: `@plan:plan-3` is `gold`. */
export type ValueNames = ReadonlyMap<string, string>;

/** The filter that a search query is, such as `@type:view -@geo.country:"United States"`. */
export function searchFilter(query: string, random: Random): CohortFilter {
  return parseExpression(query).test((term) => termFilter(term, random));
}

/** What nothing is known of applies to a part of all cohorts, the same one whenever it is named. */
export function someCohorts(name: string, random: Random): CohortFilter {
  const share = 0.25 + 0.6 * random.derive('share').derive(name).next();
  return (cohort) => cohort.chance(name) < share;
}

/**
 * How search queries call the values of facets that aren't known: what `@plan:gold` finds has the
 * value `gold`, though it was made up as another. Where two names meet in one value the first holds.
 */
export function valueNames(queries: readonly string[]): ValueNames {
  const names = new Map<string, string>();
  for (const term of queries.flatMap((query) => parseExpression(query).terms)) {
    const meant = readTerm(term);
    if (meant?.name === undefined) continue;
    const key = `${meant.facet}:${meant.values[0]}`;
    if (!names.has(key)) names.set(key, meant.name);
  }
  return names;
}

function termFilter(term: string, random: Random): CohortFilter {
  if (term === '*') return () => true;
  const meant = readTerm(term);
  if (meant === undefined) return someCohorts(term, random);
  const { facet, values } = meant;
  return (cohort) => values.includes(cohort.facet(facet) ?? '');
}

/** What a term such as `@plan:gold` means. */
interface FacetTerm {
  readonly facet: string;
  /** Those that it finds. */
  readonly values: readonly string[];
  /** How it calls the one that it finds, where that has no name of its own. */
  readonly name?: string;
}

const FACET_TERM = /^([^:]+):(?![[{<>])(.+)$/s;

/** Reads a term; `undefined` for a word, a comparison or a range, of which nothing is known. */
const readTerm: (term: string) => FacetTerm | undefined = remembered((term) => {
  const [, facet, text] = FACET_TERM.exec(term) ?? [];
  if (facet === undefined || text === undefined) return undefined;
  const { pattern, name } = readValue(text);
  const all = facetValues(facet);
  const values = all.filter((value) => fits(value, pattern));
  if (values.length > 0 || isKnownFacet(facet)) return { facet, values };
  const madeUp = all[hash32(name) % all.length] as string;
  return { facet, values: [madeUp], name };
});

/**
 * Reads the value of a term: the pattern of what it finds, and a text that fits the pattern. `*` and
 * `?` are wildcards but in quotes or behind a backslash.
 */
function readValue(written: string): { pattern: Pattern; name: string } {
  const quoted = quotedText(written);
  const literal = quoted ?? (/[*?\\]/.test(written) ? undefined : written);
  if (literal !== undefined) return { pattern: [...literal], name: literal };
  const pattern = Array.from(written.matchAll(/[*?]|\\?(.)/gsu), ([part, character]) =>
    character === undefined ? WILDCARDS[part as '*' | '?'] : character,
  );
  const characters = pattern.map((part) => (part === ONE ? '_' : part));
  return { pattern, name: characters.filter((part) => part !== ANY).join('') };
}

const WILDCARDS = { '*': ANY, '?': ONE } as const;
