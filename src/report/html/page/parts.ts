import { element } from '../../../page/browser/element.ts';

/** So many are shown at first, and so many more at each press. */
const PART = 20;

/**
 * Shows items of a list; of many the first, and a button for more.
 * @param whole what the button stands behind.
 */
export function showInParts<Item>(
  list: HTMLElement,
  items: readonly Item[],
  show: (item: Item) => HTMLElement,
  whole = list,
): void {
  const more = element('button', { type: 'button', class: 'more' });
  let shown = 0;
  more.addEventListener('click', () => {
    const next = showPart();
    // A row without a button can take the focus, too.
    if (next !== undefined) next.tabIndex = -1;
    (next?.querySelector<HTMLElement>('button, summary') ?? next)?.focus();
  });
  list.replaceChildren();
  showPart();

  /** @returns the first of them. */
  function showPart(): HTMLElement | undefined {
    const added = items.slice(shown, shown + PART).map(show);
    list.append(...added);
    shown += added.length;
    more.textContent = `Show more of ${items.length.toLocaleString('en')}`;
    if (shown < items.length) whole.after(more);
    else more.remove();
    return added[0];
  }
}
