import type { Direction } from '../../src/compile/direction.ts';
import type { Contract, MediaType, Operation, Pointer } from '../../src/contract/contract.ts';
import { freeName, isJsonObject, parsePointer, valueAt } from '../../src/contract/pointer.ts';
import { pascalCase } from '../names.ts';

/** The schema of a body that isn't one of `components`, so that it has no name of its own. */
export interface BodySchema {
  readonly pointer: Pointer;
  readonly direction: Direction;
  /**
   * What it is called after: its operation and status, `ListPets200`, or what holds it in `components`; and
   * its media type, where another one comes before.
   */
  readonly name: string;
  /** Its type; `types` is what is imported of the module of types. */
  readonly type: string;
}

/**
 * The schemas of a contract's JSON bodies that only stand there, in the order of its operations. None is
 * called as another one is.
 * @param types what those of `components` are called.
 */
export function bodySchemas(
  { document, operations }: Contract,
  types: readonly string[],
): readonly BodySchema[] {
  const taken = new Set(types);
  const byOperationId = Map.groupBy(operations, ({ operationId }) => operationId);
  const found = new Map<Pointer, BodySchema>();
  for (const operation of operations) {
    const { id, operationId, requestBody, responses } = operation;
    const isOwn = byOperationId.get(operationId)?.length === 1;
    const name = pascalCase((isOwn ? operationId : undefined) ?? id.toLowerCase());
    const request = `Exclude<${operationType(operation)}["requestBody"], undefined>`;
    add(requestBody?.content ?? [], 'request', `${name}Request`, request);
    for (const { status, content } of responses) {
      const place = /^\d+$/.test(status) ? status : JSON.stringify(status);
      const type = `${operationType(operation)}["responses"][${place}]`;
      add(content, 'response', name + pascalCase(status), type);
    }
  }
  return [...found.values()];

  function add(
    content: readonly MediaType[],
    direction: Direction,
    name: string,
    type: string,
  ): void {
    const schemas = content.flatMap(({ schema }) => schema ?? []);
    for (const [index, pointer] of schemas.filter(isOfJson).entries()) {
      if (found.has(pointer) || isReference(pointer)) continue;
      const media = mediaTypeOf(pointer);
      const holder = shared(pointer);
      const [own, held] = [holder?.name ?? name, holder?.type ?? type];
      const wanted = index === 0 ? own : own + pascalCase(media.replace(/^.*\//, ''));
      const free = freeName(wanted, (other) => taken.has(other));
      taken.add(free);
      const body = `${held}["content"][${JSON.stringify(media)}]`;
      found.set(pointer, { pointer, direction, name: free, type: body });
    }
  }

  function isReference(pointer: Pointer): boolean {
    const schema = valueAt(document, pointer);
    return isJsonObject(schema) && Object.keys(schema).join() === '$ref';
  }
}

function mediaTypeOf(schema: Pointer): string {
  return parsePointer(schema).at(-2) ?? '';
}

function isOfJson(schema: Pointer): boolean {
  return /^[^;]*[/+]json\s*(?:;|$)/i.test(mediaTypeOf(schema));
}

function operationType({ id }: Operation): string {
  return `types.Operations[${JSON.stringify(id)}]`;
}

const SUFFIXES: Readonly<Record<string, string>> = {
  requestBodies: 'Request',
  responses: 'Response',
};

/** What of `components` holds a schema, which several operations may share. */
function shared(pointer: Pointer): Pick<BodySchema, 'name' | 'type'> | undefined {
  const [root, section = '', component = ''] = parsePointer(pointer);
  const suffix = SUFFIXES[section];
  if (root !== 'components' || suffix === undefined) return undefined;
  return {
    name: pascalCase(component) + suffix,
    type: `types.components[${JSON.stringify(section)}][${JSON.stringify(component)}]`,
  };
}
