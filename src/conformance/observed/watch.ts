import type { Placed } from '../../compile/schemas-at.ts';
import { FORMAT_NAMES, hasFormat } from '../../compile/text-formats.ts';
import type { JsonObject, Pointer } from '../../contract/contract.ts';
import { childPointer, isJsonObject, parentPointer } from '../../contract/pointer.ts';
import { LongInteger } from '../../http/long-integer.ts';
import { isMasked } from '../../recording/redaction.ts';
import type { Description } from './description.ts';
import { type Count, countSeen, countValue, type LooseKind, refuteIrregular } from './sighting.ts';
import { isObject } from './walk.ts';

/** Counts what a value at one place shows, and says whether others could show anything still. */
export type Watch = (value: unknown) => boolean;

/** The count of a place: the same wherever the place is shared. */
export type CountOf = (kind: LooseKind, pointer: Pointer, formats?: readonly string[]) => Count;

/** An integer up to here that is never negative counts something, or is a share in percent. */
const SMALL = 100;

/** What is documented loosely of the values at one place, to be held against those that come. */
export function watchesOf(description: Description, countOf: CountOf): Watch[] {
  return WATCHED.flatMap((watchesOn) => watchesOn(description, countOf));
}

const WATCHED = [optionalMembers, nulls, texts, numbers, arrays, openObjects];

/**
 * Shows a value to all who watch a place, and says whether something is watched still: what something speaks
 * against needn't be.
 */
export function seeAll(watches: Watch[], value: unknown): boolean {
  for (let at = watches.length - 1; at >= 0; at--) {
    if (watches[at]?.(value) === false) watches.splice(at, 1);
  }
  return watches.length > 0;
}

/** A watch of one count, as long as nothing speaks against it. */
function watching(count: Count, see: (value: unknown) => void): Watch {
  return (value) => {
    if (!count.refuted) see(value);
    return !count.refuted;
  };
}

/** All of an object's at once: there are many. */
function optionalMembers({ schemas, required, member }: Description, countOf: CountOf): Watch[] {
  let optional: { readonly name: string; readonly count: Count }[] = [];
  for (const { schema, pointer } of schemas) {
    if (!isJsonObject(schema.properties)) continue;
    const properties = childPointer(pointer, 'properties');
    for (const name of Object.keys(schema.properties)) {
      if (required.has(name)) continue;
      const at = childPointer(properties, name);
      if (member(name).declared.includes(at))
        optional.push({ name, count: countOf('optional', at) });
    }
  }
  if (optional.length === 0) return [];
  return [
    (value) => {
      if (!isObject(value)) return true;
      let isRefuted = false;
      for (const { name, count } of optional) {
        countSeen(count, Object.hasOwn(value, name));
        isRefuted ||= count.refuted;
      }
      if (isRefuted) optional = optional.filter(({ count }) => !count.refuted);
      return optional.length > 0;
    },
  ];
}

function nulls({ schemas, choices }: Description, countOf: CountOf): Watch[] {
  const pointers = schemas
    .filter(
      ({ schema: { type } }) => Array.isArray(type) && type.length > 1 && type.includes('null'),
    )
    .map(({ pointer }) => pointer);
  for (const { branches, pointer } of choices) {
    if (branches.some((branch) => isNull(branch.description())))
      pointers.push(parentPointer(pointer));
  }
  return pointers.map((pointer) => {
    const count = countOf('nullable', pointer);
    return watching(count, (value) => countSeen(count, value !== null));
  });
}

function isNull({ schemas: [first] }: Description): boolean {
  return first?.schema.type === 'null';
}

/** Texts of which nothing is said. What whoever recorded them masked shows nothing. */
function texts({ schemas, choices }: Description, countOf: CountOf): Watch[] {
  const placed = ofType(schemas, 'string');
  const isSaid = choices.length > 0 || says(schemas, ['format', 'enum', 'const', 'pattern']);
  if (placed === undefined || isSaid) return [];
  const format = countOf('format', placed.pointer, FORMAT_NAMES);
  const values = countOf('enum', placed.pointer);
  return [
    watching(format, (value) => {
      if (typeof value !== 'string' || isMasked(value)) return;
      if (!format.formats.every((name) => hasFormat(name, value))) {
        format.formats = format.formats.filter((name) => hasFormat(name, value));
      }
      countSeen(format, format.formats.length > 0);
    }),
    watching(values, (value) => {
      // An enum has to list null, too.
      const text = value === null ? 'null' : value;
      if (typeof text !== 'string' || isMasked(text)) return;
      countSeen(values, true);
      countValue(values, text);
    }),
  ];
}

function numbers({ schemas, choices }: Description, countOf: CountOf): Watch[] {
  if (choices.length > 0 || says(schemas, ['enum', 'const', 'multipleOf'])) return [];
  const integer = ofType(schemas, 'integer');
  if (integer !== undefined) {
    const bounds = ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'];
    return says(schemas, bounds) ? [] : [range(countOf('range', integer.pointer))];
  }
  const number = ofType(schemas, 'number');
  if (number === undefined) return [];
  const count = countOf('integer', number.pointer);
  return [
    watching(count, (value) => {
      if (isNumber(value)) countSeen(count, Number.isInteger(Number(value)));
    }),
  ];
}

function range(count: Count): Watch {
  return watching(count, (value) => {
    if (!isNumber(value)) return;
    count.least = Math.min(count.least, Number(value));
    count.most = Math.max(count.most, Number(value));
    countSeen(count, count.least >= 0 && count.most <= SMALL);
  });
}

function arrays({ schemas }: Description, countOf: CountOf): Watch[] {
  const placed = ofType(schemas, 'array');
  const isFilled = schemas.some(({ schema }) => Number(schema.minItems) > 0);
  if (placed === undefined || isFilled) return [];
  const count = countOf('empty', placed.pointer);
  return [
    watching(count, (value) => {
      if (Array.isArray(value)) countSeen(count, value.length > 0);
    }),
  ];
}

/** Objects that may have members which no schema names. */
function openObjects({ schemas, choices, member }: Description, countOf: CountOf): Watch[] {
  const open = schemas.find(({ schema }) => isOpen(schema)) ?? freeObject(schemas);
  if (open === undefined || choices.length > 0) return [];
  const count = countOf('open', open.pointer);
  return [
    watching(count, (value) => {
      if (!isObject(value)) return;
      const names = Object.keys(value).filter((name) => member(name).declared.length === 0);
      countSeen(count, true);
      for (const name of names) countValue(count, name);
      refuteIrregular(count);
    }),
  ];
}

function isOpen({ additionalProperties }: JsonObject): boolean {
  return additionalProperties === true || isJsonObject(additionalProperties);
}

function freeObject(schemas: readonly Placed[]): Placed | undefined {
  return says(schemas, ['properties', 'patternProperties']) ? undefined : ofType(schemas, 'object');
}

/** The schema that takes values of a type, or null, and no others. */
function ofType(schemas: readonly Placed[], wanted: string): Placed | undefined {
  return schemas.find(({ schema: { type } }) =>
    Array.isArray(type)
      ? type.includes(wanted) && type.every((name) => name === wanted || name === 'null')
      : type === wanted,
  );
}

function says(schemas: readonly Placed[], keywords: readonly string[]): boolean {
  return schemas.some(({ schema }) => keywords.some((keyword) => schema[keyword] !== undefined));
}

function isNumber(value: unknown): value is number | LongInteger {
  return typeof value === 'number' || value instanceof LongInteger;
}
