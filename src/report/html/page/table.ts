import { element } from '../../../page/browser/element.ts';
import { showInParts } from './parts.ts';

type Cell = Node | string;

/** A table that is scrolled where it is too wide; the first cell of each row is its heading. */
export function table(
  caption: string,
  headings: readonly Cell[],
  rows: readonly (readonly Cell[])[],
): HTMLElement {
  const body = rows.map((cells) => rowOf(cells, headings));
  return tableOf(caption, headings, element('tbody', {}, ...body));
}

/** The same in an element, with a row for each item: of many the first, and a button for more. */
export function showTable<Item>(
  container: HTMLElement,
  caption: string,
  headings: readonly Cell[],
  items: readonly Item[],
  cellsOf: (item: Item) => readonly Cell[],
): void {
  const body = element('tbody');
  const made = tableOf(caption, headings, body);
  container.replaceChildren(made);
  showInParts(body, items, (item) => rowOf(cellsOf(item), headings), made);
}

/** The same with bodies that are there. */
export function tableOf(
  caption: string,
  headings: readonly Cell[],
  ...bodies: readonly HTMLElement[]
): HTMLElement {
  const head = headings.map((heading) => element('th', { scope: 'col' }, heading));
  const made = element(
    'table',
    {},
    element('caption', {}, caption),
    element('thead', {}, element('tr', {}, ...head)),
    ...bodies,
  );
  return element(
    'div',
    { class: 'wide', role: 'region', 'aria-label': caption, tabindex: 0 },
    made,
  );
}

/** Cells know their headings, for where there is no room for columns. */
function rowOf([first = '', ...others]: readonly Cell[], headings: readonly Cell[]): HTMLElement {
  const cells = others.map((cell, at) => {
    const heading = headings[at + 1];
    return element(
      'td',
      { 'data-heading': typeof heading === 'string' ? heading : undefined },
      cell,
    );
  });
  return element('tr', {}, element('th', { scope: 'row' }, first), ...cells);
}
