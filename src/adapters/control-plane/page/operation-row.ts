import { breakable } from '../../../page/browser/breakable.ts';
import { element } from '../../../page/browser/element.ts';
import { classOf, numberOf } from '../../../page/browser/status.ts';
import { unfold } from '../../../page/browser/unfold.ts';
import type { OperationShape, OverrideShape } from '../shapes.ts';
import { curl } from './address.ts';
import { copyable } from './copy.ts';

/** Makes an operation's next answer one with a status. */
export type AnswerNext = (contract: string, operation: string, status: number) => void;

/** An operation in its list. */
export interface OperationRow {
  readonly element: HTMLElement;
  /** Marks the statuses that the next answers are to have. */
  mark(pending: readonly OverrideShape[]): void;
}

type DocumentedResponse = OperationShape['responses'][number];

/** Shows an operation: its name, which unfolds what is said of it, and a button for each status. */
export function operationRow(
  contract: string,
  operation: OperationShape,
  base: string,
  answerNext: AnswerNext,
): OperationRow {
  const [method = ''] = operation.id.split(' ', 1);
  const path = operation.id.slice(method.length + 1);
  const responses = operation.responses.filter(({ status }) => numberOf(status) >= 200);
  const buttons = responses.map(({ status, description }) => {
    const name = `Answer ${operation.id} of ${contract} with ${status} next: ${description}`;
    const button = element(
      'button',
      {
        type: 'button',
        class: `status ${classOf(status)}`,
        tabindex: -1,
        title: description,
        'aria-label': name,
        'data-name': name,
        'data-status': status,
      },
      status,
    );
    button.addEventListener('click', () => answerNext(contract, operation.id, numberOf(status)));
    return button;
  });
  const name = element(
    'button',
    { type: 'button', class: 'name', tabindex: -1, 'aria-expanded': 'false' },
    element('span', { class: 'method' }, method),
    ' ',
    element('span', { class: 'path' }, ...breakable(path)),
  );
  const row = element(
    'li',
    { class: 'operation' },
    name,
    element('div', { class: 'statuses' }, ...buttons),
  );
  unfold(name, row, () => about(operation, responses, base));
  return {
    element: row,
    mark(pending) {
      const times = new Map<HTMLElement, number>();
      for (const { status, left = Number.POSITIVE_INFINITY } of pending) {
        const button = buttonOf(buttons, status);
        if (button !== undefined) times.set(button, (times.get(button) ?? 0) + left);
      }
      for (const button of buttons) markButton(button, times.get(button) ?? 0);
    },
  };
}

function about(
  operation: OperationShape,
  responses: readonly DocumentedResponse[],
  base: string,
): HTMLElement {
  const described = responses.flatMap(({ status, description }) => [
    element('dt', { class: classOf(status) }, status),
    element('dd', {}, description),
  ]);
  return element(
    'div',
    { class: 'details' },
    ...(operation.summary === undefined ? [] : [element('p', {}, operation.summary)]),
    copyable(curl(base, operation), `a request of ${operation.id}`),
    element('dl', {}, ...described),
  );
}

/** The one of the status itself, else of its range. */
function buttonOf(
  buttons: readonly HTMLButtonElement[],
  status: number | undefined,
): HTMLButtonElement | undefined {
  const own = buttons.find(({ dataset }) => dataset.status === String(status));
  return own ?? buttons.find(({ dataset }) => numberOf(dataset.status ?? '') === status);
}

function markButton(button: HTMLButtonElement, times: number): void {
  const { name = '' } = button.dataset;
  const isPending = times > 0;
  const isCounted = times > 1 && times < Number.POSITIVE_INFINITY;
  button.classList.toggle('pending', isPending);
  if (isCounted) button.dataset.times = String(times);
  else delete button.dataset.times;
  button.ariaLabel = isPending ? `${name} (pending${isCounted ? ` ${times} times` : ''})` : name;
}
