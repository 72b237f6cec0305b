import { canonical } from '../../compile/canonical.ts';
import { type Direction, isLeftOut } from '../../compile/direction.ts';
import type {
  Contract,
  Json,
  JsonObject,
  MediaType,
  Operation,
  Pointer,
} from '../../contract/contract.ts';
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
  for (const operation of operations) {
    for (const [schema, direction] of bodiesOf(operation)) walkFrom(schema, direction);
  }
  return found;

  /** Not by recursion, since references can lead far. */
  function walkFrom(start: Pointer, direction: Direction): void {
    const pending: Placed[] = [{ node: valueAt(document, start) ?? null, pointer: start }];
    for (let placed = pending.pop(); placed !== undefined; placed = pending.pop()) {
      if (walked[direction].has(placed.pointer)) continue;
      walked[direction].add(placed.pointer);
      pending.push(...inside(placed, direction).reverse());
    }
  }

  /** What is documented at one schema is noted; those inside it are returned. */
  function inside({ node, pointer }: Placed, direction: Direction): Placed[] {
    if (!isJsonObject(node)) return [];
    for (const value of enumValues(node, pointer).values()) found.enumValues.add(value);
    const schemas: Placed[] = [];
    for (const keyword of LISTS) {
      const list = node[keyword];
      if (!Array.isArray(list)) continue;
      const branches = list.map((branch, index) => ({
        node: branch,
        pointer: childPointer(childPointer(pointer, keyword), index),
      }));
      if (keyword.endsWith('Of') && keyword !== 'allOf') noteBranches(branches);
      schemas.push(...branches);
    }
    for (const keyword of SINGLE) {
      if (isJsonObject(node[keyword])) {
        schemas.push({ node: node[keyword], pointer: childPointer(pointer, keyword) });
      }
    }
    const target = referencePointer(node);
    if (target !== undefined && !walked[direction].has(target)) {
      schemas.push({ node: valueAt(document, target) ?? null, pointer: target });
    }
    return [...schemas, ...membersOf(node, pointer, direction)];
  }

  function membersOf(node: Json, pointer: Pointer, direction: Direction): Placed[] {
    if (!isJsonObject(node)) return [];
    const required = Array.isArray(node.required) ? node.required : [];
    const properties = schemasBy(node.properties, childPointer(pointer, 'properties')).filter(
      ([, { node }]) => node !== false && !isLeftOut(document, node, direction),
    );
    for (const [name, placed] of properties) {
      if (!required.includes(name)) found.properties.add(placed.pointer);
    }
    const patterned = schemasBy(node.patternProperties, childPointer(pointer, 'patternProperties'));
    return [...properties, ...patterned].map(([, placed]) => placed);
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
  for (const [index, value] of schema.enum.entries()) {
    const text = canonical(value);
    if (value === null || pointers.has(text)) continue;
    pointers.set(text, childPointer(childPointer(pointer, 'enum'), index));
  }
  return pointers;
}

/** The schemas of an operation's parameters and bodies. */
function bodiesOf({ parameters, requestBody, responses }: Operation): [Pointer, Direction][] {
  const sent = [...parameters.map(({ schema, content }) => schema ?? content?.schema)];
  sent.push(...schemasOf(requestBody?.content));
  const answered = responses.flatMap(({ content }) => schemasOf(content));
  return [
    ...sent.flatMap((schema): [Pointer, Direction][] =>
      schema === undefined ? [] : [[schema, 'request']],
    ),
    ...answered.map((schema): [Pointer, Direction] => [schema, 'response']),
  ];
}

function schemasOf(content: readonly MediaType[] = []): Pointer[] {
  return content.flatMap(({ schema }) => schema ?? []);
}

function schemasBy(node: Json | undefined, pointer: Pointer): [string, Placed][] {
  if (!isJsonObject(node)) return [];
  return Object.entries(node).map(([name, node]) => [
    name,
    { node, pointer: childPointer(pointer, name) },
  ]);
}
