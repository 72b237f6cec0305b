import type { Claim } from '../conformance/observed/claims.ts';
import type { Summary } from '../conformance/report.ts';
import type { Paint } from './paint.ts';
import { contractPlace } from './place.ts';

/** So many places are told; the JSON report has all. */
const MOST_TOLD = 10;

/** What all the traffic shows to be tighter than it is documented, what was seen most often first. */
export function loosenessSection({ looseness: { claims } }: Summary, paint: Paint): string {
  if (claims.length === 0) return '';
  const more = claims.length - MOST_TOLD;
  const lines = [
    ...claims.slice(0, MOST_TOLD).map((claim) => claimLine(claim, paint)),
    ...(more > 0 ? [paint('dim', `and ${more} more`)] : []),
  ];
  const heading = paint('bold', 'Documented more loosely than all of the traffic shows');
  return [heading, ...lines.map((line) => `  ${line}`)].join('\n');
}

function claimLine(claim: Claim, paint: Paint): string {
  const { place, documented, shown, seen, proposal, contractLocation } = claim;
  const says = `${documented}, but ${shown} (seen ${seen} of ${seen}): ${paint('green', proposal)}`;
  return `${place}: ${says} ${paint('dim', contractPlace(contractLocation))}`;
}
