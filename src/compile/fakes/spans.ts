import type { Json } from '../../contract/contract.ts';
import type { Property, Sum } from './property.ts';

const START = /^(start(ed|s)?|begin(s)?|began)( (at|on|time|date))?$/;
const END = /^(end(ed|s)?|finish(ed|es)?|stop(ped|s)?|completed)( (at|on|time|date))?$/;
const LENGTH = /^(duration|elapsed)( time)?( in)?( (?<unit>[a-z]+))?$/;
/** Milliseconds in units, by the beginnings of their names. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^(ms|milli)/, 1],
  [/^s/, 1000],
  [/^m/, 60_000],
  [/^h/, 3_600_000],
  [/^d/, 86_400_000],
];
const ISO_DURATION = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const DATE_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/;
/** From here on a number tells of milliseconds, below it of seconds. */
const LEAST_MILLISECONDS = 100_000_000_000;

/** What makes the end of a span come as long after its start as it takes, in whatever unit that is told. */
export function spansAmong(properties: readonly Property[]): Sum[] {
  const [length, ...others] = properties.filter(({ words }) => LENGTH.test(words));
  if (length === undefined) return [];
  const millisecondsIn = (object: { readonly [key: string]: Json }) =>
    millisecondsOf(length.words, object[length.name] ?? null);
  const sums: Sum[] = others.map((property) => ({
    property,
    value: (object) => lengthLike(property.words, object[property.name], millisecondsIn(object)),
  }));
  const start = properties.find(({ words }) => START.test(words));
  const end = properties.find(({ words }) => END.test(words));
  if (start === undefined || end === undefined) return sums;
  const value = (object: { readonly [key: string]: Json }) =>
    later(object[start.name], object[end.name], millisecondsIn(object));
  return [...sums, { property: end, value }];
}

/** Whether a property of a name, in words, may tell when a span ends or how long it is. */
export function isOfSpan(words: string): boolean {
  return END.test(words) || LENGTH.test(words);
}

function millisecondsOf(words: string, value: Json): number {
  if (typeof value === 'number') return value * unitOf(words);
  const [, ...parts] = ISO_DURATION.exec(String(value)) ?? [];
  if (parts.length === 0) return Number.NaN;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}

function lengthLike(words: string, own: Json | undefined, milliseconds: number): Json | undefined {
  if (!Number.isFinite(milliseconds)) return undefined;
  if (typeof own === 'number') return milliseconds / unitOf(words);
  return ISO_DURATION.test(String(own)) ? `PT${milliseconds / 1000}S` : undefined;
}

function unitOf(words: string): number {
  const unit = LENGTH.exec(words)?.groups?.unit ?? 'seconds';
  return UNITS.find(([name]) => name.test(unit))?.[1] ?? 1000;
}

/** A moment so much later, written as another one is. */
function later(start: Json | undefined, own: Json | undefined, by: number): Json | undefined {
  if (!Number.isFinite(by)) return undefined;
  if (typeof start === 'number' && typeof own === 'number') {
    return start < LEAST_MILLISECONDS ? start + Math.ceil(by / 1000) : start + by;
  }
  if (!DATE_TIME.test(String(start)) || !DATE_TIME.test(String(own))) return undefined;
  const moment = Date.parse(String(start).slice(0, 'YYYY-MM-DDThh:mm:ss'.length).concat('Z'));
  const seconds = new Date(moment + by).toISOString().slice(0, 'YYYY-MM-DDThh:mm:ss'.length);
  return String(own).replace(DATE_TIME, seconds);
}
