import type { CalculatedAttribute } from './state.ts';
import { timestampInUtc } from './timestamps.ts';
import type { components } from './types.ts';

/** How long the calculation of a calculated attribute lasts. */
const CALCULATION_MS = 3_600_000;

/** How far a calculation is: it begins with the activation, and lasts as long as any other. */
export function calculationOf(
  { id, name, revision, activated_on: activatedOn }: CalculatedAttribute,
  now: number,
): components['schemas']['Calculation'] {
  const begun = activatedOn === null ? undefined : Date.parse(activatedOn);
  const elapsed = begun === undefined ? 0 : Math.max(0, now - begun);
  const percent = Math.min(100, Math.floor((elapsed / CALCULATION_MS) * 100));
  return {
    id,
    name,
    revision_id: revision,
    is_calculated: percent === 100,
    calculation_percent_complete: percent,
    estimated_completion_time:
      begun === undefined || percent === 100 ? null : timestampInUtc(begun + CALCULATION_MS),
  };
}
