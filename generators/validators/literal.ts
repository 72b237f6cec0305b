import type { Json } from '../../src/contract/contract.ts';

/** A JSON value as an expression; a member that is called `__proto__` is one, as in JSON. */
export function literal(value: Json): string {
  if (Array.isArray(value)) return layout('[', value.map(literal), ']');
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return record(Object.entries(value).map(([name, member]) => [name, literal(member)]));
}

/** An object of expressions. */
export function record(entries: readonly (readonly [string, string])[]): string {
  const members = entries.map(([name, text]) => `${key(name)}: ${text}`);
  return layout('{ ', members, ' }');
}

/** The call of a function; arguments that aren't there at the end are left out. */
export function call(name: string, ...given: readonly (string | undefined)[]): string {
  const end = given.findLastIndex((text) => text !== undefined) + 1;
  return layout(
    `${name}(`,
    given.slice(0, end).map((text) => text ?? 'undefined'),
    ')',
  );
}

const WIDTH = 90;

/** Expressions in brackets: in a line where they fit into one, else each in its own. */
export function layout(open: string, parts: readonly string[], close: string): string {
  const length = parts.reduce((sum, part) => sum + part.length + 2, 0);
  const isShort = length <= WIDTH && !parts.some((part) => part.includes('\n'));
  if (isShort)
    return parts.length === 0 ? open.trim() + close.trim() : open + parts.join(', ') + close;
  const lines = parts.map((part) => `  ${part.replaceAll('\n', '\n  ')},\n`);
  return `${open.trim()}\n${lines.join('')}${close.trim()}`;
}

function key(name: string): string {
  if (name === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
