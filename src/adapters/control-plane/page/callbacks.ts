import { breakable } from '../../../page/browser/breakable.ts';
import { byId, element } from '../../../page/browser/element.ts';
import { classOf } from '../../../page/browser/status.ts';
import type { SentShape } from '../shapes.ts';
import { details } from './details.ts';
import { type MessageList, type MessageRow, showMessages } from './message-list.ts';

/** Shows callbacks and webhooks once some were sent. */
export function showCallbacks(): MessageList<SentShape> {
  return showMessages('callbacks', row, (count) => {
    byId('callbacks').hidden = count === 0;
  });
}

function row(entry: SentShape, time: HTMLElement): MessageRow {
  const { request, response, kind, name, operation, contract } = entry;
  const status =
    response === undefined
      ? element('span', { class: 'status s5', title: 'No answer came' }, '—')
      : element('span', { class: `status ${classOf(response.status)}` }, String(response.status));
  const outcome = outcomeOf(entry);
  return {
    line: [
      status,
      element('span', { class: 'method' }, request.method),
      element('span', { class: 'path' }, ...breakable(request.url)),
      time,
      element(
        'span',
        { class: 'reason' },
        `${kind} ${name}${outcome === '' ? '' : `: ${outcome}`}`,
      ),
    ],
    details: () =>
      details(
        entry,
        `${kind} ${name}${operation === null ? '' : ` of ${operation}`} · ${contract}`,
      ),
  };
}

function outcomeOf({ failure, breaches = [] }: SentShape): string {
  if (failure !== undefined) return failure;
  return breaches.length === 0 ? '' : `its answer breaks the contract: ${breaches.join('; ')}`;
}
