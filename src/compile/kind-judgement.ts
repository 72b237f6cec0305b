import type { Json, JsonObject, Pointer } from '../contract/contract.ts';
import { childPointer, isJsonObject, valueAt } from '../contract/pointer.ts';
import { createReferences, type References } from './fakes/references.ts';
import { besidesOf, branchesOf, type Kinds, kindsOf } from './kinds.ts';
import { lazily, once } from './lazily.ts';
import { leadsTo } from './leads-to.ts';
import type { Validator } from './validators.ts';
import { showValue, type Violation } from './violation.ts';

/** Judges a valid value by the discriminators of its schema. */
export type KindJudgement = (schema: Pointer, value: unknown) => readonly Violation[];

interface Parts {
  readonly kinds: Kinds | undefined;
  /** What holds beside it. */
  readonly besides: readonly Pointer[];
  readonly branches: readonly Pointer[];
  /** What its items are held against, if it is anything. */
  readonly items: readonly Pointer[];
  readonly properties: readonly (readonly [name: string, schema: Pointer])[];
}

/**
 * Prepares judging by discriminators: a value names a kind that there is, and is of that kind. By the
 * letter a discriminator doesn't change whether a value is valid (OpenAPI 3.1 §4.8.25), but servers
 * choose by it what to read a value as, and refuse others.
 */
export function compileKindJudgement(
  document: JsonObject,
  validatorOf: (schema: Pointer) => Validator,
): KindJudgement {
  const references = once(() => createReferences(document));
  const partsAt = lazily((schema: Pointer) => partsOf(document, references, schema));
  return (schema, value) => judge([schema], value, '', new Set());

  /** @param passed the schemas that the value was held against. */
  function judge(
    schemas: readonly Pointer[],
    value: unknown,
    at: Pointer,
    passed: Set<Pointer>,
  ): readonly Violation[] {
    return schemas.flatMap((pointer) => {
      const parts = partsAt(pointer);
      if (parts === undefined || passed.has(pointer)) return [];
      passed.add(pointer);
      const { kinds, besides, branches } = parts;
      const name = kinds && isJsonObject(value as Json) && (value as JsonObject)[kinds.property];
      const fitting = () => branches.filter((branch) => validatorOf(branch).fits(value));
      return [
        ...judge(besides, value, at, passed),
        ...(kinds !== undefined && typeof name === 'string'
          ? judgeKind(kinds, name, pointer, value, at, passed)
          : judge(fitting(), value, at, passed)),
        ...judgeWithin(parts, value, at),
      ];
    });
  }

  function judgeKind(
    { property, kinds, mayBe }: Kinds,
    name: string,
    pointer: Pointer,
    value: unknown,
    at: Pointer,
    passed: Set<Pointer>,
  ): readonly Violation[] {
    const kind = kinds.find(({ names }) => names.includes(name));
    if (kind !== undefined) {
      const broken = validatorOf(kind.pointer)(value);
      if (broken.length === 0) return judge([kind.pointer], value, at, passed);
      return broken.map((violation) => ({ ...violation, pointer: at + violation.pointer }));
    }
    if (mayBe(name)) return [];
    const names = new Set(kinds.flatMap((one) => one.names));
    return [
      {
        pointer: childPointer(at, property),
        keyword: 'discriminator',
        contractPointer: childPointer(pointer, 'discriminator'),
        expected: `one of ${[...names].map(showValue).join(', ')}`,
        received: showValue(name),
        value: name,
      },
    ];
  }

  function judgeWithin({ items, properties }: Parts, value: unknown, at: Pointer): Violation[] {
    if (Array.isArray(value)) {
      return value.flatMap((item, index) => judge(items, item, childPointer(at, index), new Set()));
    }
    if (!isJsonObject(value as Json)) return [];
    return properties
      .filter(([name]) => Object.hasOwn(value as JsonObject, name))
      .flatMap(([name, schema]) =>
        judge([schema], (value as JsonObject)[name], childPointer(at, name), new Set()),
      );
  }
}

/** What of a schema, or of a part of it, a discriminator may tell of; `undefined`: of nothing. */
function partsOf(
  document: JsonObject,
  references: () => References,
  pointer: Pointer,
): Parts | undefined {
  const schema = valueAt(document, pointer);
  const reaches = (part: Pointer) =>
    leadsTo(document, part, ({ discriminator }) => isJsonObject(discriminator));
  if (!isJsonObject(schema) || !reaches(pointer)) return undefined;
  const { properties = {} } = schema;
  const declared = childPointer(pointer, 'properties');
  return {
    kinds: kindsOf(document, references, pointer),
    besides: besidesOf(schema, pointer).filter(reaches),
    branches: branchesOf(schema, pointer).filter(reaches),
    items: [childPointer(pointer, 'items')].filter(reaches),
    properties: Object.keys(isJsonObject(properties) ? properties : {})
      .map((name) => [name, childPointer(declared, name)] as const)
      .filter(([, schema]) => reaches(schema)),
  };
}
