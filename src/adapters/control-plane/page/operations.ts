import type { ContractShape, OperationShape } from '../shapes.ts';
import { byId, element } from './element.ts';
import { keepReachable, roveIn } from './roving.ts';
import { classOf, numberOf } from './status.ts';

/** How many operations are shown at once, shared among the contracts: the filter finds the others. */
const MOST_SHOWN = 300;

/** Makes an operation's next answer one with a status. */
export type AnswerNext = (contract: string, operation: string, status: number) => void;

/** The operations of contracts, with their documented statuses. */
export interface OperationList {
  /** Shows these in the place of those before. */
  show(contracts: readonly ContractShape[]): void;
}

/** Lets operations be shown and filtered; each of their statuses is a button. */
export function listOperations(answerNext: AnswerNext): OperationList {
  const list = byId('operations-list');
  const filter = byId<HTMLInputElement>('filter');
  let contracts: readonly ContractShape[] = [];
  const show = () => {
    const words = filter.value.toLowerCase().split(/\s+/);
    const shown = contracts.map((contract) => ({
      ...contract,
      operations: contract.operations.filter((operation) => fits(contract, operation, words)),
    }));
    list.replaceChildren(...listed(shown, answerNext));
    keepReachable(list);
  };
  filter.addEventListener('input', show);
  roveIn(list, '.operation');
  return {
    show(given) {
      contracts = given;
      show();
    },
  };
}

function fits(
  { contract }: ContractShape,
  { id, summary = '' }: OperationShape,
  words: readonly string[],
): boolean {
  const text = `${contract} ${id} ${summary}`.toLowerCase();
  return words.every((word) => text.includes(word));
}

function listed(contracts: readonly ContractShape[], answerNext: AnswerNext): HTMLElement[] {
  const fitting = contracts.filter(({ operations }) => operations.length > 0);
  if (fitting.length === 0)
    return [element('p', { class: 'empty' }, 'No operation fits the filter.')];
  const most = Math.ceil(MOST_SHOWN / fitting.length);
  return fitting.flatMap(({ contract, operations }) => {
    const rows = operations.slice(0, most).map((operation) => row(contract, operation, answerNext));
    const parts: HTMLElement[] = [element('ul', { 'aria-label': contract }, ...rows)];
    if (contracts.length > 1) parts.unshift(element('h3', {}, contract));
    if (operations.length > most) {
      const rest = `${operations.length - most} more: filter to find them.`;
      parts.push(element('p', { class: 'empty' }, rest));
    }
    return parts;
  });
}

function row(contract: string, operation: OperationShape, answerNext: AnswerNext): HTMLElement {
  const [method = ''] = operation.id.split(' ', 1);
  const path = operation.id.slice(method.length + 1);
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
      element('span', { class: 'path' }, ...breakable(path)),
    ),
    element('div', { class: 'statuses' }, ...statuses),
  );
}

/** A path that is broken between its segments, if anywhere. */
function breakable(path: string): (Node | string)[] {
  return path.split(/(?=\/)/).flatMap((segment) => [element('wbr'), segment]);
}
