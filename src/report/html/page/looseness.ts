import { byId, element } from '../../../page/browser/element.ts';
import type { ClaimShape } from '../shapes.ts';
import { counted } from './counted.ts';
import { table } from './table.ts';

/** Shows what could be documented more tightly. */
export function showLooseness(claims: readonly ClaimShape[], more: number): void {
  byId('looseness').hidden = claims.length === 0;
  const shown = more > 0 ? `, the first ${claims.length}` : '';
  byId('looseness-count').textContent = `${counted(claims.length + more, 'place')}${shown}`;
  const rows = claims.map(({ what, documented, shown, seen, proposal, place }) => [
    element('code', {}, what),
    documented,
    shown,
    seen.toLocaleString('en'),
    element('strong', {}, proposal),
    element('code', {}, place),
  ]);
  const headings = ['Place', 'Documented', 'Shown', 'Seen', 'Could be', 'Contract'];
  byId('looseness-table').replaceChildren(
    table('What could be documented more tightly', headings, rows),
  );
}
