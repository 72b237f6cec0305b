import type { ExchangePart } from '../../src/compile/violation.ts';
import type { ReadRequest, RequestRule } from '../../src/semantics/semantics.ts';
import { brokenCondition } from './condition-form.ts';
import { customBounds, NAMED_RANGES } from './period.ts';

type Part = Extract<ExchangePart, 'request.query' | 'request.body'>;

/** A part of a request, whatever it holds, and where it stands. */
interface Place {
  readonly pointer: string;
  readonly value: unknown;
}

const RANGE = /^\d{4}-\d{2}-\d{2},\d{4}-\d{2}-\d{2}$/;

/**
 * A rule on the ranges of a request.
 * @param pointers where they stand; `*` for each item of a list.
 */
export function rangeRule(at: Part, ...pointers: readonly string[]): RequestRule<ReadRequest> {
  return {
    name: 'range-known',
    documented:
      'a range has one of the names that there are, or two existing dates, the first not after the second',
    source: 'Common parameters, range; that anything else is refused is inferred',
    answer: { status: 400, message: 'Invalid time range', example: 'invalidTimeRange' },
    breach(request) {
      const places = pointers.flatMap((pointer) => placesIn(partOf(request, at), pointer));
      for (const { pointer, value } of places) {
        const expected = expectedOfRange(value);
        if (expected !== undefined) return { at, pointer, received: value, expected };
      }
      return undefined;
    },
  };
}

/**
 * A rule on the conditions of a request.
 * @param pointers where they stand; `*` for each item of a list.
 */
export function conditionsRule(at: Part, ...pointers: readonly string[]): RequestRule<ReadRequest> {
  return {
    name: 'value-suits-operator',
    documented:
      'a condition has a field, an operator that there is, and a value that this can compare with: an array for in and not_in, none for is_set and is_not_set, a regular expression for regex',
    source: 'Funnels, the second table; that anything else is refused is inferred',
    answer: { status: 400, message: 'Invalid filter', example: 'invalidFilter' },
    breach(request) {
      const places = pointers.flatMap((pointer) => placesIn(partOf(request, at), pointer));
      for (const { pointer, value } of places) {
        const broken = brokenCondition(value);
        if (broken === undefined) continue;
        const { member, ...breach } = broken;
        return { at, pointer: `${pointer}${member}`, ...breach };
      }
      return undefined;
    },
  };
}

/** What requests for a series, a ranking or rows have to keep. */
export const METRIC_READ_RULES: readonly RequestRule<ReadRequest>[] = [
  rangeRule('request.query', '/range'),
  conditionsRule('request.query', '/conditions/*'),
];

function partOf({ parameters, body }: ReadRequest, at: Part): unknown {
  return at === 'request.query' ? parameters.query : body;
}

/** What stands at a pointer, in whatever was read: nothing, or something for each item of a list. */
function placesIn(part: unknown, pointer: string): Place[] {
  const keys = pointer.split('/').slice(1);
  return keys.reduce<Place[]>(
    (places, key) => places.flatMap((place) => members(place, key)),
    [{ pointer: '', value: part }],
  );
}

function members({ pointer, value }: Place, key: string): Place[] {
  if (key === '*') {
    if (!Array.isArray(value)) return [];
    return value.map((item, index) => ({ pointer: `${pointer}/${index}`, value: item }));
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return [];
  return [{ pointer: `${pointer}/${key}`, value: Reflect.get(value, key) }];
}

/** What a range should have been, where it is none. */
function expectedOfRange(range: unknown): string | undefined {
  if (range === undefined || NAMED_RANGES.some((name) => name === range)) return undefined;
  if (typeof range !== 'string' || !RANGE.test(range)) {
    return `one of ${NAMED_RANGES.join(', ')}, or two dates as 2025-01-01,2025-01-31`;
  }
  const [from, to] = customBounds(range) ?? [Number.NaN, Number.NaN];
  if (!range.split(',').every(isDate)) return 'two dates that there are';
  return from < to ? undefined : 'two dates, the first not after the second';
}

/** `Date` takes the 30th of February for a day in March. */
function isDate(text: string): boolean {
  const moment = Date.parse(text);
  return !Number.isNaN(moment) && new Date(moment).toISOString().startsWith(text);
}
