import type { ObjectSketch } from './sketch.ts';

/** So much of their names objects of one kind have in common. */
const ALIKE = 0.6;

/** Whether two sketches show objects of one kind: most of their members have the same names. */
export function isAlike(one: ObjectSketch, other: ObjectSketch): boolean {
  const names = new Set(one.members.keys());
  const others = new Set(other.members.keys());
  const all = names.union(others).size;
  return all === 0 || names.intersection(others).size / all >= ALIKE;
}
