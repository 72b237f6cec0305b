import { byId, element } from '../../../page/browser/element.ts';
import { type ReasonShape, VERDICTS } from '../shapes.ts';
import type { Show } from './filter.ts';
import { showTable } from './table.ts';

/** A longer reason is looked for by how it begins. */
const MOST_WORDS = 200;

const HEADINGS = ['Reason', 'Verdict', 'Whose doing', 'Exchanges', 'The first'];

/** Shows why exchanges weren't judged, and whose doing that is. */
export function showReasons(reasons: readonly ReasonShape[], show: Show): void {
  byId('reasons').hidden = reasons.length === 0;
  const count = reasons.reduce((sum, reason) => sum + reason.count, 0);
  byId('reasons-count').textContent = count.toLocaleString('en');
  const caption = 'Why exchanges were not judged';
  showTable(byId('reasons-table'), caption, HEADINGS, reasons, (given) => cells(given, show));
}

function cells(given: ReasonShape, show: Show): (Node | string)[] {
  const { verdict, reason, party, first } = given;
  return [
    reason,
    element('span', { class: `verdict ${verdict}` }, verdict),
    party ?? '',
    exchanges(given, show),
    element('code', {}, first),
  ];
}

function exchanges({ reason, verdict, count }: ReasonShape, show: Show): HTMLElement {
  const number = count.toLocaleString('en');
  const name = `Show the ${number} exchanges that are ${verdict}: ${reason}`;
  const button = element('button', { type: 'button', 'aria-label': name }, number);
  button.addEventListener('click', () =>
    show({ verdict: VERDICTS.indexOf(verdict), words: reason.slice(0, MOST_WORDS) }),
  );
  return button;
}
