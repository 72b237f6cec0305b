import type { Parameter } from '../../contract/contract.ts';
import { type HttpRequest, headerValue } from '../../http/exchange.ts';
import { parseQuery } from '../../http/query.ts';
import { splitTarget } from '../../http/target.ts';
import { readCookies } from './cookie.ts';
import type { Fields } from './form.ts';

/** What stands for another character in the name of a query. */
const ENCODED = /[%+]/;

/** Whether a request sends a parameter: alone, or in parts such as `filter[name]` and `filter.name`. */
export function sentBy({ url, headers }: HttpRequest): (parameter: Parameter) => boolean {
  let names: readonly string[] | undefined;
  let cookies: Fields | undefined;
  return ({ in: location, name }) => {
    if (location === 'path') return true;
    if (location === 'header') return headerValue(headers, name.toLowerCase()) !== undefined;
    if (location === 'cookie') {
      cookies ??= readCookies(headers.cookie).fields;
      return cookies.has(name);
    }
    // Most URLs needn't be taken apart to tell.
    if (!url.includes(name) && !ENCODED.test(url)) return false;
    names ??= parseQuery(splitTarget(url).query).map(({ name }) => name);
    return names.some(
      (sent) => sent === name || sent.startsWith(`${name}[`) || sent.startsWith(`${name}.`),
    );
  };
}
