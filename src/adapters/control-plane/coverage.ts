import type { HttpResponse } from '../../http/exchange.ts';
import { type Asked, json } from './asked.ts';
import { mocksOf } from './contracts.ts';
import type { CoverageShape } from './shapes.ts';

/** `GET /coverage`: what was exercised of each contract, in all sandboxes. */
export function getCoverage(asked: Asked): HttpResponse {
  const contracts = mocksOf(asked).map(({ contract, coverage }) => ({
    contract: contract.name,
    ...coverage(),
  }));
  return json({ contracts } satisfies CoverageShape);
}
