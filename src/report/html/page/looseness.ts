import { byId, element } from '../../../page/browser/element.ts';
import type { ClaimShape } from '../shapes.ts';
import { counted } from './counted.ts';
import { showTable } from './table.ts';

const HEADINGS = ['Place', 'Documented', 'Shown', 'Seen', 'Could be', 'Contract'];

/** Shows what could be documented more tightly. */
export function showLooseness(claims: readonly ClaimShape[], more: number): void {
  byId('looseness').hidden = claims.length === 0;
  const shown = more > 0 ? `, the first ${claims.length}` : '';
  byId('looseness-count').textContent = `${counted(claims.length + more, 'place')}${shown}`;
  const caption = 'What could be documented more tightly';
  showTable(byId('looseness-table'), caption, HEADINGS, claims, cells);
}

function cells(claim: ClaimShape): (Node | string)[] {
  const { what, documented, shown, seen, proposal, place } = claim;
  return [
    element('code', {}, what),
    documented,
    shown,
    seen.toLocaleString('en'),
    element('strong', {}, proposal),
    element('code', {}, place),
  ];
}
