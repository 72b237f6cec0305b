import { decodeFormText } from '../http/percent.ts';
import type { IsSecret } from './secret-name.ts';

/** What stands in a secret's place where it is shown. */
export const MASK = '***';

/** A name and the sign behind it, within a text: `name=`, `"name": `. */
const NAME = /(?<![\w.-])([\w.-]+)[\\"'\]]*\s*[=:]\s*/g;
/** The value behind them: a quoted one, a credential behind its scheme, a word. */
const VALUE = /\\?["'].*?(?:["']|$)|(?:(?:bearer|basic)\s+)?[^\s"'&;,}]*/isy;
/** The user and password of a URL. */
const USER = /\/\/[^\s/@:]+:[^\s/@]+@/g;

/** A text with `***` behind each secret's name in it, and in place of a URL's user and password. */
export function maskedText(text: string, isSecret: IsSecret): string {
  let masked = '';
  let end = 0;
  for (const { 0: found, 1: name = '', index } of text.matchAll(NAME)) {
    if (index < end || !isSecret(name)) continue;
    VALUE.lastIndex = index + found.length;
    masked += `${text.slice(end, VALUE.lastIndex)}${MASK}`;
    VALUE.test(text);
    end = VALUE.lastIndex;
  }
  return (masked + text.slice(end)).replace(USER, `//${MASK}@`);
}

/** Whether a text, JSON or a URL as often as not, has a secret in it, however often it is encoded. */
export function holdsSecret(text: string, isSecret: IsSecret): boolean {
  if (maskedText(text, isSecret) !== text) return true;
  const decoded = decodeFormText(text);
  return decoded !== text && holdsSecret(decoded, isSecret);
}
