import { CURRENCIES } from './currencies.ts';

const SENSIBLE_KEYS = [
  'plan',
  'region',
  'segment',
  'channel',
  'source',
  'device',
  'locale',
  'team',
];

/** Keys of maps that their name, in words, or their description tells of. */
const KEY_NAMES: readonly (readonly [
  owner: RegExp,
  description: RegExp,
  keys: readonly string[],
])[] = [
  [/^((exchange|fx|conversion) )?rates$|\bcurrenc(y|ies)\b/, /\bcurrency codes?\b/i, CURRENCIES],
  [
    /\b(translations?|languages?|locali[sz]ations?|i18n)$/,
    /\b(language|locale) codes?\b/i,
    ['en', 'de', 'fr', 'es', 'ja', 'pt', 'it', 'nl'],
  ],
  [/\bcountr(y|ies)$/, /\bcountry codes?\b/i, ['US', 'DE', 'FR', 'GB', 'CA', 'JP', 'BR', 'AU']],
];

/** Names of entries that no property declares, as the map's own name, in words, or its description has them. */
export function sensibleKeys(owner: string, description: string): readonly string[] {
  const [, , keys] =
    KEY_NAMES.find(([name, said]) => name.test(owner) || said.test(description)) ?? [];
  return keys ?? SENSIBLE_KEYS;
}
