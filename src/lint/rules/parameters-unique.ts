import type { JsonObject, Pointer } from '../../contract/contract.ts';
import { follow } from '../../contract/follow.ts';
import { walk } from '../../contract/walk.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/** No list of parameters has one of them twice, by its name and place (OpenAPI 3.1 §4.8.9, §4.8.10). */
export function parametersUnique({ contract }: Subject): Fault[] {
  const { document } = contract;
  const faults: Fault[] = [];
  walk(document, 'openapi', '', ({ parameters }, kind, pointer) => {
    if ((kind !== 'pathItem' && kind !== 'operation') || !Array.isArray(parameters)) return;
    const seen = new Set<string>();
    for (const index of parameters.keys()) {
      const place = `${pointer}/parameters/${index}`;
      const parameter = nameOf(document, place);
      if (parameter === undefined) continue;
      if (seen.has(parameter))
        faults.push({ pointer: place, message: `the ${parameter} is in the list already` });
      seen.add(parameter);
    }
  });
  return faults;
}

function nameOf(document: JsonObject, pointer: Pointer): string | undefined {
  const { name, in: location } = follow(document, pointer)?.node ?? {};
  if (typeof name !== 'string' || typeof location !== 'string') return undefined;
  // Header names don't tell upper from lower case (RFC 9110 §5.1).
  return `${location} parameter "${location === 'header' ? name.toLowerCase() : name}"`;
}
