import { formatPointer } from '../../contract/pointer.ts';
import type { Breach } from '../finding.ts';

/** A documented path was asked for with a documented method. */
export function methodDocumented(
  method: string,
  template: string,
  allowed: readonly string[],
): Breach {
  return {
    at: 'request',
    pointer: '',
    received: method,
    documented: `${allowed.join(', ')} for ${template}`,
    contractPointer: formatPointer(['paths', template]),
    cause: method,
  };
}
