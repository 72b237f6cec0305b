import { isKnownFormat } from '../../compile/formats.ts';
import type { Pointer } from '../../contract/contract.ts';
import { childPointer } from '../../contract/pointer.ts';
import { walk } from '../../contract/walk.ts';
import { counted } from '../../errors.ts';
import type { Fault } from '../problem.ts';
import type { Subject } from '../subject.ts';

/** Every `format` is one that values are held against. A format that isn't is told once. */
export function formatsKnown({ roots }: Subject): Fault[] {
  const unknown = new Map<string, Pointer[]>();
  for (const { node, pointer } of roots) {
    walk(node, 'schema', pointer, ({ format }, _, schema) => {
      if (typeof format !== 'string' || isKnownFormat(format)) return;
      unknown.set(format, [...(unknown.get(format) ?? []), childPointer(schema, 'format')]);
    });
  }
  return Array.from(unknown, ([format, [first = '', ...others]]) => ({
    severity: 'info' as const,
    pointer: first,
    message: `values are not held against the format "${format}", which is unknown${also(others.length)}`,
  }));
}

function also(places: number): string {
  return places === 0 ? '' : ` (here and at ${counted(places, 'more place')})`;
}
