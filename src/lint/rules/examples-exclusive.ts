import type { Kind } from '../../contract/grammar.ts';
import { walk } from '../../contract/walk.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/** Which of an object's fields exclude each other (OpenAPI 3.1 §4.8.12.2, §4.8.14.1, §4.8.19.1). */
const EXCLUSIVE: Partial<Readonly<Record<Kind, readonly [string, string]>>> = {
  parameter: ['example', 'examples'],
  header: ['example', 'examples'],
  mediaType: ['example', 'examples'],
  example: ['value', 'externalValue'],
};

/** An example is given in one way. */
export function examplesExclusive({ contract }: Subject): Fault[] {
  const faults: Fault[] = [];
  walk(contract.document, 'openapi', '', (node, kind, pointer) => {
    const [one, other] = EXCLUSIVE[kind] ?? [];
    if (one === undefined || other === undefined) return;
    if (node[one] === undefined || node[other] === undefined) return;
    faults.push({
      pointer: `${pointer}/${other}`,
      message: `"${one}" and "${other}" exclude each other in OpenAPI`,
    });
  });
  return faults;
}
