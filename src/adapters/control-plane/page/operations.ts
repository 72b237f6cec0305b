import type { ContractShape, OperationShape } from '../shapes.ts';
import { byId, element } from './element.ts';
import { keepReachable, roveIn } from './roving.ts';
import { classOf, numberOf } from './status.ts';

/** How many operations are shown at once: the filter finds the others. */
const MOST_SHOWN = 300;

/** Makes an operation's next answer one with a status. */
export type AnswerNext = (contract: string, operation: string, status: number) => void;

/** Shows the operations with their documented statuses, each a button. */
export function showOperations(contracts: readonly ContractShape[], answerNext: AnswerNext): void {
  const list = byId('operations-list');
  const filter = byId<HTMLInputElement>('filter');
  const show = () => {
    const words = filter.value.toLowerCase().split(/\s+/);
    const shown = contracts.map((contract) => ({
      ...contract,
      operations: contract.operations.filter((operation) => fits(operation, words)),
    }));
    list.replaceChildren(...listed(shown, answerNext));
    keepReachable(list);
  };
  filter.addEventListener('input', show);
  roveIn(list, '.operation');
  show();
}

function fits({ id, summary = '' }: OperationShape, words: readonly string[]): boolean {
  const text = `${id} ${summary}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function listed(contracts: readonly ContractShape[], answerNext: AnswerNext): HTMLElement[] {
  let room = MOST_SHOWN;
  let hidden = 0;
  const groups = contracts.flatMap(({ contract, operations }) => {
    const shown = operations.slice(0, room);
    room -= shown.length;
    hidden += operations.length - shown.length;
    if (shown.length === 0) return [];
    const rows = shown.map((operation) => row(contract, operation, answerNext));
    const list = element('ul', { 'aria-label': contract }, ...rows);
    return contracts.length === 1 ? [list] : [element('h3', {}, contract), list];
  });
  if (groups.length === 0)
    return [element('p', { class: 'empty' }, 'No operation fits the filter.')];
  if (hidden === 0) return groups;
  return [...groups, element('p', { class: 'empty' }, `${hidden} more: filter to find them.`)];
}

function row(contract: string, operation: OperationShape, answerNext: AnswerNext): HTMLElement {
  const [method = '', ...path] = operation.id.split(' ');
  const statuses = operation.responses
    .filter(({ status }) => numberOf(status) >= 200)
    .map(({ status, description }) => {
      const button = element(
        'button',
        {
          type: 'button',
          class: `status ${classOf(status)}`,
          tabindex: -1,
          title: description,
          'aria-label': `Answer ${operation.id} with ${status} next`,
        },
        status,
      );
      button.addEventListener('click', () => answerNext(contract, operation.id, numberOf(status)));
      return button;
    });
  return element(
    'li',
    { class: 'operation' },
    element(
      'div',
      { class: 'name', title: operation.summary },
      element('span', { class: 'method' }, method),
      element('span', { class: 'path' }, path.join(' ')),
    ),
    element('div', { class: 'statuses' }, ...statuses),
  );
}
