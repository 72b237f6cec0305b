/** The devices that there are: the first ones are the most common. */
export const DEVICES = [
  { platform: 'web', device_type: 'desktop', os: 'Windows', browser: 'Chrome' },
  { platform: 'ios', device_type: 'mobile', os: 'iOS', browser: 'Safari' },
  { platform: 'web', device_type: 'desktop', os: 'macOS', browser: 'Safari' },
  { platform: 'android', device_type: 'mobile', os: 'Android', browser: 'Chrome' },
  { platform: 'web', device_type: 'mobile', os: 'Android', browser: 'Chrome' },
  { platform: 'ios', device_type: 'tablet', os: 'iPadOS', browser: 'Safari' },
  { platform: 'web', device_type: 'desktop', os: 'Linux', browser: 'Firefox' },
] as const;

export const COUNTRIES = ['US', 'DE', 'GB', 'FR', 'JP', 'BR', 'IN'] as const;
export const PLANS = ['free', 'pro', 'team'] as const;
export const VERSIONS = ['2.4.0', '2.3.1', '2.2.0'] as const;

/** What users do of themselves, with how likely it is; the rest follows from what they did before. */
export const ACTIONS = [
  ['page_view', 0.5],
  ['search', 0.2],
  ['add_to_cart', 0.22],
  ['share', 0.08],
] as const;

/** The events that the application sends. */
export const EVENT_NAMES: ReadonlySet<string> = new Set([
  ...ACTIONS.map(([name]) => name),
  'signup',
  'login',
  'checkout',
  'purchase',
]);

export const PATHS = [
  '/',
  '/products',
  '/products/shoes',
  '/pricing',
  '/blog',
  '/account',
] as const;
export const SEARCHES = ['shoes', 'jacket', 'gift card', 'returns'] as const;
export const CATEGORIES = ['shoes', 'jackets', 'bags', 'sale'] as const;
export const METHODS = ['email', 'google', 'github'] as const;

/** The service that handles an event. */
export const SERVICES: Readonly<Record<string, string>> = {
  signup: 'auth',
  login: 'auth',
  search: 'search',
  add_to_cart: 'checkout',
  checkout: 'checkout',
  purchase: 'checkout',
};
export const LOG_SOURCES = ['web-1', 'web-2', 'worker-1'] as const;
