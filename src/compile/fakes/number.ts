import { once } from '../lazily.ts';
import type { Random } from '../random.ts';
import { admitsNumber, numberContradiction } from './admits.ts';
import type { Constraints } from './constraints.ts';
import type { FakeContext, Place } from './fake.ts';
import { EPOCH_NAME, MILLISECONDS, numberNamed } from './number-names.ts';
import { BORN, momentAt, stageOf } from './timeline.ts';
import { notFound, Unsatisfiable } from './unsatisfiable.ts';

type MakeNumber = (context: FakeContext) => number;

/** The numbers `index × step / scale` of all whole indexes from `first` to `last`. */
interface Grid {
  readonly step: number;
  readonly scale: number;
  readonly first: number;
  readonly last: number;
}

/** How far a number goes from where it begins, where neither its name nor its bounds tell. */
const REACH = 100;
/** How far it goes where so many were made in vain. */
const FURTHEST_REACH = 1_000_000;
const MOST_VAIN = 10;
/** Bounds further apart than this tell what is possible rather than what is usual. */
const USUAL_SPAN = 10_000;
const MOST_DECIMALS = 12;
/** How many numbers are tried for multiples and exclusions that the grid doesn't settle. */
const ATTEMPTS = 50;

const FORMAT_LIMITS: Record<string, number> = {
  int32: 2 ** 31 - 1,
  int64: Number.MAX_SAFE_INTEGER,
  float: 3.4e38,
};

/**
 * Makes numbers within the bounds that are multiples of what is asked for, in the range that the
 * name calls for where that is allowed.
 * @throws Unsatisfiable where the bounds leave no such number.
 */
export function compileNumber(constraints: Constraints, place: Place): MakeNumber {
  const contradiction = numberContradiction(constraints);
  if (contradiction !== undefined) throw new Unsatisfiable(contradiction);
  const epoch = epochTime(constraints, place);
  if (epoch !== undefined) return epoch;

  const row = numberNamed(place.words, place.owner);
  const grid = gridOf(constraints, row?.decimals ?? 2);
  if (grid.first > grid.last) return besideBound(constraints);
  const named = row === undefined ? undefined : part(grid, row.min, row.max);
  const usual = drawn([named, usualPart(grid, REACH), grid], constraints);
  const further = once(() => drawn([usualPart(grid, FURTHEST_REACH), grid], constraints));
  return (context) => ((context.vain ?? 0) < MOST_VAIN ? usual : further())(context);
}

/** Points in time that are written as numbers. */
function epochTime(constraints: Constraints, { words }: Place): MakeNumber | undefined {
  if (!EPOCH_NAME.test(words) && constraints.format !== 'unix-time') return undefined;
  const unit = MILLISECONDS.test(words) || MILLISECONDS.test(constraints.description) ? 1 : 1000;
  const stage = stageOf(words);
  const make = (context: FakeContext) => Math.floor(momentAt(stage, context) / unit);
  const earliest = stage === BORN ? 0 : 1_000_000_000_000;
  const fits = [earliest, 2_000_000_000_000].every((moment) =>
    admitsNumber(constraints, moment / unit),
  );
  return fits ? make : undefined;
}

/** All numbers that the bounds and multiples allow, as far as decimals can be counted. */
function gridOf(constraints: Constraints, usualDecimals: number): Grid {
  const { minimum, maximum, multiples, integer, format = '' } = constraints;
  const limit = FORMAT_LIMITS[format] ?? Number.POSITIVE_INFINITY;
  const low = Math.max(minimum?.value ?? Number.NEGATIVE_INFINITY, -limit);
  const high = Math.min(maximum?.value ?? Number.POSITIVE_INFINITY, limit);
  const steps = integer ? [...multiples, 1] : multiples;
  const decimals = steps.length > 0 ? Math.max(...steps.map(decimalsOf)) : usualDecimals;
  const scale = 10 ** (steps.length > 0 ? decimals : decimalsWithin(high - low, decimals));
  const step = steps.map((multiple) => Math.round(multiple * scale)).reduce(leastCommonMultiple, 1);

  const at = (index: number) => (index * step) / scale;
  // Divided in binary, a bound that is on the grid may lie just beside it.
  let first = Math.ceil((low * scale) / step);
  if (at(first - 1) >= low) first--;
  let last = Math.floor((high * scale) / step);
  if (at(last + 1) <= high) last++;
  if (at(first) < low || (minimum?.exclusive && at(first) === low)) first++;
  if (at(last) > high || (maximum?.exclusive && at(last) === high)) last--;
  return { step, scale, first, last };
}

/**
 * The double that follows the minimum, where the bounds lie too close for decimals.
 * @throws Unsatisfiable where no number lies between them.
 */
function besideBound(constraints: Constraints): MakeNumber {
  const { minimum, maximum, multiples, integer } = constraints;
  if (integer || multiples.length > 0) {
    const what = multiples.length > 0 ? 'multiple' : 'integer';
    throw new Unsatisfiable(`no ${what} lies within the bounds`);
  }
  const numbers = minimum === undefined ? [] : [minimum.value, nextDouble(minimum.value)];
  const number = numbers.find((candidate) => admitsNumber(constraints, candidate));
  if (number !== undefined) return () => number;
  if (minimum === undefined || maximum === undefined || nextDouble(minimum.value) < maximum.value)
    throw notFound('no number was found that fits the bounds');
  throw new Unsatisfiable('no number lies within the bounds');
}

/** The least double that is greater: the next in the order of their bits (IEEE 754 §3.4). */
function nextDouble(value: number): number {
  const view = new DataView(new ArrayBuffer(8));
  // Without its sign, so that -0 is followed by the least positive number too.
  view.setFloat64(0, value + 0);
  view.setBigInt64(0, view.getBigInt64(0) + (value < 0 ? -1n : 1n));
  return view.getFloat64(0);
}

/** As many decimals as it takes for bounds that lie close to have numbers between them. */
function decimalsWithin(span: number, decimals: number): number {
  let enough = decimals;
  while (span > 0 && span * 10 ** enough < 10 && enough < MOST_DECIMALS) enough++;
  return enough;
}

/** The part of a grid between two numbers, `undefined` where it is empty. */
function part(grid: Grid, low: number, high: number): Grid | undefined {
  const first = Math.max(grid.first, Math.ceil((low * grid.scale) / grid.step));
  const last = Math.min(grid.last, Math.floor((high * grid.scale) / grid.step));
  return first <= last ? { ...grid, first, last } : undefined;
}

/** The part of a grid that numbers usually come from: small ones, not negative if that is allowed. */
function usualPart(grid: Grid, furthest: number): Grid {
  const { step, scale, first, last } = grid;
  if (((last - first) * step) / scale <= USUAL_SPAN) return grid;
  const reach = Math.max(10, Math.floor((furthest * scale) / step));
  if (first <= 0 && last >= 0) return { ...grid, first: 0, last: Math.min(last, reach) };
  return first > 0 ? { ...grid, last: first + reach } : { ...grid, first: last - reach };
}

/** Draws from the first grid that holds a number that fits; the grids are tried at compile time. */
function drawn(grids: readonly (Grid | undefined)[], constraints: Constraints): MakeNumber {
  const fits = (number: number) => admitsNumber(constraints, number);
  // What is a multiple when divided in binary, too, is one to every validator.
  const fitsAll = (number: number) =>
    fits(number) && constraints.multiples.every((multiple) => Number.isInteger(number / multiple));
  for (const grid of grids) {
    const proof = grid && (firstFitting(grid, fitsAll) ?? firstFitting(grid, fits));
    if (grid === undefined || proof === undefined) continue;
    if (isExact(constraints)) return ({ random }) => numberAt(grid, random);
    return ({ random }) => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const number = numberAt(grid, random);
        if (fitsAll(number)) return number;
      }
      return proof;
    };
  }
  throw notFound('no number was found that fits the bounds and multiples');
}

/** Whether all numbers of a grid fit. */
function isExact({ multiples, excludedMultiples, excluded, fractional }: Constraints): boolean {
  return multiples.length + excludedMultiples.length + excluded.length === 0 && !fractional;
}

function numberAt({ step, scale, first, last }: Grid, random: Random): number {
  return (random.integer(first, last) * step) / scale;
}

function firstFitting({ step, scale, first, last }: Grid, fits: (number: number) => boolean) {
  const end = Math.min(last, first + ATTEMPTS);
  for (let index = first; index <= end; index++) {
    const number = (index * step) / scale;
    if (fits(number)) return number;
  }
  return undefined;
}

function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}

function leastCommonMultiple(left: number, right: number): number {
  let [a, b] = [left, right];
  while (b > 0) [a, b] = [b, a % b];
  return (left / a) * right;
}
