import type { CoverageShape, ShareShape } from '../shapes.ts';
import { byId, element } from './element.ts';

/** Longer lists are cut. */
const MOST_MISSING = 200;

type ContractCoverage = CoverageShape['contracts'][number];

/** Which lists of what is missing are open, by name. */
const open = new Set<string>();

/** Shows how much of each contract was exercised. */
export function showCoverage({ contracts }: CoverageShape): void {
  const coverage = byId('coverage-list');
  const focused = document.activeElement?.closest<HTMLElement>('[data-share]')?.dataset.share;
  coverage.replaceChildren(
    ...contracts.map((one) =>
      element(
        'div',
        {},
        ...(contracts.length === 1 ? [] : [element('h3', {}, one.contract)]),
        ...shares(one),
      ),
    ),
  );
  const again = [...coverage.querySelectorAll<HTMLElement>('[data-share]')].find(
    ({ dataset }) => dataset.share === focused,
  );
  // What had the focus was made anew.
  again?.querySelector('summary')?.focus();
}

function shares({ contract, operations, statuses, parameters }: ContractCoverage): HTMLElement[] {
  return [
    share(contract, 'Operations', operations),
    share(contract, 'Statuses', statuses),
    share(contract, 'Parameters', parameters),
  ];
}

function share(contract: string, name: string, given: ShareShape): HTMLElement {
  const { documented, exercised, missing } = given;
  const key = `${contract} ${name}`;
  const label = element('span', {}, name);
  const words =
    documented === 0
      ? 'none documented'
      : `${exercised.toLocaleString('en')} of ${documented.toLocaleString('en')}`;
  const figures = element('span', { class: 'count' }, words);
  const bar = element('progress', {
    max: Math.max(documented, 1),
    value: exercised,
    'aria-label': `${key}: ${words}`,
  });
  const summary = element('summary', {}, label, bar, figures);
  const lines = missing.slice(0, MOST_MISSING).map((line) => element('li', {}, line));
  if (missing.length > MOST_MISSING) {
    lines.push(element('li', {}, `and ${missing.length - MOST_MISSING} more`));
  }
  const rest =
    lines.length === 0
      ? element('p', { class: 'empty' }, 'Nothing is missing.')
      : element('ul', { 'aria-label': `${key} not exercised yet` }, ...lines);
  const shown = element('details', { 'data-share': key, open: open.has(key) }, summary, rest);
  shown.addEventListener('toggle', () => {
    if (shown.open) open.add(key);
    else open.delete(key);
  });
  return shown;
}
