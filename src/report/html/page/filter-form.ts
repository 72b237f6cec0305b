import { byId, element } from '../../../page/browser/element.ts';
import { type CauseShape, type ExchangesShape, ROW, VERDICTS } from '../shapes.ts';
import { causeWords } from './cause-words.ts';
import { type Filter, valuesOf } from './filter.ts';

/** Where exchanges are filtered. */
export interface FilterForm {
  /** Filters in the place of what was filtered before. */
  set(filter: Filter): void;
  /** Offers what exchanges can be filtered by. */
  offer(data: ExchangesShape): void;
}

/** Connects the form; a change is told at once. */
export function connectFilter(
  causes: readonly CauseShape[],
  onChange: (filter: Filter) => void,
): FilterForm {
  const words = byId<HTMLInputElement>('words');
  const verdict = byId<HTMLSelectElement>('verdict-filter');
  const status = byId<HTMLSelectElement>('status-filter');
  const operation = byId<HTMLSelectElement>('operation-filter');
  let cause: number | undefined;
  byId('filter').addEventListener('submit', (event) => event.preventDefault());
  byId('filter').addEventListener('input', change);
  byId('clear').addEventListener('click', () => {
    set({});
    words.focus();
  });
  return {
    set,
    offer(data) {
      const { texts } = data;
      fill(verdict, valuesOf(data, ROW.verdict), (value) => VERDICTS[value] ?? '');
      fill(status, valuesOf(data, ROW.status), (value) => (value === 0 ? 'none' : String(value)));
      fill(operation, valuesOf(data, ROW.operation), (value) => texts[value] || 'none');
      change();
    },
  };

  function set(filter: Filter): void {
    words.value = filter.words ?? '';
    choose(verdict, filter.verdict);
    choose(status, filter.status);
    choose(operation, filter.operation);
    cause = filter.cause;
    change();
  }

  function change(): void {
    const filter = {
      words: words.value,
      ...chosen('verdict', verdict),
      ...chosen('status', status),
      ...chosen('operation', operation),
      ...(cause !== undefined && { cause }),
    };
    byId('clear').hidden = Object.keys(filter).length === 1 && filter.words === '';
    const chosenCause = causes[cause ?? -1];
    byId('cause-filter').hidden = chosenCause === undefined;
    byId('cause-filter').textContent =
      chosenCause === undefined ? '' : `With the cause ${causeWords(chosenCause)}`;
    onChange(filter);
  }
}

function fill(
  select: HTMLSelectElement,
  values: readonly number[],
  nameOf: (value: number) => string,
): void {
  const options = values.map((value) => element('option', { value }, nameOf(value)));
  const before = select.value;
  select.replaceChildren(element('option', { value: '' }, 'all'), ...options);
  select.value = before;
}

function choose(select: HTMLSelectElement, value: number | undefined): void {
  select.value = value === undefined ? '' : String(value);
}

function chosen(name: string, { value }: HTMLSelectElement): Filter {
  return value === '' ? {} : { [name]: Number(value) };
}
