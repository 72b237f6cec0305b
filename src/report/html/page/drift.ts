import { breakable } from '../../../page/browser/breakable.ts';
import { byId, element } from '../../../page/browser/element.ts';
import type { DriftShape } from '../shapes.ts';
import { counted } from './counted.ts';
import { showTable } from './table.ts';

const HEADINGS = [
  'Answer',
  'Place',
  'Contract',
  'Recording',
  'Target',
  'Differs',
  'Severity',
  'Exchanges',
  'The first',
];

/** Shows what contract, recordings and target disagree on. */
export function showDrift(rows: readonly DriftShape[]): void {
  byId('drift').hidden = rows.length === 0;
  byId('drift-count').textContent = counted(rows.length, 'place');
  const caption = 'What contract, recordings and target disagree on';
  showTable(byId('drift-table'), caption, HEADINGS, rows, cells);
}

function cells(row: DriftShape): (Node | string)[] {
  const { answer, at, documented, recorded, received, differs, severity } = row;
  return [
    element('span', { class: 'path' }, ...breakable(answer)),
    element('code', {}, ...breakable(at)),
    said(documented, row.place),
    said(recorded),
    said(received),
    differs,
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
