import type { JsonObject, Pointer } from '../../contract/contract.ts';
import { isJsonObject, referencePointer, valueAt } from '../../contract/pointer.ts';
import { walk } from '../../contract/walk.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/**
 * No schema is applied again to the very value that it is being applied to: judging the value would
 * have no end (JSON Schema 2020-12 Core §9.4.1).
 */
export function schemasEnd({ contract, roots }: Subject): Fault[] {
  const { document } = contract;
  const faults: Fault[] = [];
  const done = new Set<Pointer>();
  const visit = (pointer: Pointer, passed: ReadonlySet<Pointer>) => {
    if (passed.has(pointer)) {
      faults.push({ pointer, message: 'the schema leads back to itself without end' });
      return;
    }
    if (done.has(pointer)) return;
    for (const next of appliedInPlace(document, pointer))
      visit(next, new Set([...passed, pointer]));
    done.add(pointer);
  };
  for (const root of roots) {
    walk(root.node, 'schema', root.pointer, (_, __, pointer) => visit(pointer, new Set()));
  }
  return faults;
}

const ONE = ['not', 'if', 'then', 'else'];
const LISTS = ['allOf', 'anyOf', 'oneOf'];

/** The schemas that a schema applies to the same value as itself. */
function appliedInPlace(document: JsonObject, pointer: Pointer): Pointer[] {
  const schema = valueAt(document, pointer);
  if (!isJsonObject(schema)) return [];
  const target = referencePointer(schema);
  const ones = ONE.filter((keyword) => isJsonObject(schema[keyword]));
  const lists = LISTS.flatMap((keyword) => {
    const list = schema[keyword];
    return Array.isArray(list) ? list.map((_, index) => `${keyword}/${index}`) : [];
  });
  return [
    ...(target === undefined ? [] : [target]),
    ...[...ones, ...lists].map((place) => `${pointer}/${place}`),
  ];
}
