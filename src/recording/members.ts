/*
 * Recorders differ in what they leave out, and write null for it as often as not. So a member of the
 * wrong type counts as absent; what an exchange can't do without is asked for by the reader.
 */

/** A member of what may be an object; `undefined` where it has none. */
export function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const found = (value as Record<string, unknown>)[key];
  // Most are absent: only of what is there it has to be asked whose it is.
  return found === undefined || Object.hasOwn(value, key) ? found : undefined;
}

/** A member that is a text. */
export function textMember(value: unknown, key: string): string | undefined {
  const text = member(value, key);
  return typeof text === 'string' ? text : undefined;
}

/** A member that is a number. */
export function numberMember(value: unknown, key: string): number | undefined {
  const number = member(value, key);
  return typeof number === 'number' ? number : undefined;
}

/** The items of a member that is a list; none where it isn't. */
export function listMember(value: unknown, key: string): readonly unknown[] {
  const list = member(value, key);
  return Array.isArray(list) ? list : [];
}
