import type { Json, JsonObject, Pointer } from '../contract/contract.ts';
import { childPointer, isJsonObject, valueAt } from '../contract/pointer.ts';
import { createReferences } from './fakes/references.ts';
import { besidesOf, branchesOf, type Kinds, kindsOf, reachesDiscriminator } from './kinds.ts';
import { lazily, once } from './lazily.ts';
import type { Validator } from './validators.ts';
import { showValue, type Violation } from './violation.ts';

/** Judges a valid value by the discriminators of its schema. */
export type KindJudgement = (schema: Pointer, value: unknown) => readonly Violation[];

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
  const reaches = lazily((schema: Pointer) => reachesDiscriminator(document, schema));
  const kindsAt = (pointer: Pointer) => kindsOf(document, references, pointer);
  return (schema, value) => (reaches(schema) ? judge([schema], value, '', new Set()) : []);

  /** @param passed the schemas that the value was held against. */
  function judge(
    schemas: readonly Pointer[],
    value: unknown,
    at: Pointer,
    passed: Set<Pointer>,
  ): readonly Violation[] {
    return schemas.flatMap((pointer) => {
      const schema = valueAt(document, pointer);
      if (!isJsonObject(schema) || passed.has(pointer)) return [];
      passed.add(pointer);
      const kinds = kindsAt(pointer);
      const name = kinds && isJsonObject(value as Json) && (value as JsonObject)[kinds.property];
      const fitting = () =>
        branchesOf(schema, pointer).filter((branch) => validatorOf(branch)(value).length === 0);
      return [
        ...judge(besidesOf(schema, pointer), value, at, passed),
        ...(kinds !== undefined && typeof name === 'string'
          ? judgeKind(kinds, name, pointer, value, at, passed)
          : judge(fitting(), value, at, passed)),
        ...judgeWithin(schema, pointer, value, at),
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

  function judgeWithin(schema: JsonObject, pointer: Pointer, value: unknown, at: Pointer) {
    if (Array.isArray(value)) {
      const items = [childPointer(pointer, 'items')];
      return value.flatMap((item, index) => judge(items, item, childPointer(at, index), new Set()));
    }
    const { properties } = schema;
    if (!isJsonObject(properties) || !isJsonObject(value as Json)) return [];
    const declared = childPointer(pointer, 'properties');
    return Object.entries(value as JsonObject)
      .filter(([name]) => Object.hasOwn(properties, name))
      .flatMap(([name, member]) =>
        judge([childPointer(declared, name)], member, childPointer(at, name), new Set()),
      );
  }
}
