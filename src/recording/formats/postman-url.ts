import { listMember, member, textMember } from '../members.ts';
import { resolve, type Variables } from './postman-variables.ts';

/** A URL that begins with a variable that isn't defined: its path is known all the same. */
const UNKNOWN_BASE = /^\{\{[^{}]+\}\}(?=\/)/;

/**
 * The URL of a request: a text, or an object with its parts. Path variables (`:id`) get their values,
 * query parameters that are switched off are left out. Empty where there is none.
 */
export function readUrl(url: unknown, variables: Variables): string {
  const raw = typeof url === 'string' ? url : (textMember(url, 'raw') ?? joinParts(url));
  const [address = '', query = ''] = split(raw);
  const known = resolve(withPathVariables(address, url), variables).replace(UNKNOWN_BASE, '');
  const isAbsolute = known === '' || known.startsWith('/') || /^[a-z][a-z\d+.-]*:\/\//i.test(known);
  const search = resolve(queryOf(url) ?? query, variables);
  // Postman itself takes it for http.
  return `${isAbsolute ? '' : 'http://'}${known}${search === '' ? '' : `?${search}`}`;
}

/** Without the fragment, which isn't sent. */
function split(raw: string): string[] {
  const [sent = ''] = raw.split('#', 1);
  const at = sent.indexOf('?');
  return at === -1 ? [sent] : [sent.slice(0, at), sent.slice(at + 1)];
}

function joinParts(url: unknown): string {
  const host = member(url, 'host');
  if (host === undefined) return '';
  const protocol = textMember(url, 'protocol');
  const port = textMember(url, 'port');
  const path = member(url, 'path');
  const segments = Array.isArray(path) ? path.join('/') : (textMember(url, 'path') ?? '');
  return [
    protocol === undefined ? '' : `${protocol}://`,
    Array.isArray(host) ? host.join('.') : String(host),
    port === undefined ? '' : `:${port}`,
    segments === '' ? '' : `/${segments.replace(/^\//, '')}`,
  ].join('');
}

function withPathVariables(address: string, url: unknown): string {
  let filled = address;
  for (const variable of listMember(url, 'variable')) {
    const name = textMember(variable, 'key') ?? textMember(variable, 'id');
    const value = textMember(variable, 'value') ?? '';
    if (name === undefined || value === '') continue;
    const segments = filled.split('/');
    filled = segments.map((segment) => (segment === `:${name}` ? value : segment)).join('/');
  }
  return filled;
}

/** The query as its list of parameters has it; `undefined` where there is no list. */
function queryOf(url: unknown): string | undefined {
  const parameters = listMember(url, 'query');
  if (parameters.length === 0) return undefined;
  return parameters
    .filter((parameter) => member(parameter, 'disabled') !== true)
    .map((parameter) => {
      const value = textMember(parameter, 'value');
      const key = textMember(parameter, 'key') ?? '';
      return value === undefined ? key : `${key}=${value}`;
    })
    .join('&');
}
