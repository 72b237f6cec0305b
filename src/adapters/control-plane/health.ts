import type { HttpResponse } from '../../http/exchange.ts';
import { version } from '../../version.ts';
import { type Asked, json } from './asked.ts';
import type { HealthShape } from './shapes.ts';

/** `GET /health`: that it answers, and what for. */
export function getHealth({ mocks, run }: Asked): HttpResponse {
  return json({
    status: 'ok',
    version: version(),
    contracts: mocks.map(({ contract }) => contract.name),
    run,
    revision: mocks.map(({ contract }) => contract.hash).join('-'),
  } satisfies HealthShape);
}
