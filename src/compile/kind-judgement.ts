import type { Json, JsonObject, Pointer } from '../contract/contract.ts';
import { childPointer, isJsonObject, valueAt } from '../contract/pointer.ts';
import { createReferences, type References } from './fakes/references.ts';
import { besidesOf, branchesOf, type Kinds, kindsOf } from './kinds.ts';
import { lazily, once } from './lazily.ts';
import { compileLeadsTo } from './leads-to.ts';
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
  readonly properties: readonly (readonly [name: string, schemas: readonly Pointer[]])[];
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
  const reaches = compileLeadsTo(document, ({ discriminator }) => isJsonObject(discriminator));
  const partsAt = lazily((schema: Pointer) => partsOf(document, references, reaches, schema));
  return (schema, value) => judgeWhole([schema], value);

  /** What is wrong, at places within the value. */
  function judgeWhole(schemas: readonly Pointer[], value: unknown): readonly Violation[] {
    const found: Violation[] = [];
    judge(schemas, value, [], found);
    return found;
  }

  /**
   * @param passed the schemas that the value was held against.
   * @param found takes what is wrong.
   */
  function judge(
    schemas: readonly Pointer[],
    value: unknown,
    passed: Pointer[],
    found: Violation[],
  ): void {
    for (const pointer of schemas) {
      const parts = partsAt(pointer);
      if (parts === undefined || passed.includes(pointer)) continue;
      passed.push(pointer);
      const { kinds, besides, branches } = parts;
      judge(besides, value, passed, found);
      const name = kinds && isJsonObject(value as Json) && (value as JsonObject)[kinds.property];
      if (kinds !== undefined && typeof name === 'string') {
        judgeKind(kinds, name, pointer, value, passed, found);
      } else if (branches.length > 0) {
        const fitting = branches.filter((branch) => validatorOf(branch).fits(value));
        judge(fitting, value, passed, found);
      }
      judgeWithin(parts, value, found);
    }
  }

  function judgeKind(
    { property, kinds, mayBe }: Kinds,
    name: string,
    pointer: Pointer,
    value: unknown,
    passed: Pointer[],
    found: Violation[],
  ): void {
    const kind = kinds.find(({ names }) => names.includes(name));
    if (kind !== undefined) {
      const broken = validatorOf(kind.pointer)(value);
      for (const violation of broken) found.push(violation);
      if (broken.length === 0) judge([kind.pointer], value, passed, found);
    } else if (!mayBe(name)) {
      const names = new Set(kinds.flatMap((one) => one.names));
      found.push({
        pointer: childPointer('', property),
        keyword: 'discriminator',
        contractPointer: childPointer(pointer, 'discriminator'),
        expected: `one of ${[...names].map(showValue).join(', ')}`,
        received: showValue(name),
        value: name,
      });
    }
  }

  function judgeWithin({ items, properties }: Parts, value: unknown, found: Violation[]): void {
    if (Array.isArray(value)) {
      if (items.length === 0) return;
      for (const [index, item] of value.entries()) judgePart(items, item, index, found);
    } else if (isJsonObject(value as Json)) {
      for (const [name, schemas] of properties) {
        if (!Object.hasOwn(value as JsonObject, name)) continue;
        judgePart(schemas, (value as JsonObject)[name], name, found);
      }
    }
  }

  function judgePart(
    schemas: readonly Pointer[],
    part: unknown,
    token: string | number,
    found: Violation[],
  ): void {
    for (const violation of judgeWhole(schemas, part)) {
      found.push({ ...violation, pointer: childPointer('', token) + violation.pointer });
    }
  }
}

/** What of a schema, or of a part of it, a discriminator may tell of; `undefined`: of nothing. */
function partsOf(
  document: JsonObject,
  references: () => References,
  reaches: (part: Pointer) => boolean,
  pointer: Pointer,
): Parts | undefined {
  const schema = valueAt(document, pointer);
  if (!isJsonObject(schema) || !reaches(pointer)) return undefined;
  const { properties = {} } = schema;
  const declared = childPointer(pointer, 'properties');
  return {
    kinds: kindsOf(document, references, pointer),
    besides: besidesOf(schema, pointer).filter(reaches),
    branches: branchesOf(schema, pointer).filter(reaches),
    items: [childPointer(pointer, 'items')].filter(reaches),
    properties: Object.keys(isJsonObject(properties) ? properties : {})
      .map((name) => [name, [childPointer(declared, name)].filter(reaches)] as const)
      .filter(([, schemas]) => schemas.length > 0),
  };
}
