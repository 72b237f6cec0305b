import type { Json, JsonObject, Pointer } from '../contract/contract.ts';
import { childPointer, isJsonObject, referencePointer, valueAt } from '../contract/pointer.ts';
import type { KnownAnswers } from './known-answers.ts';

interface SchemaJudge {
  readonly document: JsonObject;
  readonly isValid: IsValid;
  readonly regExp: ToRegExp;
}

/** Whether a value satisfies the schema at a pointer. */
type IsValid = (pointer: Pointer, value: unknown) => boolean;

/** What a pattern is tested with. */
type ToRegExp = (pattern: string) => Pick<RegExp, 'test'>;

/**
 * Prepares to tell the properties of an object, or the positions of a list, that no keyword speaks of: neither
 * of the schema at a pointer, nor of those that hold in the same place (JSON Schema Core §11). These are for
 * `unevaluatedProperties` and `unevaluatedItems` of that schema.
 * @param known which schemas the value that is judged satisfies.
 */
export function createEvaluation(
  document: JsonObject,
  isValid: IsValid,
  known: KnownAnswers<Pointer, boolean>,
  regExp: ToRegExp,
): (pointer: Pointer, value: object) => string[] {
  const isKnownValid: IsValid = (pointer, value) => {
    const answer = known.get(pointer, value) ?? isValid(pointer, value);
    known.set(pointer, value, answer);
    return answer;
  };
  const judge = { document, isValid: isKnownValid, regExp };
  return (pointer, value) => {
    const evaluated = new Set<string>();
    const schema = valueAt(document, pointer);
    if (isJsonObject(schema)) {
      const { unevaluatedProperties, unevaluatedItems, ...others } = schema;
      markEvaluated(others, pointer, value, judge, evaluated);
    }
    return Object.keys(value).filter((member) => !evaluated.has(member));
  };
}

function markEvaluated(
  schema: JsonObject,
  pointer: Pointer,
  value: object,
  judge: SchemaJudge,
  evaluated: Set<string>,
): void {
  if (Array.isArray(value)) {
    const evaluates = evaluatesItem(schema, pointer, judge);
    for (const [index, item] of value.entries())
      if (evaluates(item, index)) evaluated.add(String(index));
  } else {
    const evaluates = evaluatesProperty(schema, judge);
    for (const name of Object.keys(value)) if (evaluates(name)) evaluated.add(name);
  }
  for (const part of holdingParts(schema, pointer, value, judge)) {
    const inner = valueAt(judge.document, part);
    if (isJsonObject(inner)) markEvaluated(inner, part, value, judge, evaluated);
  }
}

/** Tells which properties a keyword of the schema itself speaks of. */
function evaluatesProperty(schema: JsonObject, { regExp }: SchemaJudge): (name: string) => boolean {
  const { properties, patternProperties, additionalProperties, unevaluatedProperties } = schema;
  if (additionalProperties !== undefined || unevaluatedProperties !== undefined) return () => true;
  const declared = isJsonObject(properties) ? properties : {};
  const patterns = isJsonObject(patternProperties)
    ? Object.keys(patternProperties).map(regExp)
    : [];
  return (name) => Object.hasOwn(declared, name) || patterns.some((pattern) => pattern.test(name));
}

/** Tells which items a keyword of the schema itself speaks of. */
function evaluatesItem(
  { prefixItems, contains, items, unevaluatedItems }: JsonObject,
  pointer: Pointer,
  { isValid }: SchemaJudge,
): (item: unknown, index: number) => boolean {
  if (items !== undefined || unevaluatedItems !== undefined) return () => true;
  const prefix = Array.isArray(prefixItems) ? prefixItems.length : 0;
  return (item, index) =>
    index < prefix || (contains !== undefined && isValid(`${pointer}/contains`, item));
}

/** The schemas that hold for the same value because the schema does (JSON Schema Core §10.2). */
function holdingParts(
  schema: JsonObject,
  pointer: Pointer,
  value: object,
  { isValid }: SchemaJudge,
): Pointer[] {
  const parts: Pointer[] = [];
  const target = referencePointer(schema);
  if (target !== undefined) parts.push(target);
  parts.push(...branches(schema.allOf, `${pointer}/allOf`));
  for (const keyword of ['anyOf', 'oneOf']) {
    const all = branches(schema[keyword], `${pointer}/${keyword}`);
    const fitting = all.filter((branch) => isValid(branch, value));
    // Where none fits, that is the fault: nothing is undocumented because of it.
    parts.push(...(fitting.length === 0 ? all : fitting));
  }
  if (schema.if !== undefined) {
    const holds = isValid(`${pointer}/if`, value);
    parts.push(...(holds ? [`${pointer}/if`, `${pointer}/then`] : [`${pointer}/else`]));
  }
  if (isJsonObject(schema.dependentSchemas))
    for (const name of Object.keys(schema.dependentSchemas))
      if (Object.hasOwn(value, name)) parts.push(childPointer(`${pointer}/dependentSchemas`, name));
  return parts;
}

function branches(list: Json | undefined, pointer: Pointer): Pointer[] {
  return Array.isArray(list) ? list.map((_, branch) => childPointer(pointer, branch)) : [];
}
