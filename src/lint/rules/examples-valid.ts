import type { Contract, JsonObject, Pointer } from '../../contract/contract.ts';
import { follow } from '../../contract/follow.ts';
import type { Kind } from '../../contract/grammar.ts';
import { childPointer, isJsonObject, parsePointer } from '../../contract/pointer.ts';
import { walk } from '../../contract/walk.ts';
import { isJson } from '../../http/media-type.ts';
import type { Fault } from '../problem.ts';
import type { SchemaRoot } from '../schema-roots.ts';
import type { Subject } from '../subject.ts';
import { type DocumentedValue, valueFaults } from '../value-faults.ts';

/** Every example satisfies its schema: of a media type, parameter, header, or in the schema itself. */
export function examplesValid(subject: Subject): Fault[] {
  const { contract, roots } = subject;
  return [
    ...examplesBesideSchemas(contract.document, roots).flatMap((example) =>
      valueFaults(subject, example, 'example'),
    ),
    ...roots
      .flatMap(examplesInSchema)
      .flatMap((example) =>
        valueFaults(subject, example, 'example').map((fault) => placed(fault, example, contract)),
      ),
    ...externalExamples(contract.document),
  ];
}

/** What stands elsewhere isn't read: it need not be there, nor be JSON. */
function externalExamples(document: JsonObject): Fault[] {
  const faults: Fault[] = [];
  walk(document, 'openapi', '', ({ externalValue }, kind, pointer) => {
    if (kind !== 'example' || externalValue === undefined) return;
    const message = 'the example stands elsewhere, and is not held against its schema';
    faults.push({ severity: 'info', pointer: childPointer(pointer, 'externalValue'), message });
  });
  return faults;
}

const HOLDERS: ReadonlySet<Kind> = new Set(['mediaType', 'parameter', 'header']);

function examplesBesideSchemas(
  document: JsonObject,
  roots: readonly SchemaRoot[],
): DocumentedValue[] {
  const directions = new Map(roots.map(({ pointer, direction }) => [pointer, direction]));
  const found: DocumentedValue[] = [];
  walk(document, 'openapi', '', (node, kind, pointer) => {
    const schema = childPointer(pointer, 'schema');
    const direction = directions.get(schema);
    if (!HOLDERS.has(kind) || direction === undefined) return;
    for (const example of examplesOf(document, node, pointer)) {
      if (kind === 'mediaType' && isSerialised(example, pointer)) continue;
      found.push({ ...example, schema, direction });
    }
  });
  return found;
}

/** A media type other than JSON may give its example as the text that is sent. */
function isSerialised({ value }: Pick<DocumentedValue, 'value'>, mediaType: Pointer): boolean {
  return typeof value === 'string' && !isJson(parsePointer(mediaType).at(-1) ?? '');
}

function examplesOf(
  document: JsonObject,
  { example, examples }: JsonObject,
  pointer: Pointer,
): Pick<DocumentedValue, 'value' | 'pointer'>[] {
  const single =
    example === undefined ? [] : [{ value: example, pointer: childPointer(pointer, 'example') }];
  if (!isJsonObject(examples)) return single;
  const named = Object.keys(examples).flatMap((name) => {
    const place = follow(document, childPointer(childPointer(pointer, 'examples'), name));
    if (place?.node.value === undefined) return [];
    return [{ value: place.node.value, pointer: childPointer(place.pointer, 'value') }];
  });
  return [...single, ...named];
}

function examplesInSchema({ node, pointer, direction }: SchemaRoot): DocumentedValue[] {
  const found: DocumentedValue[] = [];
  walk(node, 'schema', pointer, ({ example, examples }, _, schema) => {
    const add = (value: DocumentedValue['value'], key: string) =>
      found.push({ value, pointer: schema + key, schema, direction });
    if (example !== undefined) add(example, '/example');
    if (Array.isArray(examples))
      for (const [index, value] of examples.entries()) add(value, `/examples/${index}`);
  });
  return found;
}

/** A schema of OpenAPI 3.0 has its first and only example under `example`. */
function placed(fault: Fault, { schema, pointer }: DocumentedValue, { locate }: Contract): Fault {
  if (locate(pointer).pointer !== locate(schema).pointer) return fault;
  const rest = fault.pointer.slice(pointer.length);
  return { ...fault, location: locate(`${childPointer(schema, 'example')}${rest}`) };
}
