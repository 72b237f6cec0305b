import { breakable } from '../../../page/browser/breakable.ts';
import { byId, element } from '../../../page/browser/element.ts';
import { classOf } from '../../../page/browser/status.ts';
import type { EntryShape } from '../shapes.ts';
import { details } from './details.ts';
import { type MessageList, type MessageRow, showMessages } from './message-list.ts';

/** Shows requests as they come in. */
export function showRequests(): MessageList<EntryShape> {
  return showMessages('requests', row, (count) => {
    byId('requests-empty').hidden = count > 0;
    byId('har').hidden = count === 0;
    byId('clear-journal').hidden = count === 0;
    const filter = byId<HTMLInputElement>('requests-filter');
    filter.hidden = count === 0 && filter.value === '';
  });
}

/**
 * Lets requests be looked for.
 * @returns what is looked for.
 */
export function connectFilter(onChange: () => void): () => string {
  const filter = byId<HTMLInputElement>('requests-filter');
  filter.addEventListener('input', onChange);
  return () => filter.value;
}

function row(entry: EntryShape, time: HTMLElement): MessageRow {
  const { request, response, reason } = entry;
  return {
    line: [
      element('span', { class: `status ${classOf(response.status)}` }, String(response.status)),
      element('span', { class: 'method' }, request.method),
      element('span', { class: 'path' }, ...breakable(request.url)),
      time,
      element('span', { class: 'reason' }, reason),
    ],
    details: () =>
      details(
        entry,
        `${entry.operation ?? 'No operation of the contract'} · ${entry.contract || 'no contract'}`,
      ),
  };
}
