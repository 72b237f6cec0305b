import type { Random } from '../../src/compile/random.ts';
import { parseExpression } from './boolean-expression.ts';
import { type Cohort, facetValues } from './population.ts';

export type CohortFilter = (cohort: Cohort) => boolean;

/** The filter that a search query is, such as `@type:view -@geo.country:"United States"`. */
export function searchFilter(query: string, random: Random): CohortFilter {
  const { evaluate, terms } = parseExpression(query);
  const filters = new Map(terms.map((term) => [term, termFilter(term, random)]));
  return (cohort) => evaluate((term) => filters.get(term)?.(cohort) ?? false);
}

function termFilter(term: string, random: Random): CohortFilter {
  if (term === '*') return () => true;
  const colon = term.indexOf(':');
  const facet = term.slice(0, colon);
  const pattern = valuePattern(term.slice(colon + 1));
  const values = colon > 0 ? facetValues(facet).filter((value) => pattern.test(value)) : [];
  if (values.length === 0) return someCohorts(term, random);
  return (cohort) => values.includes(cohort.facet(facet) ?? '');
}

/** What nothing is known of applies to a part of all cohorts, the same one whenever it is named. */
export function someCohorts(name: string, random: Random): CohortFilter {
  const share = 0.25 + 0.6 * random.derive('share').derive(name).next();
  return (cohort) => cohort.chance(name) < share;
}

/** The values that a term means: `*` and `?` are wildcards but in quotes or behind a backslash. */
function valuePattern(value: string): RegExp {
  const quoted = /^"(.*)"$/s.exec(value)?.[1];
  const source = (quoted ?? value).replaceAll(/\\?(.)/gs, (written: string, character: string) => {
    if (quoted === undefined && written === '*') return '.*';
    if (quoted === undefined && written === '?') return '.';
    return /\w/.test(character) ? character : `\\${character}`;
  });
  return new RegExp(`^${source}$`, 's');
}
