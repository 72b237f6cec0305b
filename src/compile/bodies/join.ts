import type { Pointer } from '../../contract/contract.ts';
import { childPointer } from '../../contract/pointer.ts';
import type { Violation } from '../violation.ts';
import type { BodyReading } from './codec.ts';

/** Joins what items were read as to the list of them. */
export function joinItems(readings: readonly BodyReading[]): BodyReading {
  return join(
    readings.map((reading, index) => [String(index), reading]),
    (members) => members.map(([, value]) => value),
  );
}

/** Joins what properties were read as to their object, with those that were read already. */
export function joinProperties(
  readings: readonly (readonly [name: string, BodyReading])[],
  { value: others, faults }: { readonly value: object; readonly faults: readonly Violation[] },
): BodyReading {
  const joined = join(readings, (members) => ({ ...others, ...Object.fromEntries(members) }));
  return joined.kind === 'read' ? { ...joined, faults: [...joined.faults, ...faults] } : joined;
}

/** A member that can't be read as a value is none; one that can't be judged leaves the whole so. */
function join(
  readings: readonly (readonly [name: string, BodyReading])[],
  assemble: (members: readonly (readonly [string, unknown])[]) => unknown,
): BodyReading {
  const members: [string, unknown][] = [];
  const faults: Violation[] = [];
  const bytesAt: Pointer[] = [];
  for (const [name, reading] of readings) {
    if (reading.kind !== 'read') return reading;
    const place = childPointer('', name);
    if (reading.value !== undefined) members.push([name, reading.value]);
    for (const fault of reading.faults) faults.push({ ...fault, pointer: place + fault.pointer });
    for (const pointer of reading.bytesAt) bytesAt.push(place + pointer);
  }
  return { kind: 'read', value: assemble(members), faults, bytesAt };
}
