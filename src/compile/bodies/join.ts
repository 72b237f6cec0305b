import type { Pointer } from '../../contract/contract.ts';
import { childPointer } from '../../contract/pointer.ts';
import type { Violation } from '../violation.ts';
import type { BodyReading } from './codec.ts';

/** Joins what items were read as to the list of them. One that can't be read keeps its place. */
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
  const joined = join(readings, (members) => ({
    ...others,
    ...Object.fromEntries(members.filter(([, value]) => value !== undefined)),
  }));
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
  const unknownAt: Pointer[] = [];
  for (const [name, reading] of readings) {
    if (reading.kind !== 'read') return reading;
    const place = childPointer('', name);
    members.push([name, reading.value]);
    for (const fault of reading.faults) faults.push({ ...fault, pointer: place + fault.pointer });
    for (const pointer of reading.bytesAt) bytesAt.push(place + pointer);
    for (const pointer of reading.unknownAt ?? []) unknownAt.push(place + pointer);
  }
  const value = assemble(members);
  return { kind: 'read', value, faults, bytesAt, ...(unknownAt.length > 0 && { unknownAt }) };
}
