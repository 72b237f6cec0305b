import { byId, element } from '../../../page/browser/element.ts';
import { shareBar } from '../../../page/browser/share.ts';
import type { CoverageShape, ShareShape } from '../shapes.ts';

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
  const key = `${contract} ${name}`;
  const shown = shareBar(name, key, given);
  shown.dataset.share = key;
  shown.open = open.has(key);
  shown.addEventListener('toggle', () => {
    if (shown.open) open.add(key);
    else open.delete(key);
  });
  return shown;
}
