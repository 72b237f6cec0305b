import { byId, element } from '../../../page/browser/element.ts';
import { shareBar } from '../../../page/browser/share.ts';
import type { CoverageShape } from '../shapes.ts';

/** Shows how much of each contract was exercised. */
export function showCoverage(coverage: readonly CoverageShape[]): void {
  byId('coverage').hidden = coverage.length === 0;
  byId('coverage-list').replaceChildren(
    ...coverage.map(({ contract, shares }) =>
      element(
        'div',
        {},
        ...(coverage.length === 1 ? [] : [element('h3', {}, contract)]),
        ...shares
          .filter(({ documented }) => documented > 0)
          .map((share) => shareBar(share.name, `${contract} ${share.name}`, share)),
      ),
    ),
  );
}
