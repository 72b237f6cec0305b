import { byId, element } from '../../../page/browser/element.ts';
import { keepReachable, roveIn } from '../../../page/browser/roving.ts';
import type { ContractShape, OperationShape, OverrideShape } from '../shapes.ts';
import { baseUrl } from './address.ts';
import { copyable } from './copy.ts';
import { type AnswerNext, type OperationRow, operationRow } from './operation-row.ts';

/** How many operations are shown at once, shared among the contracts: the filter finds the others. */
const MOST_SHOWN = 300;
/** Fewer are seen at once. */
const WORTH_FILTERING = 8;

/** The operations of contracts, with their documented statuses. */
export interface OperationList {
  /** Shows these in the place of those before. */
  show(contracts: readonly ContractShape[]): void;
  /** Marks the statuses that are to come. */
  mark(overrides: readonly OverrideShape[]): void;
}

/** Lets operations be shown and filtered; each of their statuses is a button. */
export function listOperations(answerNext: AnswerNext): OperationList {
  const list = byId('operations-list');
  const filter = byId<HTMLInputElement>('operations-filter');
  const rows = new Map<string, OperationRow>();
  let contracts: readonly ContractShape[] = [];
  let overrides: readonly OverrideShape[] = [];
  filter.addEventListener('input', show);
  roveIn(list, '.operation');
  return {
    show(given) {
      contracts = given;
      show();
    },
    mark(given) {
      overrides = given;
      mark();
    },
  };

  function show(): void {
    rows.clear();
    const words = filter.value.toLowerCase().split(/\s+/);
    const fitting = contracts
      .map((contract) => ({
        ...contract,
        operations: contract.operations.filter((operation) => fits(contract, operation, words)),
      }))
      .filter(({ operations }) => operations.length > 0);
    const most = Math.ceil(MOST_SHOWN / Math.max(1, fitting.length));
    list.replaceChildren(...fitting.flatMap((contract) => group(contract, most)));
    if (fitting.length === 0) {
      list.append(element('p', { class: 'empty' }, 'No operation fits the filter.'));
    }
    const count = contracts.reduce((sum, { operations }) => sum + operations.length, 0);
    byId('operations-count').textContent = count.toLocaleString('en');
    filter.hidden = count < WORTH_FILTERING;
    keepReachable(list);
    mark();
  }

  function group({ contract, operations }: ContractShape, most: number): HTMLElement[] {
    const base = baseUrl(contract, contracts);
    const made = operations.slice(0, most).map((operation) => {
      const row = operationRow(contract, operation, base, answerNext);
      rows.set(`${contract} ${operation.id}`, row);
      return row.element;
    });
    const heading = element(
      'div',
      { class: 'group' },
      element('h3', {}, contract),
      copyable(base, `the base URL of ${contract}`),
    );
    const parts: HTMLElement[] = [heading, element('ul', { 'aria-label': contract }, ...made)];
    if (operations.length > most) {
      const rest = (operations.length - most).toLocaleString('en');
      parts.push(element('p', { class: 'empty' }, `${rest} more: filter to find them.`));
    }
    return parts;
  }

  function mark(): void {
    const pending = Map.groupBy(overrides, ({ contract, operation }) => `${contract} ${operation}`);
    for (const [key, row] of rows) row.mark(pending.get(key) ?? []);
  }
}

function fits(
  { contract }: ContractShape,
  { id, summary = '' }: OperationShape,
  words: readonly string[],
): boolean {
  const text = `${contract} ${id} ${summary}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
