import type { HttpResponse } from '../../http/exchange.ts';
import { type Asked, json } from './asked.ts';
import { mocksOf } from './contracts.ts';
import type { SandboxesShape } from './shapes.ts';

/** `GET /sandboxes`: those of which the journal holds requests. */
export function getSandboxes(asked: Asked): HttpResponse {
  const requests = new Map<string, number>();
  for (const { sandbox } of mocksOf(asked).flatMap((mock) => mock.requests.entries())) {
    requests.set(sandbox, (requests.get(sandbox) ?? 0) + 1);
  }
  const sandboxes = Array.from(requests, ([name, count]) => ({ name, requests: count }));
  return json({ sandboxes } satisfies SandboxesShape);
}
