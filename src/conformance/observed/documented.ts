import { canonical } from '../../compile/canonical.ts';
import { type Direction, isLeftOut } from '../../compile/direction.ts';
import type { Contract, Json, JsonObject, Pointer } from '../../contract/contract.ts';
import { childPointer, isJsonObject, referencePointer, valueAt } from '../../contract/pointer.ts';

/** Where a contract documents what values can show, in its order, each once however many share it. */
export interface DocumentedValues {
  /** The values of each `enum`, null left out. */
  readonly enumValues: ReadonlySet<Pointer>;
  /** The branches of each `anyOf` and `oneOf` with more than one beside null. */
  readonly branches: ReadonlySet<Pointer>;
  /** Properties that needn't be there. */
  readonly properties: ReadonlySet<Pointer>;
}

interface Placed {
  readonly node: Json;
  readonly pointer: Pointer;
}

/** Keywords that hold a schema, an object of schemas by name, a list of schemas. */
const SINGLE = ['items', 'additionalProperties', 'unevaluatedProperties'];
const LISTS = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];

/** Finds what the parameters and bodies of a contract's operations document. */
export function documentedValues({ document, operations }: Contract): DocumentedValues {
  const found = {
    enumValues: new Set<Pointer>(),
    branches: new Set<Pointer>(),
    properties: new Set<Pointer>(),
  };
  const walked = { request: new Set<Pointer>(), response: new Set<Pointer>() };
  for (const { parameters, requestBody, responses } of operations) {
    for (const { schema, content } of parameters) walkFrom(schema ?? content?.schema, 'request');
    for (const { schema } of requestBody?.content ?? []) walkFrom(schema, 'request');
    for (const { content } of responses) {
      for (const { schema } of content) walkFrom(schema, 'response');
    }
  }
  return found;

  /** Not by recursion, since references can lead far. */
  function walkFrom(start: Pointer | undefined, direction: Direction): void {
    const passed = walked[direction];
    if (start === undefined || passed.has(start)) return;
    const pending: Placed[] = [{ node: valueAt(document, start) ?? null, pointer: start }];
    for (let placed = pending.pop(); placed !== undefined; placed = pending.pop()) {
      if (passed.has(placed.pointer)) continue;
      passed.add(placed.pointer);
      const { node, pointer } = placed;
      if (isJsonObject(node)) pending.push(...inside(node, pointer, direction).reverse());
    }
  }

  /** What is documented at one schema is noted; those inside it are returned. */
  function inside(schema: JsonObject, pointer: Pointer, direction: Direction): Placed[] {
    for (const value of enumValues(schema, pointer).values()) found.enumValues.add(value);
    const schemas: Placed[] = [];
    for (const keyword of LISTS) {
      const list = schema[keyword];
      if (!Array.isArray(list)) continue;
      const at = childPointer(pointer, keyword);
      const branches = list.map((node, index) => ({ node, pointer: childPointer(at, index) }));
      if (keyword.endsWith('Of') && keyword !== 'allOf') noteBranches(branches);
      schemas.push(...branches);
    }
    for (const keyword of SINGLE) {
      const node = schema[keyword];
      if (isJsonObject(node)) schemas.push({ node, pointer: childPointer(pointer, keyword) });
    }
    const target = referencePointer(schema);
    if (target !== undefined && !walked[direction].has(target)) {
      schemas.push({ node: valueAt(document, target) ?? null, pointer: target });
    }
    schemas.push(...propertiesOf(schema, pointer, direction));
    schemas.push(...schemasBy(schema, 'patternProperties', pointer));
    return schemas;
  }

  function propertiesOf(schema: JsonObject, pointer: Pointer, direction: Direction): Placed[] {
    const required = Array.isArray(schema.required) ? schema.required : [];
    const properties = schemasBy(schema, 'properties', pointer).filter(
      ({ node }) => node !== false && !isLeftOut(document, node, direction),
    );
    for (const { name, pointer } of properties) {
      if (!required.includes(name)) found.properties.add(pointer);
    }
    return properties;
  }

  function noteBranches(branches: readonly Placed[]): void {
    const some = branches.filter(({ node }) => !isJsonObject(node) || node.type !== 'null');
    if (some.length < 2) return;
    for (const { pointer } of some) found.branches.add(pointer);
  }
}

/** Where the values of a schema's `enum` stand, by their canonical texts, null left out. */
export function enumValues(schema: JsonObject, pointer: Pointer): Map<string, Pointer> {
  const pointers = new Map<string, Pointer>();
  if (!Array.isArray(schema.enum)) return pointers;
  const at = childPointer(pointer, 'enum');
  for (const [index, value] of schema.enum.entries()) {
    const text = canonical(value);
    if (value === null || pointers.has(text)) continue;
    pointers.set(text, childPointer(at, index));
  }
  return pointers;
}

/** The schemas that a keyword holds by their names. */
function schemasBy(
  schema: JsonObject,
  keyword: string,
  pointer: Pointer,
): (Placed & { readonly name: string })[] {
  const held = schema[keyword];
  if (!isJsonObject(held)) return [];
  const at = childPointer(pointer, keyword);
  return Object.entries(held).map(([name, node]) => ({
    name,
    node,
    pointer: childPointer(at, name),
  }));
}
