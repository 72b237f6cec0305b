import { byId, element } from './element.ts';
import { keepReachable, roveIn } from './roving.ts';

/** How many entries are shown: the latest. */
export const MOST_SHOWN = 200;

/** A list of what was asked or sent. */
export interface MessageList<Entry> {
  /** Puts new ones on top. `count`: how many there are. */
  add(entries: readonly Entry[], count: number): void;
  clear(): void;
}

/** What stands in a row: its line, and what is below once it is opened. */
export interface MessageRow {
  readonly line: readonly HTMLElement[];
  readonly details: () => HTMLElement;
}

/**
 * Shows entries as they come, the latest first; each can be opened.
 * @param name begins the ids of the list and its count: `requests`.
 * @param tellCount is told how many there are.
 */
export function showMessages<Entry>(
  name: string,
  rowOf: (entry: Entry) => MessageRow,
  tellCount: (count: number) => void,
): MessageList<Entry> {
  const list = byId<HTMLOListElement>(`${name}-list`);
  roveIn(list, '.message');
  const tell = (count: number) => {
    const shown = count > MOST_SHOWN ? `the latest ${MOST_SHOWN} of ` : '';
    byId(`${name}-count`).textContent = count === 0 ? '' : shown + count.toLocaleString('en');
    tellCount(count);
  };
  return {
    add(entries, count) {
      list.prepend(...entries.map((entry) => item(rowOf(entry))).reverse());
      while (list.children.length > MOST_SHOWN) list.lastElementChild?.remove();
      keepReachable(list);
      tell(count);
    },
    clear() {
      list.replaceChildren();
      tell(0);
    },
  };
}

function item({ line, details }: MessageRow): HTMLElement {
  const button = element(
    'button',
    { type: 'button', tabindex: -1, 'aria-expanded': 'false' },
    ...line,
  );
  const row = element('li', { class: 'message' }, button);
  button.addEventListener('click', () => {
    const isOpen = button.getAttribute('aria-expanded') === 'true';
    button.setAttribute('aria-expanded', String(!isOpen));
    if (isOpen) row.lastElementChild?.remove();
    else row.append(details());
  });
  return row;
}
