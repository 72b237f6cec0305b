import { element } from '../../../page/browser/element.ts';

/** What was received beside what is documented. */
export function beside(received: readonly string[], documented: string): HTMLElement {
  const values = received.map((value) => element('code', {}, value));
  return element(
    'dl',
    { class: 'beside' },
    element(
      'div',
      { class: 'received' },
      element('dt', {}, 'Received'),
      element('dd', {}, ...values),
    ),
    element(
      'div',
      { class: 'documented' },
      element('dt', {}, 'Documented'),
      element('dd', {}, element('code', {}, documented)),
    ),
  );
}
