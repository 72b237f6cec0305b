import { byId, element } from '../../../page/browser/element.ts';

/** Offers links to the sections that have something to show. */
export function showSections(): void {
  const sections = document.querySelectorAll<HTMLElement>('main > section:not([hidden])');
  const links = Array.from(sections).flatMap(({ id }) => {
    const title = byId(`${id}-title`).textContent;
    return id === 'verdict' ? [] : [element('a', { href: `#${id}` }, title)];
  });
  byId('sections').replaceChildren(...links);
}
