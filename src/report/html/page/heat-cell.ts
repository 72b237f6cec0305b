import { element } from '../../../page/browser/element.ts';
import { VERDICTS } from '../shapes.ts';
import { type HeatRow, NO_STATUS, sumOf } from './heat.ts';

/** How dark the fewest are, and by how much each tenfold is darker, in percent. */
const FEWEST = 16;
const TENFOLD = 9;

/** How often an operation was answered by a status; a press leads to these exchanges. */
export function heatCell(row: HeatRow, status: string, show: () => void): Node | string {
  const counts = row.cells.get(status);
  if (counts === undefined) return row.missing.has(status) ? open(row, status) : '';
  const told = VERDICTS.map((verdict, place) => [verdict, counts[place] as number] as const).filter(
    ([, count]) => count > 0,
  );
  const all = sumOf(counts);
  const [[worst] = ['pass']] = told;
  const [first = '', ...others] = told.map(([verdict, count]) =>
    count === all ? verdict : `${count.toLocaleString('en')} ${verdict}`,
  );
  const operation = row.operation === '' ? 'no documented operation' : row.operation;
  const answer = status === NO_STATUS ? 'without an answer' : status;
  const isTold = told.length > 1 || worst !== 'pass';
  const button = element(
    'button',
    { type: 'button', tabindex: -1, class: worst },
    unseen(`${operation}, ${answer}: `),
    element('span', {}, all.toLocaleString('en')),
    unseen(' exchanges, '),
    isTold ? element('small', {}, first) : unseen(first),
    unseen(others.map((words) => ` and ${words}`).join('')),
  );
  button.style.setProperty('--heat', `${FEWEST + TENFOLD * Math.floor(Math.log10(all))}%`);
  button.addEventListener('click', show);
  return button;
}

/** What only a screen reader tells: others see where the cell stands. */
function unseen(words: string): HTMLElement {
  return element('span', { class: 'unseen' }, words);
}

/** Documented, and no exchange shows it. */
function open({ operation }: HeatRow, status: string): HTMLElement {
  const words = `${operation}, ${status}: documented, but no exchange shows it`;
  return element('span', { class: 'open', role: 'img', 'aria-label': words, title: words });
}
