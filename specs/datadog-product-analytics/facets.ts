import { remembered } from '../../src/http/remembered.ts';

/** The facets that events have of themselves, with their values: the most common first. */
const FACETS: Readonly<Record<string, readonly string[]>> = {
  '@type': ['view', 'action', 'session', 'server'],
  '@view.name': [
    '/home',
    '/products',
    '/products/?',
    '/cart',
    '/checkout',
    '/orders',
    '/account',
    '/search',
  ],
  '@action.name': [
    'click on Add to cart',
    'click on Checkout',
    'click on Search',
    'click on Sign in',
    'click on Pay now',
  ],
  '@geo.country': [
    'United States',
    'France',
    'Germany',
    'Japan',
    'Brazil',
    'United Kingdom',
    'India',
  ],
  '@geo.country_iso_code': ['US', 'FR', 'DE', 'JP', 'BR', 'GB', 'IN'],
  '@browser.name': ['Chrome', 'Safari', 'Firefox', 'Edge', 'Samsung Internet'],
  '@os.name': ['Windows', 'Mac OS X', 'iOS', 'Android', 'Linux'],
  '@device.type': ['Desktop', 'Mobile', 'Tablet'],
};

/** How many values are made up of a facet whose values aren't known. */
const MADE_UP = 6;
/** How much of a facet's name they are called by: whoever asks chooses the name. */
const LONGEST_WORD = 64;

/** Whether the values of a facet are known. Those of a custom attribute aren't. */
export function isKnownFacet(name: string): boolean {
  return Object.hasOwn(FACETS, name);
}

/** The values of a facet, the most common first; made up of its name where they aren't known. */
export const facetValues: (name: string) => readonly string[] = remembered((name) => {
  const known = isKnownFacet(name) ? FACETS[name] : undefined;
  if (known !== undefined) return known;
  const last = name.slice(name.lastIndexOf('.') + 1).replace(/^@/, '');
  const word = last.slice(0, LONGEST_WORD) || 'value';
  return Array.from({ length: MADE_UP }, (_, index) => `${word}-${index + 1}`);
});
