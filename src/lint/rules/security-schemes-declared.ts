import type { Json, JsonObject, Pointer } from '../../contract/contract.ts';
import { childPointer, isJsonObject, valueAt } from '../../contract/pointer.ts';
import { walk } from '../../contract/walk.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/** Every security requirement names a scheme of `components.securitySchemes` (OpenAPI 3.1 §4.8.30). */
export function securitySchemesDeclared({ contract }: Subject): Fault[] {
  const { document } = contract;
  const section = valueAt(document, '/components/securitySchemes');
  const declared = isJsonObject(section) ? Object.keys(section) : [];
  const expected =
    declared.length === 0 ? 'one of components.securitySchemes' : `one of ${declared.join(', ')}`;
  const faults: Fault[] = [];
  walk(document, 'openapi', '', (node, kind, pointer) => {
    if (kind !== 'openapi' && kind !== 'operation') return;
    for (const { name, place } of requiredSchemes(node, pointer)) {
      if (declared.includes(name)) continue;
      faults.push({
        pointer: place,
        message: 'the security scheme is not declared',
        expected,
        received: name,
      });
    }
  });
  return faults;
}

function requiredSchemes(
  { security }: JsonObject,
  at: Pointer,
): { name: string; place: Pointer }[] {
  if (!Array.isArray(security)) return [];
  return security.flatMap((requirement: Json, index) =>
    isJsonObject(requirement)
      ? Object.keys(requirement).map((name) => ({
          name,
          place: childPointer(`${at}/security/${index}`, name),
        }))
      : [],
  );
}
