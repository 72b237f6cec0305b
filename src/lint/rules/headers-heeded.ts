import { childPointer, isJsonObject } from '../../contract/pointer.ts';
import { walk } from '../../contract/walk.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/** Header parameters that OpenAPI ignores (OpenAPI 3.1 §4.8.12.1), and where what they say is said. */
const IGNORED_PARAMETERS: ReadonlyMap<string, string> = new Map([
  ['accept', 'the media types of the responses'],
  ['content-type', 'the media types of the body'],
  ['authorization', 'the security schemes'],
]);

/** No header is described that OpenAPI ignores (§4.8.12.1, §4.8.17.1). */
export function headersHeeded({ contract }: Subject): Fault[] {
  const faults: Fault[] = [];
  const add = (pointer: string, name: string, elsewhere: string) =>
    faults.push({
      severity: 'warning',
      pointer,
      message: `OpenAPI ignores the header ${name} here: ${elsewhere} say what it is`,
    });
  walk(contract.document, 'openapi', '', (node, kind, pointer) => {
    if (kind === 'parameter' && node.in === 'header' && typeof node.name === 'string') {
      const elsewhere = IGNORED_PARAMETERS.get(node.name.toLowerCase());
      if (elsewhere !== undefined) add(pointer, node.name, elsewhere);
    }
    if (kind !== 'response' || !isJsonObject(node.headers)) return;
    for (const name of Object.keys(node.headers))
      if (name.toLowerCase() === 'content-type')
        add(childPointer(`${pointer}/headers`, name), name, 'the media types of the response');
  });
  return faults;
}
