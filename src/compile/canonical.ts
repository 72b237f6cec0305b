/**
 * A text of a JSON value that is the same for equal ones (JSON Schema Core §4.2.2): keys in order. Guards
 * may be asked of what is no JSON: a `bigint`.
 */
export function canonical(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null || value instanceof Number) {
    return JSON.stringify(value);
  }
  const members = value as { readonly [key: string]: unknown };
  const keys = Object.keys(members).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical(members[key])}`).join()}}`;
}
