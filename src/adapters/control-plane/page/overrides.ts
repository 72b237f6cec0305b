import { breakable } from '../../../page/browser/breakable.ts';
import { byId, element } from '../../../page/browser/element.ts';
import { classOf } from '../../../page/browser/status.ts';
import type { OverrideShape } from '../shapes.ts';

/** Removes the overrides of an operation. */
export type Remove = (of: { readonly contract: string; readonly operation: string }) => void;

let shownText = '';

/**
 * Shows the overrides that are pending, by operation.
 * @param isOfSeveral whether their contracts have to be named.
 */
export function showOverrides(
  overrides: readonly OverrideShape[],
  isOfSeveral: boolean,
  remove: Remove,
): void {
  // What stays as it is keeps the focus within it.
  const text = JSON.stringify(overrides);
  if (text === shownText) return;
  shownText = text;
  const list = byId('overrides-list');
  const groups = Map.groupBy(overrides, ({ contract, operation }) => `${contract} ${operation}`);
  const hadFocus = list.contains(document.activeElement);
  list.replaceChildren(...Array.from(groups.values(), (group) => row(group, isOfSeveral, remove)));
  byId('overrides-empty').hidden = overrides.length > 0;
  byId('clear-overrides').hidden = groups.size < 2;
  // The button that was pressed is gone: who uses a keyboard goes on from here.
  if (hadFocus) (list.querySelector('button') ?? byId('overrides-title')).focus();
}

function row(group: readonly OverrideShape[], isOfSeveral: boolean, remove: Remove): HTMLElement {
  const [{ contract, operation } = { contract: '', operation: '' }] = group;
  const button = element(
    'button',
    { type: 'button', 'aria-label': `Remove the overrides of ${operation} of ${contract}` },
    'Remove',
  );
  button.addEventListener('click', () => remove({ contract, operation }));
  return element(
    'li',
    {},
    element(
      'span',
      { class: 'path' },
      ...(isOfSeveral ? [element('span', { class: 'of' }, contract)] : []),
      ...breakable(operation),
    ),
    button,
    element('div', { class: 'statuses' }, ...group.map(chip)),
  );
}

function chip({ status, left, delay, disturbance }: OverrideShape): HTMLElement {
  const words = [
    left === undefined ? 'from now on' : left === 1 ? 'once' : `${left} times`,
    delay === undefined ? '' : `after ${delay} ms`,
    disturbance ?? '',
  ].filter((word) => word !== '');
  const kind = status === undefined ? 'by a function' : String(status);
  return element(
    'span',
    { class: 'chip' },
    element('span', { class: `status ${status === undefined ? '' : classOf(status)}` }, kind),
    ` ${words.join(', ')}`,
  );
}
