import { singular, wordsOf } from '../compile/words.ts';

/** `user_profile` → `userProfile`; empty where the text has neither letters nor digits. */
export function camelCase(text: string): string {
  return pascalCase(text).replace(/^[A-Z]/, (letter) => letter.toLowerCase());
}

/** `user_profile` → `UserProfile`. What no identifier can hold is left out. */
export function pascalCase(text: string): string {
  return wordsOf(text)
    .split(' ')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

/** `user_profiles` → `UserProfile`. */
export function entityName(text: string): string {
  return pascalCase(singular(wordsOf(text)));
}
