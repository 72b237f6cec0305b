import { createHash } from 'node:crypto';
import { type HeaderFields, headerList, headerValue } from './exchange.ts';

/** An entity tag that differs where the content does (RFC 9110 §8.8.3). */
export function entityTag(content: string): string {
  return `"${createHash('sha256').update(content).digest('hex').slice(0, 16)}"`;
}

/**
 * Whether a request to read asks for what it has already (RFC 9110 §13.1.2, §13.1.3): by the entity tag
 * that the answer would have, else by its date.
 */
export function isUnmodified(request: HeaderFields, response: HeaderFields): boolean {
  const tags = headerList(request, 'if-none-match');
  const tag = headerValue(response, 'etag');
  if (tags !== undefined) return tag !== undefined && listsTag(tags, tag, 'weak');
  const since = Date.parse(headerValue(request, 'if-modified-since') ?? '');
  return Date.parse(headerValue(response, 'last-modified') ?? '') <= since;
}

/**
 * Whether what a request to change supposes of a resource doesn't hold (RFC 9110 §13.1.1, §13.1.2).
 * @param tag of what is there; `undefined` where there is nothing.
 */
export function failsPrecondition(request: HeaderFields, tag: string | undefined): boolean {
  const [wanted, unwanted] = ['if-match', 'if-none-match'].map((name) => headerList(request, name));
  if (wanted !== undefined) return tag === undefined || !listsTag(wanted, tag, 'strong');
  return unwanted !== undefined && tag !== undefined && listsTag(unwanted, tag, 'weak');
}

/** Whether a list has a tag, compared strongly or weakly (RFC 9110 §8.8.3.2). Many send one without quotes. */
function listsTag(list: string, tag: string, comparison: 'strong' | 'weak'): boolean {
  const opaque = (text: string) => (comparison === 'weak' ? text.replace(/^W\//, '') : text);
  const listed = [list.trim(), ...(list.match(/(?:W\/)?"[^"]*"/g) ?? [])].map(opaque);
  const isStrong = comparison === 'weak' || !tag.startsWith('W/');
  return listed[0] === '*' || (isStrong && listed.includes(opaque(tag)));
}
