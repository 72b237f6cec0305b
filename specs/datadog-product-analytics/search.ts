import { hash32 } from '../../src/compile/random.ts';
import { parseExpression, quotedText } from './boolean-expression.ts';
import { CohortSet } from './cohort-set.ts';
import { facetValues, isKnownFacet } from './facets.ts';
import type { Population } from './population.ts';
import { ANY, fits, ONE, type Pattern } from './wildcards.ts';

/** A search query that was read, such as `@type:view -@geo.country:"United States"`. */
export interface Search {
  /** Those of a population that it finds. */
  find(population: Population): CohortSet;
  /** What its terms mean of facets, in their order. */
  readonly facetTerms: readonly FacetTerm[];
}

/** What a term such as `@plan:gold` means. */
export interface FacetTerm {
  readonly facet: string;
  /** Those that it finds. */
  readonly values: readonly string[];
  /** How it calls the one that it finds, where that has no name of its own. */
  readonly name?: string;
}

/** How the values of facets are called, by facet and value: `@plan:plan-3` is `gold`. */
export type ValueNames = ReadonlyMap<string, string>;

/** Reads a search query; none is refused. */
export function parseSearch(query: string): Search {
  const expression = parseExpression(query);
  const meant = new Map<string, FacetTerm>();
  for (const term of expression.terms) {
    const facetTerm = readTerm(term);
    if (facetTerm !== undefined) meant.set(term, facetTerm);
  }
  return {
    facetTerms: [...meant.values()],
    find: (population) =>
      expression.holdsOf((term) => {
        if (term === '*') return CohortSet.ALL;
        const facetTerm = meant.get(term);
        return facetTerm === undefined ? population.some(term) : having(population, facetTerm);
      }),
  };
}

/**
 * How search queries call the values of facets that aren't known: what `@plan:gold` finds has the
 * value `gold`, though it was made up as another. Where two names meet in one value the first holds.
 */
export function valueNames(searches: readonly Search[]): ValueNames {
  const names = new Map<string, string>();
  for (const { facetTerms } of searches) {
    for (const { facet, values, name } of facetTerms) {
      const key = `${facet}:${values[0]}`;
      if (name !== undefined && !names.has(key)) names.set(key, name);
    }
  }
  return names;
}

function having(population: Population, { facet, values }: FacetTerm): CohortSet {
  const byValue = population.byValue(facet);
  let found = CohortSet.NONE;
  for (const value of values) found = found.or(byValue.get(value) ?? CohortSet.NONE);
  return found;
}

/** What begins a comparison, or a range. */
const COMPARED = '<>[{';

/** Reads a term; `undefined` for a word, a comparison or a range, of which nothing is known. */
function readTerm(term: string): FacetTerm | undefined {
  const colon = term.indexOf(':');
  const facet = term.slice(0, Math.max(0, colon));
  const text = term.slice(colon + 1);
  if (facet === '' || text === '' || COMPARED.includes(text[0] as string)) return undefined;
  const { finds, name } = readValue(text);
  const all = facetValues(facet);
  const values = all.filter(finds);
  if (values.length > 0 || isKnownFacet(facet)) return { facet, values };
  const madeUp = all[hash32(name) % all.length] as string;
  return { facet, values: [madeUp], name };
}

/**
 * Reads the value of a term: which texts it finds, and one of them. `*` and `?` are wildcards but in
 * quotes or behind a backslash.
 */
function readValue(written: string): { finds: (value: string) => boolean; name: string } {
  const quoted = quotedText(written);
  const literal = quoted ?? (/[*?\\]/.test(written) ? undefined : written);
  if (literal !== undefined) return { finds: (value) => value === literal, name: literal };
  const pattern: Pattern = Array.from(written.matchAll(/[*?]|\\?(.)/gsu), ([part, character]) =>
    character === undefined ? WILDCARDS[part as '*' | '?'] : character,
  );
  const characters = pattern.map((part) => (part === ONE ? '_' : part));
  return {
    finds: (value) => fits(value, pattern),
    name: characters.filter((part) => part !== ANY).join(''),
  };
}

const WILDCARDS = { '*': ANY, '?': ONE } as const;
