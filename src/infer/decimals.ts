import { type ParsedJson, parseJsonExactly } from '../http/json.ts';

/** A number that was written with a fraction of nothing but zeros: whoever writes `1.0` may write `1.5`. */
export class Decimal extends Number {}

const HOLDS_DECIMAL = /\d\.0+(?![\d.])/;
const DECIMAL = /^-?\d+\.0+$/;

/** The text of a value, which TypeScript doesn't know to be given. */
interface Context {
  readonly source?: string;
}

/**
 * Parses JSON as a check does, which refuses what can't be read without loss, but for numbers such as `1.0`,
 * which become {@link Decimal}s.
 */
export function parseWithDecimals(text: string): ParsedJson {
  const parsed = parseJsonExactly(text);
  if (!parsed.ok || !HOLDS_DECIMAL.test(text)) return parsed;
  const revive = (_: string, value: unknown, { source = '' }: Context = {}) =>
    typeof value === 'number' && DECIMAL.test(source) ? new Decimal(value) : value;
  return { ok: true, value: JSON.parse(text, revive) };
}
