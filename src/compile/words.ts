import { remembered } from '../http/remembered.ts';

/**
 * The words of a name in lower case, parted by spaces, whatever the convention:
 * `createdAt`, `created_at`, `created-at` and `CREATED_AT` all give `created at`.
 */
export const wordsOf = remembered((name) =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .replace(/[^A-Za-z\d]+/g, ' ')
    .trim()
    .toLowerCase(),
);

/** Words that end like a plural, and are none. */
const SINGULAR =
  /(?:^| )(?:alias|analysis|analytics|bus|campus|canvas|dns|gps|i?os|lens|news|series|sms|status)$/;

/** Plurals that end in `es` because nobody could say them otherwise. */
const HISSING = /(?:ss|[^aeo]us|x|[^a]ch|sh)es$/;

/** `tags` → `tag`, so that an item is told by its list's name. */
export function singular(words: string): string {
  if (SINGULAR.test(words)) return words;
  if (words.endsWith('ies')) return words.replace(/ies$/, 'y');
  return words.replace(HISSING.test(words) ? /es$/ : /(?<!s)s$/, '');
}

/** Names, in words, of what tells an entity from all others, the likeliest first. */
export const ID_NAMES = ['id', 'uuid', 'guid', 'uid', 'gid'];
/** Names, in words, of what people know an entity by. */
export const KEY_NAMES = [
  'slug',
  'login',
  'username',
  'user name',
  'key',
  'code',
  'number',
  'name',
];

const CHANGED = '(last )?(updated|modified|changed|edited)';

/** Names, in words, of the timestamps that a change sets. */
export const SET_BY_CHANGE = new RegExp(`^${CHANGED}( (at|on|date|time))?$`);
/** Names, in words, of moments in the life of an entity. */
export const MOMENT = new RegExp(
  `^(${CHANGED}|added|created|date|deadline|due|expires|inserted|joined|ordered|placed|registered|submitted|time)$| (at|on|date|time|until)$`,
);

/** Names, in words, of what holds an entity rather than being a member of it, or a list of them. */
const HOLDER =
  /^(attributes|content|data|elements|embedded|entry|entries|items?|list|objects|payload|records|response|results?|rows|values)$/;

/** Whether a property of a name, in words, may hold the entity that is told of, or entities. */
export function isHolder(words: string): boolean {
  return HOLDER.test(words);
}
