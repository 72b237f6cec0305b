import { byId, element } from '../../../page/browser/element.ts';
import { keepReachable, roveIn } from '../../../page/browser/roving.ts';
import { unfold } from '../../../page/browser/unfold.ts';
import { MOST_SHOWN, type News, type Numbered } from './feed.ts';

/** A list of what was asked or sent. */
export interface MessageList<Entry> {
  /** Puts new ones on top, and takes away what was forgotten. */
  show(news: News<Entry>): void;
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
export function showMessages<Entry extends Numbered>(
  name: string,
  rowOf: (entry: Entry, time: HTMLElement) => MessageRow,
  tellCount: (count: number) => void,
): MessageList<Entry> {
  const list = byId<HTMLOListElement>(`${name}-list`);
  const numberOf = new WeakMap<Element, number>();
  let lastDay: string | undefined;
  roveIn(list, '.message');
  return {
    show({ isFirst, entries, count, oldest = Number.POSITIVE_INFINITY }) {
      if (isFirst) {
        list.replaceChildren();
        lastDay = undefined;
      }
      for (const row of [...list.children]) {
        if ((numberOf.get(row) ?? 0) < oldest) row.remove();
      }
      for (const entry of entries) {
        const row = item(rowOf(entry, timeOf(entry)));
        numberOf.set(row, entry.number);
        list.prepend(row);
      }
      while (list.children.length > MOST_SHOWN) list.lastElementChild?.remove();
      keepReachable(list);
      tell(count);
    },
  };

  function tell(count: number): void {
    const shown = count > MOST_SHOWN ? `the latest ${MOST_SHOWN} of ` : '';
    byId(`${name}-count`).textContent = count === 0 ? '' : shown + count.toLocaleString('en');
    tellCount(count);
  }

  /** With its day where that isn't the day of the one before. */
  function timeOf({ at }: Entry): HTMLElement {
    const day = at.slice(0, 10);
    const time = at.slice(11, 19);
    const isNewDay = lastDay !== undefined && lastDay !== day;
    lastDay = day;
    return element('time', { datetime: at, title: at }, isNewDay ? `${day} ${time}` : time);
  }
}

function item({ line, details }: MessageRow): HTMLElement {
  const button = element(
    'button',
    { type: 'button', tabindex: -1, 'aria-expanded': 'false' },
    ...line,
  );
  const row = element('li', { class: 'message' }, button);
  unfold(button, row, details);
  return row;
}
