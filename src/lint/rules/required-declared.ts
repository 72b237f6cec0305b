import type { JsonObject, Pointer } from '../../contract/contract.ts';
import { isJsonObject } from '../../contract/pointer.ts';
import { walk } from '../../contract/walk.ts';
import { allInPlace, outermostInPlace } from '../applied-in-place.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/**
 * What is `required` is among the properties, where any are declared. It may be otherwise (JSON Schema
 * Validation §6.5.3), but is mostly a name that was mistyped or renamed in one place.
 */
export function requiredDeclared({ contract, roots }: Subject): Fault[] {
  const { document } = contract;
  const faults: Fault[] = [];
  for (const root of roots)
    walk(root.node, 'schema', root.pointer, ({ required }, _, pointer) => {
      if (!Array.isArray(required) || required.length === 0) return;
      const declared = declaredNames(document, outermostInPlace(pointer));
      if (declared === undefined) return;
      for (const [index, name] of required.entries()) {
        if (typeof name !== 'string' || declared.has(name)) continue;
        faults.push({
          severity: 'info',
          pointer: `${pointer}/required/${index}`,
          message: `"${name}" is required, but no declared property`,
        });
      }
    });
  return faults;
}

/** The names that the schemas of a value declare; `undefined` where they leave names open. */
function declaredNames(document: JsonObject, pointer: Pointer): Set<string> | undefined {
  const schemas = allInPlace(document, pointer);
  const isOpen = schemas.some(
    ({ patternProperties, additionalProperties }) =>
      patternProperties !== undefined || isJsonObject(additionalProperties),
  );
  const names = schemas.flatMap(({ properties }) =>
    isJsonObject(properties) ? Object.keys(properties) : [],
  );
  return isOpen || names.length === 0 ? undefined : new Set(names);
}
