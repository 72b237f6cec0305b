import type { Json, JsonObject, Pointer } from '../../contract/contract.ts';
import { follow } from '../../contract/follow.ts';
import { childPointer, isJsonObject } from '../../contract/pointer.ts';
import { walk } from '../../contract/walk.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/**
 * Every security requirement names a scheme of `components.securitySchemes` (OpenAPI 3.1 §4.8.30), and
 * scopes that this one has where it lists them.
 */
export function securitySchemesDeclared({ contract }: Subject): Fault[] {
  const { document } = contract;
  const section = '/components/securitySchemes';
  const declared = Object.keys(follow(document, section)?.node ?? {});
  const expected =
    declared.length === 0 ? 'one of components.securitySchemes' : `one of ${declared.join(', ')}`;
  const faults: Fault[] = [];
  walk(document, 'openapi', '', (node, kind, pointer) => {
    if (kind !== 'openapi' && kind !== 'operation') return;
    for (const { name, scopes, place } of requiredSchemes(node, pointer)) {
      const scheme = follow(document, childPointer(section, name))?.node;
      if (scheme !== undefined) faults.push(...scopeFaults(scheme, scopes, place));
      else {
        const message = 'the security scheme is not declared';
        faults.push({ pointer: place, message, expected, received: name });
      }
    }
  });
  return faults;
}

function requiredSchemes(
  { security }: JsonObject,
  at: Pointer,
): { name: string; scopes: Json; place: Pointer }[] {
  if (!Array.isArray(security)) return [];
  return security.flatMap((requirement: Json, index) =>
    isJsonObject(requirement)
      ? Object.entries(requirement).map(([name, scopes]) => ({
          name,
          scopes,
          place: childPointer(`${at}/security/${index}`, name),
        }))
      : [],
  );
}

/** The specification asks for no more than names; one that no flow can give is likely mistyped. */
function scopeFaults({ type, flows }: JsonObject, scopes: Json, place: Pointer): Fault[] {
  if (type !== 'oauth2' || !isJsonObject(flows) || !Array.isArray(scopes)) return [];
  const given = Object.values(flows).flatMap((flow) =>
    isJsonObject(flow) && isJsonObject(flow.scopes) ? Object.keys(flow.scopes) : [],
  );
  return scopes.flatMap((scope, index) => {
    if (typeof scope !== 'string' || given.includes(scope)) return [];
    const message = `no flow of the security scheme has the scope "${scope}"`;
    return [{ severity: 'warning' as const, pointer: `${place}/${index}`, message }];
  });
}
