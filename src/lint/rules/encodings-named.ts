import { childPointer, isJsonObject } from '../../contract/pointer.ts';
import { walk } from '../../contract/walk.ts';
import { allInPlace } from '../applied-in-place.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/** Each key of `encoding` is a property of the schema (OpenAPI 3.1 §4.8.14.1). */
export function encodingsNamed({ contract }: Subject): Fault[] {
  const { document } = contract;
  const faults: Fault[] = [];
  walk(document, 'openapi', '', ({ encoding }, kind, pointer) => {
    if (kind !== 'mediaType' || !isJsonObject(encoding)) return;
    const properties = allInPlace(document, childPointer(pointer, 'schema')).flatMap((schema) =>
      isJsonObject(schema.properties) ? Object.keys(schema.properties) : [],
    );
    for (const name of Object.keys(encoding)) {
      if (properties.includes(name)) continue;
      faults.push({
        pointer: childPointer(`${pointer}/encoding`, name),
        message: `"${name}" is no property of the schema`,
      });
    }
  });
  return faults;
}
