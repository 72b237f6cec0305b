import type { ObjectSketch } from './sketch.ts';

/** So much of their names objects of one kind have in common. */
const ALIKE = 0.6;

/** Whether two sketches show objects of one kind: most of their members have the same names. */
export function isAlike({ members: one }: ObjectSketch, { members: other }: ObjectSketch): boolean {
  const [few, many] = one.size < other.size ? [one, other] : [other, one];
  if (few.size < many.size * ALIKE) return false;
  let common = 0;
  for (const name of few.keys()) if (many.has(name)) common += 1;
  return common >= (few.size + many.size - common) * ALIKE;
}
