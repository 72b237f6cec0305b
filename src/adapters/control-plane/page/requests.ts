import type { EntryShape } from '../shapes.ts';
import { details } from './details.ts';
import { byId, element } from './element.ts';
import { keepReachable, roveIn } from './roving.ts';
import { classOf } from './status.ts';

/** How many requests are shown: the latest. */
export const MOST_REQUESTS = 200;

/** The list of requests. */
export interface RequestList {
  /** Puts new ones on top. `count`: how many the journal holds. */
  add(entries: readonly EntryShape[], count: number): void;
  clear(): void;
  /** How many are shown. */
  size(): number;
}

/** Shows requests as they come in, the latest first; each can be opened. */
export function showRequests(): RequestList {
  const list = byId<HTMLOListElement>('requests-list');
  roveIn(list, '.request');
  return {
    add(entries, count) {
      list.prepend(...entries.map(row).reverse());
      while (list.children.length > MOST_REQUESTS) list.lastElementChild?.remove();
      keepReachable(list);
      tellCount(count);
    },
    clear() {
      list.replaceChildren();
      tellCount(0);
    },
    size: () => list.children.length,
  };
}

function tellCount(count: number): void {
  const shown = count > MOST_REQUESTS ? `the latest ${MOST_REQUESTS} of ` : '';
  byId('requests-count').textContent = count === 0 ? '' : shown + count.toLocaleString('en');
  byId('requests-empty').hidden = count > 0;
}

function row(entry: EntryShape): HTMLElement {
  const { at, request, response, reason } = entry;
  const button = element(
    'button',
    { type: 'button', tabindex: -1, 'aria-expanded': 'false' },
    element('span', { class: `status ${classOf(response.status)}` }, String(response.status)),
    element('span', { class: 'method' }, request.method),
    element('span', { class: 'path' }, request.url),
    element('time', { datetime: at }, at.slice(11, 19)),
    element('span', { class: 'reason' }, reason),
  );
  const item = element('li', { class: 'request' }, button);
  button.addEventListener('click', () => {
    const isOpen = button.getAttribute('aria-expanded') === 'true';
    button.setAttribute('aria-expanded', String(!isOpen));
    if (isOpen) item.lastElementChild?.remove();
    else item.append(details(entry));
  });
  return item;
}
