import type { Json } from '../../contract/contract.ts';
import { childPointer, isJsonObject, parentPointer, parsePointer } from '../../contract/pointer.ts';
import { type Clause, type Edit, edit, NOT_EVIDENT, type NoEdit, ROUNDED } from './edit.ts';
import { isRounded } from './evidence.ts';

/** A bound reaches as far as what came. */
export function boundEdit({ pointer, value: bound, values }: Clause): Edit | NoEdit {
  const seen = outermost(parsePointer(pointer).at(-1) ?? '', values);
  if (seen === undefined || seen === bound) return NOT_EVIDENT;
  if (isRounded(seen)) return ROUNDED;
  const change = edit(`let it reach ${seen}`, pointer, { kind: 'set', value: seen });
  return { ...change, mends: 'evident' };
}

/** The bound becomes one that what came may reach; in 3.0 and 2.0 being exclusive is said beside it. */
export function exclusiveEdit({ valueAt, pointer, value, values }: Clause): Edit | NoEdit {
  const keyword = parsePointer(pointer).at(-1) ?? '';
  const inclusive = keyword === 'exclusiveMinimum' ? 'minimum' : 'maximum';
  const seen = outermost(inclusive, values);
  if (seen === undefined) return NOT_EVIDENT;
  if (isRounded(seen)) return ROUNDED;
  const bound = childPointer(parentPointer(pointer), inclusive);
  const summary = `let it reach ${seen}`;
  if (value !== true) {
    if (valueAt(bound) !== undefined) return { noEdit: `there is a ${inclusive}, too` };
    const change = edit(summary, pointer, { kind: 'replace', key: inclusive, value: seen });
    return { ...change, mends: 'evident' };
  }
  const steps = [
    { pointer: bound, change: { kind: 'set', value: seen } },
    { pointer, change: { kind: 'set', value: false } },
  ] as const;
  return { summary, steps, mends: 'evident' };
}

function outermost(keyword: string, values: readonly Json[]): number | undefined {
  const measure = MEASURES[keyword.slice('min'.length)];
  const sizes = values.flatMap((value) => measure?.(value) ?? []);
  if (sizes.length === 0) return undefined;
  return keyword.startsWith('min') ? Math.min(...sizes) : Math.max(...sizes);
}

/** What a bound is held against, by what follows `min` or `max` in its keyword. */
const MEASURES: Readonly<Record<string, (value: Json) => number[]>> = {
  imum: (value) => [Number(value)].filter(Number.isFinite),
  // A schema counts characters, not code units (JSON Schema 2020-12, validation §6.3.1).
  Length: (value) => (typeof value === 'string' ? [[...value].length] : []),
  Items: (value) => (Array.isArray(value) ? [value.length] : []),
  Properties: (value) => (isJsonObject(value) ? [Object.keys(value).length] : []),
};
