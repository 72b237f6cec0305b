import type { Json, Parameter } from '../../contract/contract.ts';
import { decodeFormTextStrictly } from '../../http/percent.ts';
import { type Decoded, Malformed } from './decoded.ts';
import { compileTokens } from './delimited.ts';
import type { Fields } from './form.ts';
import type { Shape } from './shape.ts';

/** What stands at one level of brackets: by key, values or the next level. */
type Branch = Map<string, Branch | readonly string[]>;

/** Deeper brackets are no parameter of a real API, and would exhaust the stack. */
const MAXIMUM_DEPTH = 32;

const NOTATION = { isAssigned: true, decode: decodeFormTextStrictly };

/**
 * Prepares decoding `color[R]=100&color[G]=200` (OpenAPI 3.1 §4.8.12.4), and what is common beyond
 * it: deeper brackets, and lists as `ids[]=1&ids[]=2` or `ids[0]=1`. A field whose literal name a
 * parameter declares isn't this one's. A schema that allows scalars takes `color=blue` too.
 */
export function compileDeepObject(
  parameter: Parameter,
  shape: Shape,
  declared: ReadonlySet<string>,
): (fields: Fields) => Decoded {
  const { name } = parameter;
  const decodePlain = compileTokens(shape, NOTATION);
  return (fields) => {
    const root: Branch = new Map();
    for (const [field, values] of fields) {
      if (declared.has(field)) continue;
      const keys = bracketKeys(field, name);
      if (keys === undefined) continue;
      if (!insert(root, keys, values)) {
        return new Malformed(`either a value or properties for ${field}`, 'both');
      }
    }
    if (root.size > 0) return decodeBranch(root, shape, name);
    const values = fields.get(name);
    if (values === undefined) return undefined;
    const isObjectOnly = shape.types?.size === 1 && shape.types.has('object');
    return isObjectOnly
      ? new Malformed(`${name}[property]=value`, `${name}=${values[0]}`, values[0])
      : decodePlain(values);
  };
}

/** The keys in the brackets after a parameter's name; `undefined` where a field isn't of that form. */
export function bracketKeys(field: string, name: string): string[] | undefined {
  if (!field.startsWith(name) || field[name.length] !== '[' || !field.endsWith(']'))
    return undefined;
  const keys = field.slice(name.length + 1, -1).split('][');
  const isWellFormed = keys.every((key) => !key.includes('[') && !key.includes(']'));
  return isWellFormed && keys.length <= MAXIMUM_DEPTH ? keys : undefined;
}

/** Puts values at their keys; says no where values and properties meet at one place. */
function insert(root: Branch, keys: readonly string[], values: readonly string[]): boolean {
  const last = keys.at(-1) ?? '';
  let branch = root;
  for (const key of keys.slice(0, -1)) {
    const next = branch.get(key) ?? new Map();
    if (!(next instanceof Map)) return false;
    branch.set(key, next);
    branch = next;
  }
  if (branch.has(last)) return false;
  branch.set(last, values);
  return true;
}

function decodeNode(
  node: Branch | readonly string[],
  shape: Shape,
  place: string,
): Json | Malformed {
  if (node instanceof Map) return decodeBranch(node, shape, place);
  const value = compileTokens(shape, NOTATION)(node);
  return value instanceof Malformed
    ? new Malformed(`${value.expected} for ${place}`, value.received, value.value)
    : value;
}

function decodeBranch(branch: Branch, shape: Shape, place: string): Json | Malformed {
  if (shape.types?.has('array') && [...branch.keys()].every(isIndex)) {
    return decodeList(branch, shape, place);
  }
  const members: [name: string, value: Json][] = [];
  for (const [key, node] of branch) {
    const property = decodeNode(node, shape.property(key), `${place}[${key}]`);
    if (property instanceof Malformed) return property;
    members.push([key, property]);
  }
  return Object.fromEntries(members);
}

/** Items in the order of their indices, those of `[]` in the request's order after them. */
function decodeList(branch: Branch, shape: Shape, place: string): Json[] | Malformed {
  const indexed = [...branch]
    .filter(([key]) => key !== '')
    .sort(([a], [b]) => Number(a) - Number(b));
  const unnamed = branch.get('') ?? [];
  const nodes = [
    ...indexed.map(([, node]) => node),
    ...(unnamed instanceof Map ? [unnamed] : unnamed.map((value) => [value])),
  ];
  const items: Json[] = [];
  for (const [index, node] of nodes.entries()) {
    const item = decodeNode(node, shape.item(index), `${place}[${index}]`);
    if (item instanceof Malformed) return item;
    items.push(item);
  }
  return items;
}

function isIndex(key: string): boolean {
  return /^\d*$/.test(key);
}
