import type { Json } from '../../contract/contract.ts';
import type { Constraints } from './constraints.ts';
import { notFound, type Unsatisfiable } from './unsatisfiable.ts';

/**
 * The most that a fake may hold, counting each value as one, and each character that a text must have
 * as one more: room for 10,000 objects of 100 properties, or for a text of a megabyte.
 */
export const MOST_SIZE = 2_000_000;

/**
 * Refuses a value that the named keywords, the most telling first, make larger than a fake may be.
 * @throws Unsatisfiable at the schema with the first of them that is there.
 */
export function assertSize(
  size: number,
  keywords: readonly string[],
  { sources }: Constraints,
): void {
  if (!(size > MOST_SIZE)) return;
  for (const keyword of keywords) {
    const schema = sources.findLast((source) => Object.hasOwn(source, keyword));
    if (schema === undefined) continue;
    const value = schema[keyword];
    throw tooLarge(typeof value === 'object' ? keyword : `${keyword} ${value}`, schema);
  }
  throw tooLarge('it', sources.at(-1));
}

/** That something asks for more than a fake may hold. */
export function tooLarge(what: string, schema?: Constraints['sources'][number]): Unsatisfiable {
  const most = MOST_SIZE.toLocaleString('en');
  return notFound(`${what} asks for more than the ${most} values and characters of a fake`, schema);
}

/** The size of a value that the document gives. */
export function sizeOf(value: Json): number {
  if (typeof value === 'string') return 1 + value.length;
  if (typeof value !== 'object' || value === null) return 1;
  return sumOf(Object.values(value).map(sizeOf)) + 1;
}

/** The sum of sizes. */
export function sumOf(sizes: readonly number[]): number {
  return sizes.reduce((sum, size) => sum + size, 0);
}
