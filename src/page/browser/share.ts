import { element } from './element.ts';

/** How many of some documented things were exercised, and which were not. */
export interface Share {
  readonly documented: number;
  readonly exercised: number;
  /** All that were not, or the first of them. */
  readonly missing: readonly string[];
}

/** Longer lists are cut. */
const MOST_MISSING = 200;

/**
 * A share as a bar, which opens to what is missing.
 * @param whole what the things are of, and what they are: `braze Operations`.
 */
export function shareBar(name: string, whole: string, given: Share): HTMLDetailsElement {
  const { documented, exercised, missing } = given;
  const words =
    documented === 0
      ? 'none documented'
      : `${exercised.toLocaleString('en')} of ${documented.toLocaleString('en')}`;
  const bar = element('progress', {
    max: Math.max(documented, 1),
    value: exercised,
    'aria-label': `${whole}: ${words}`,
  });
  const figures = element('span', { class: 'count' }, words);
  const summary = element('summary', {}, element('span', {}, name), bar, figures);
  const lines = missing.slice(0, MOST_MISSING).map((line) => element('li', {}, line));
  const more = documented - exercised - lines.length;
  if (more > 0) lines.push(element('li', {}, `and ${more.toLocaleString('en')} more`));
  const rest =
    lines.length === 0
      ? element('p', { class: 'empty' }, 'Nothing is missing.')
      : element('ul', { 'aria-label': `${whole} not exercised yet` }, ...lines);
  return element('details', {}, summary, rest);
}
