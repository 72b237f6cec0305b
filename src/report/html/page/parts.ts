import { element } from '../../../page/browser/element.ts';

/** So many are shown at first, and so many more at each press. */
const PART = 20;

/** Shows items of a list; of many the first, and a button for more. */
export function showInParts<Item>(
  list: HTMLElement,
  items: readonly Item[],
  show: (item: Item) => HTMLElement,
): void {
  const more = element('button', { type: 'button', class: 'more' });
  let shown = 0;
  more.addEventListener('click', () => {
    const next = showPart();
    next?.querySelector<HTMLElement>('button, summary')?.focus();
  });
  list.replaceChildren();
  showPart();

  /** @returns the first of them. */
  function showPart(): HTMLElement | undefined {
    const added = items.slice(shown, shown + PART).map(show);
    list.append(...added);
    shown += added.length;
    more.textContent = `Show more of ${items.length.toLocaleString('en')}`;
    if (shown < items.length) list.after(more);
    else more.remove();
    return added[0];
  }
}
