import { breakable } from '../../../page/browser/breakable.ts';
import { byId, element } from '../../../page/browser/element.ts';
import type { DriftShape } from '../shapes.ts';
import { counted } from './counted.ts';
import { table } from './table.ts';

/** Shows what contract, recordings and target disagree on. */
export function showDrift(rows: readonly DriftShape[]): void {
  byId('drift').hidden = rows.length === 0;
  byId('drift-count').textContent = counted(rows.length, 'place');
  const headings = [
    'Operation',
    'Place',
    'Contract says',
    'Recording shows',
    'Target shows',
    'Severity',
    'Exchanges',
    'The first',
  ];
  byId('drift-table').replaceChildren(
    table('What contract, recordings and target disagree on', headings, rows.map(cells)),
  );
}

function cells(row: DriftShape): (Node | string)[] {
  const { operation, status, at, documented, recorded, received, severity } = row;
  return [
    element('span', { class: 'path' }, ...breakable(`${operation} ${status}`)),
    element('code', {}, ...breakable(at)),
    said(documented, row.place),
    said(recorded),
    said(received),
    element('span', { class: `severity ${severity}` }, severity),
    row.exchanges.toLocaleString('en'),
    element('code', {}, row.first),
  ];
}

/** What one of them has, and where that is written. */
function said(words: string | null, place?: string): HTMLElement {
  if (words === null) return element('span', { class: 'hint' }, 'nothing said');
  return element('code', { title: place }, words);
}
