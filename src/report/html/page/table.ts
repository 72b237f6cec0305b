import { element } from '../../../page/browser/element.ts';

type Cell = Node | string;

/** A table that is scrolled where it is too wide; the first cell of each row is its heading. */
export function table(
  caption: string,
  headings: readonly Cell[],
  rows: readonly (readonly Cell[])[],
): HTMLElement {
  return tableOf(caption, headings, element('tbody', {}, ...rows.map(row)));
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

function row([first = '', ...others]: readonly Cell[]): HTMLElement {
  const cells = others.map((cell) => element('td', {}, cell));
  return element('tr', {}, element('th', { scope: 'row' }, first), ...cells);
}
