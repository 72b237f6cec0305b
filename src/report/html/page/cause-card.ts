import { breakable } from '../../../page/browser/breakable.ts';
import { element } from '../../../page/browser/element.ts';
import { classOf } from '../../../page/browser/status.ts';
import type { CauseShape, EvidenceShape } from '../shapes.ts';
import { beside } from './beside.ts';
import { causeWords } from './cause-words.ts';
import { counted } from './counted.ts';

/** Of the members that lack the same, so many are named at first. */
const MOST_PLACES = 5;

/** Of what came, so much is shown beside what is documented. */
const MOST_VALUES = 4;

/** A cause: what was received beside what is documented, and how to mend it. */
export function causeCard(cause: CauseShape, showExchanges: () => void): HTMLElement {
  const { check, severity, subject, documented, evidence, known } = cause;
  const title = element(
    'h3',
    {},
    element('span', { class: `severity ${severity}` }, severity),
    element('span', { class: 'path' }, ...breakable(subject)),
    element('span', { class: 'check' }, check),
  );
  const received = [...new Set(evidence.map((each) => each.received))];
  return element(
    'li',
    { class: `cause ${severity}` },
    element('div', { class: 'top' }, title, leadTo(cause, showExchanges)),
    place(cause),
    beside(received.slice(0, MOST_VALUES), documented),
    element(
      'div',
      { class: 'facts' },
      ...(known === undefined ? [] : [fact('Known', known)]),
      fact('Contract', element('code', {}, ...breakable(cause.place))),
      ...(cause.edit === undefined ? [] : [fact('Edit', cause.edit)]),
      ...operations(cause),
      examples(evidence),
    ),
  );
}

function leadTo(cause: CauseShape, show: () => void): HTMLElement {
  const { findings, exchanges } = cause;
  const within = exchanges === undefined ? '' : ` in ${counted(exchanges, 'exchange')}`;
  const numbers = counted(findings, 'finding') + within;
  const name = `Show the exchanges with ${causeWords(cause)}: ${numbers}`;
  const button = element('button', { type: 'button', 'aria-label': name }, numbers);
  button.addEventListener('click', show);
  return button;
}

/** `response.body /id, /name and 3 more`. */
function place({ at, pointers }: CauseShape): HTMLElement {
  const named = pointers.slice(0, MOST_PLACES).join(', ');
  const rest = pointers.length - MOST_PLACES;
  const more = rest > 0 ? ` and ${rest} more` : '';
  return element(
    'p',
    { class: 'at' },
    `at ${at} `,
    element('code', { title: pointers.join('\n') }, ...breakable(named)),
    more,
  );
}

function fact(name: string, value: Node | string): HTMLElement {
  return element('p', {}, element('span', { class: 'hint' }, name), ' ', value);
}

function operations({ operations: named }: CauseShape): HTMLElement[] {
  if (named.length < 2) return [];
  const items = named.map((operation) => element('li', { class: 'path' }, ...breakable(operation)));
  return [
    element(
      'details',
      {},
      element('summary', {}, `${named.length} operations`),
      element('ul', {}, ...items),
    ),
  ];
}

function examples(evidence: readonly EvidenceShape[]): HTMLElement {
  return element(
    'details',
    {},
    element('summary', {}, evidence.length === 1 ? 'Example' : `${evidence.length} examples`),
    element('ul', { class: 'examples' }, ...evidence.map(example)),
  );
}

function example({ received, request, status, place: where }: EvidenceShape): HTMLElement {
  const answer =
    status === null
      ? 'unanswered'
      : element('span', { class: `status ${classOf(status)}` }, String(status));
  return element(
    'li',
    {},
    element('p', {}, answer, ' ', element('span', { class: 'url' }, ...breakable(request))),
    element('p', { class: 'hint' }, where, ': ', element('code', {}, received)),
  );
}
