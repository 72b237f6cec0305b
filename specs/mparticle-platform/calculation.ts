import type { CalculatedAttribute } from './state.ts';
import { timestampInUtc } from './timestamps.ts';
import type { components } from './types.ts';

/** How long the calculation of a calculated attribute lasts. */
const CALCULATION_MS = 3_600_000;

/**
 * How far a calculation is: it begins with the activation, and lasts as long as any other. That of a
 * draft would begin now.
 */
export function calculationOf(
  { id, name, revision, activated_on: activatedOn }: CalculatedAttribute,
  now: number,
): components['schemas']['Calculation'] {
  const begun = activatedOn === null ? now : Date.parse(activatedOn);
  const elapsed = Math.max(0, now - begun);
  const percent = Math.min(100, Math.floor((elapsed / CALCULATION_MS) * 100));
  const isCalculated = percent === 100;
  return {
    id,
    name,
    revision_id: revision,
    is_calculated: isCalculated,
    calculation_percent_complete: percent,
    estimated_completion_time: isCalculated ? null : timestampInUtc(begun + CALCULATION_MS),
  };
}
