import { breakable } from '../../../page/browser/breakable.ts';
import { byId, element } from '../../../page/browser/element.ts';
import { keepReachable, roveIn } from '../../../page/browser/roving.ts';
import { classOf } from '../../../page/browser/status.ts';
import { type CoverageShape, type ExchangesShape, VERDICTS } from '../shapes.ts';
import { counted } from './counted.ts';
import type { Show } from './filter.ts';
import { type HeatRow, heatColumns, heatRows, NO_STATUS } from './heat.ts';
import { heatCell } from './heat-cell.ts';
import { table } from './table.ts';

/** So many operations are shown at first. */
const MOST_SHOWN = 40;

/** Shows how many exchanges of each operation were answered by each status, and how they were judged. */
export function showHeatMap(
  data: ExchangesShape,
  coverage: readonly CoverageShape[],
  show: Show,
): void {
  const rows = heatRows(data, coverage);
  const seen = rows.filter(({ exchanges }) => exchanges > 0);
  const isOfSeveral = coverage.length > 1;
  const textNumbers = new Map(data.texts.map((text, number) => [text, number]));
  const container = byId('heat-map-table');
  byId('heat-map').hidden = rows.length === 0;
  byId('heat-map-count').textContent =
    `${counted(rows.length, 'operation')}, ${seen.length.toLocaleString('en')} with exchanges`;
  byId('legend').hidden = seen.length === 0;
  byId('legend').replaceChildren(...legend());
  roveIn(container, 'tr');
  draw(seen.slice(0, MOST_SHOWN));
  offer(`Show all ${seen.length.toLocaleString('en')} with exchanges`, seen, MOST_SHOWN);
  offer(`Show all ${rows.length.toLocaleString('en')}`, rows, seen.length);

  function draw(shown: readonly HeatRow[]): void {
    if (shown.length === 0) {
      container.replaceChildren(element('p', { class: 'empty' }, 'No exchange shows any of them.'));
      return;
    }
    const columns = heatColumns(shown);
    const headings = columns.map((status) =>
      element(
        'span',
        { class: `status ${/^\d/.test(status) ? classOf(status) : ''}` },
        status === NO_STATUS ? 'no answer' : status,
      ),
    );
    const cells = shown.map((row) => [name(row), ...columns.map((status) => cellOf(row, status))]);
    const caption = 'Exchanges by operation and status';
    container.replaceChildren(table(caption, ['Operation', ...headings], cells));
    keepReachable(container);
  }

  function name({ contract, operation }: HeatRow): HTMLElement {
    const shown = operation === '' ? 'no documented operation' : operation;
    const of = isOfSeveral ? [element('span', { class: 'hint' }, ` ${contract}`)] : [];
    return element('span', {}, ...breakable(shown), ...of);
  }

  function cellOf(row: HeatRow, status: string): Node | string {
    return heatCell(row, status, () =>
      show({
        contract: textNumbers.get(row.contract) as number,
        operation: textNumbers.get(row.operation) as number,
        status: status === NO_STATUS ? 0 : Number(status),
      }),
    );
  }

  /** @param least how many are shown without it. */
  function offer(words: string, all: readonly HeatRow[], least: number): void {
    if (all.length <= least) return;
    const button = element('button', { type: 'button' }, words);
    button.addEventListener('click', () => {
      draw(all);
      button.remove();
      container.querySelector('button')?.focus();
    });
    byId('heat-map-more').append(button);
  }
}

function legend(): HTMLElement[] {
  return [...VERDICTS, 'documented, not shown'].map((name) =>
    element('li', { class: name.startsWith('documented') ? 'open' : name }, name),
  );
}
