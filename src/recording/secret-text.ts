import { decodeFormText } from '../http/percent.ts';
import type { IsSecret } from './secret-name.ts';
import { SECRET_SHAPES } from './secret-shapes.ts';

/** What stands in a secret's place where it is shown. */
export const MASK = '***';

/** A name and the sign behind it, within a text: `name=`, `"name": `. */
const NAME = /(?<![\w.-])([\w.-]+)[\\"'\]]*\s*[=:]\s*/g;
/** The value behind them: a quoted one, a credential behind its scheme, a word; not the end of a `<link>`. */
const VALUE = /\\?["'].*?(?:["']|$)|(?:(?:bearer|basic)\s+)?(?:[^\s"'&;,}>]|>(?!$|[\s;,]))*/isy;
/** The user and password of a URL. */
const USER = /\/\/[^\s/@:]+:[^\s/@]+@/g;

/** What encloses a value, and the scheme before a credential. */
const ENCLOSED = /^(\\?["'])?((?:(?:bearer|basic)\s+)?)(.*?)(\\?["'])?$/is;

/**
 * A text with `***` behind each secret's name in it, and in place of a URL's user and password and of what
 * looks like a credential.
 */
export function maskedText(text: string, isSecret: IsSecret): string {
  return withoutShapes(replaceAt(text, isSecret, () => MASK).replace(USER, `//${MASK}@`));
}

/** A text with `***` in place of what looks like a credential. */
export function withoutShapes(text: string): string {
  return text.replace(SECRET_SHAPES, MASK);
}

/**
 * A text with something else in place of the secrets behind their names in it, and of a URL's user and
 * password.
 */
export function replaceSecrets(
  text: string,
  isSecret: IsSecret,
  replace: (secret: string) => string,
): string {
  const replaced = replaceAt(text, isSecret, (value) => {
    const [, open = '', scheme = '', secret = '', close = ''] = ENCLOSED.exec(value) ?? [];
    return `${open}${scheme}${replace(secret)}${close}`;
  });
  return replaced.replace(USER, (user) => `//${replace(user.slice(2, -1))}@`);
}

/** Replaces the values behind secrets' names. */
function replaceAt(text: string, isSecret: IsSecret, replace: (value: string) => string): string {
  let replaced = '';
  let end = 0;
  for (const { 0: found, 1: name = '', index } of text.matchAll(NAME)) {
    if (index < end || !isSecret(name)) continue;
    const start = index + found.length;
    VALUE.lastIndex = start;
    VALUE.test(text);
    replaced += text.slice(end, start) + replace(text.slice(start, VALUE.lastIndex));
    end = VALUE.lastIndex;
  }
  return replaced + text.slice(end);
}

/** Whether a text, JSON or a URL as often as not, has a secret in it, however often it is encoded. */
export function holdsSecret(text: string, isSecret: IsSecret): boolean {
  if (maskedText(text, isSecret) !== text) return true;
  const decoded = decodeFormText(text);
  return decoded !== text && holdsSecret(decoded, isSecret);
}
