import type { EntryShape } from '../shapes.ts';
import { details } from './details.ts';
import { byId, element } from './element.ts';
import { type MessageList, type MessageRow, showMessages } from './message-list.ts';
import { classOf } from './status.ts';

/** Shows requests as they come in. */
export function showRequests(): MessageList<EntryShape> {
  return showMessages('requests', row, (count) => {
    byId('requests-empty').hidden = count > 0;
  });
}

function row(entry: EntryShape): MessageRow {
  const { at, request, response, reason } = entry;
  return {
    line: [
      element('span', { class: `status ${classOf(response.status)}` }, String(response.status)),
      element('span', { class: 'method' }, request.method),
      element('span', { class: 'path' }, request.url),
      element('time', { datetime: at }, at.slice(11, 19)),
      element('span', { class: 'reason' }, reason),
    ],
    details: () =>
      details(entry, `${entry.operation ?? 'No operation of the contract'} · ${entry.contract}`),
  };
}
