import { jsonType } from '../../compile/violation.ts';
import type { Json, JsonObject, Pointer } from '../../contract/contract.ts';
import { childPointer, isJsonObject, parentPointer, parsePointer } from '../../contract/pointer.ts';
import {
  type Clause,
  type Edit,
  edit,
  isEdit,
  NOT_EVIDENT,
  type NoEdit,
  ROUNDED,
  type Step,
  type ValueAt,
} from './edit.ts';
import { isRounded, nullableKeyword, typeSchema } from './evidence.ts';

/** The type that came is allowed: in 3.1 beside the other, before as an alternative to it. */
export function typeEdit(clause: Clause): Edit | NoEdit {
  const { version, pointer, value: documented, values } = clause;
  const [value] = values;
  if (value === undefined) return NOT_EVIDENT;
  const type = jsonType(value);
  const keyword = parsePointer(pointer).at(-1);
  if (keyword === 'anyOf') return alternativeEdit(clause, type);
  const others = [documented].flat();
  if (type === 'number' && others.includes('integer')) return numberEdit(clause);
  const summary = `allow ${type}`;
  if (Array.isArray(documented)) {
    // What an alias shares may have been edited at another of its places.
    if (documented.includes(type)) return { summary, steps: [], mends: 'all' };
    return edit(summary, pointer, { kind: 'append', value: type });
  }
  const nullable = nullableKeyword(version);
  if (nullable !== undefined && type === 'null') return nullEdit(clause, nullable);
  if (nullable === undefined) {
    return edit(summary, pointer, { kind: 'set', value: [documented, type] });
  }
  if (version.startsWith('2.')) return { noEdit: 'OpenAPI 2.0 has one type for a value' };
  const schema = clause.valueAt(parentPointer(pointer)) as JsonObject;
  if (schema.anyOf !== undefined) {
    return { noEdit: 'OpenAPI 3.0 has one type in a schema, and there is an anyOf beside it' };
  }
  const items = schema.items === undefined ? {} : { items: {} };
  const anyOf = [{ type: documented, ...(documented === 'array' && items) }, typeSchema(type)];
  return edit(summary, pointer, { kind: 'replace', key: 'anyOf', value: anyOf });
}

/** One more among alternatives of which each is only of a type. */
function alternativeEdit({ valueAt, pointer, value }: Clause, type: string): Edit | NoEdit {
  const areTypes =
    Array.isArray(value) && value.every((each) => isJsonObject(each) && each.type !== undefined);
  if (!areTypes) return { noEdit: 'its place is not in the file' };
  const allowed = edit(`allow ${type}`, pointer, { kind: 'append', value: typeSchema(type) });
  if (type !== 'number') return allowed;
  return { ...allowed, steps: [...allowed.steps, ...withoutInteger(valueAt, pointer)] };
}

/** What tells of integers alone goes with the type. */
function numberEdit({ valueAt, pointer, value: documented }: Clause): Edit {
  const change = Array.isArray(documented)
    ? ({ kind: 'append', value: 'number' } as const)
    : ({ kind: 'set', value: 'number' } as const);
  const steps = [{ pointer, change }, ...withoutInteger(valueAt, pointer)];
  return { summary: 'let it be any number', steps, mends: 'all' };
}

/** Takes out what stands beside a type and tells of integers alone. */
function withoutInteger(valueAt: ValueAt, pointer: Pointer): Step[] {
  const schema = parentPointer(pointer);
  const beside = ['format', 'multipleOf'].filter((keyword) => {
    const value = valueAt(childPointer(schema, keyword));
    return keyword === 'format' ? value === 'int32' || value === 'int64' : value !== undefined;
  });
  return beside.map((keyword) => ({
    pointer: childPointer(schema, keyword),
    change: { kind: 'remove' },
  }));
}

function nullEdit({ valueAt, pointer }: Clause, keyword: string): Edit {
  const schema = parentPointer(pointer);
  const nullable = childPointer(schema, keyword);
  return valueAt(nullable) === undefined
    ? edit('allow null', schema, { kind: 'add', key: keyword, value: true })
    : edit('allow null', nullable, { kind: 'set', value: true });
}

/** The values that came are listed, or stand beside the one that there was; the type allows them. */
export function valuesEdit(clause: Clause): Edit | NoEdit {
  const { valueAt, pointer, value: documented, values } = clause;
  if (values.length === 0) return NOT_EVIDENT;
  if (values.some(isRounded)) return ROUNDED;
  const isEnum = parsePointer(pointer).at(-1) === 'enum';
  if (!isEnum && valueAt(childPointer(parentPointer(pointer), 'enum')) !== undefined) {
    return { noEdit: 'there is an enum, too' };
  }
  const typePointer = childPointer(parentPointer(pointer), 'type');
  const type = valueAt(typePointer);
  const isAllowed = values.every((value) => type === undefined || allows(type, value));
  const widened = isAllowed
    ? undefined
    : typeEdit({ ...clause, pointer: typePointer, value: type ?? null });
  if (widened !== undefined && !isEdit(widened)) return widened;
  const listed = Array.isArray(documented) ? documented : [documented];
  const added = values.filter((value) => !listed.includes(value));
  const listing: Step[] = isEnum
    ? added.map((value) => ({ pointer, change: { kind: 'append', value } }))
    : [{ pointer, change: { kind: 'replace', key: 'enum', value: [documented, ...added] } }];
  return {
    summary: `add ${values.map((value) => JSON.stringify(value)).join(', ')}`,
    steps: [...listing, ...(widened?.steps ?? [])],
    mends: 'evident',
  };
}

function allows(types: Json, value: Json): boolean {
  const type = jsonType(value);
  const names = [types].flat();
  return names.includes(type) || (Number.isInteger(value) && names.includes('integer'));
}
