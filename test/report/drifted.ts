import type { Report } from '../../src/conformance/report.ts';
import { contractOfBody, json, recordings, replayed } from '../conformance/drift/drifting.ts';

export const thing = await contractOfBody({
  type: 'object',
  required: ['id'],
  properties: { id: { type: 'integer' }, name: { type: 'string' } },
});

/** The replay of three exchanges: a member comes, one goes and one changes its type, a thing is gone. */
export function drifted(): Promise<Report> {
  const recorded = recordings(
    { headers: json, body: { id: 1, name: 'a' } },
    { headers: json, body: { id: 2, name: 'b' } },
    { headers: json, body: { id: 3, more: 'c' } },
  );
  return replayed(thing, recorded, [
    { headers: json, body: { id: 1, more: 1 } },
    { headers: json, body: { id: '2' } },
    { status: 404 },
  ]);
}
