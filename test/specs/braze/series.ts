import type { components } from '../../../specs/braze/types.ts';
import { createRandom } from '../../../src/compile/random.ts';
import { openContract } from '../../../src/semantics/open.ts';
import type { OperationSemantics, ValidRequest } from '../../../src/semantics/semantics.ts';
import { createStore } from '../../../src/semantics/store.ts';
import type { BrazeQuery } from '../../mock/braze-requests.ts';

export type DataPoint = components['schemas']['DataPoint'];

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const NOW = Date.parse('2026-11-20T10:30:00Z');

const { contract, semantics } = await openContract('braze');
const [operation] = contract.operations;
if (operation === undefined) throw new Error('there is no operation');
export const spoken = semantics?.operations[operation.id] as OperationSemantics;

export function answer(query: BrazeQuery, seed = 'a', now = NOW) {
  return spoken.respond?.(valid(query), {
    now,
    random: createRandom(seed),
    store: createStore(),
    caller: undefined,
  });
}

export function series(query: BrazeQuery, seed?: string, now?: number): DataPoint[] {
  return (answer(query, seed, now)?.body as { data?: DataPoint[] } | undefined)?.data ?? [];
}

/** A request as the mock gives it to the semantics: without what wasn't sent, with the defaults. */
export function valid(query: BrazeQuery): ValidRequest {
  const sent = Object.entries({ unit: 'day', ...query }).filter(([, value]) => value !== undefined);
  return {
    parameters: { query: Object.fromEntries(sent), header: {}, path: {}, cookie: {} },
    body: undefined,
  } as unknown as ValidRequest;
}

export const unitOf = ({ unit }: BrazeQuery) => (unit === 'hour' ? HOUR : DAY);
export const countsOf = (data: readonly DataPoint[]) => data.map(({ count }) => count);
export const byTime = (data: readonly DataPoint[]) =>
  new Map(data.map(({ time, count }) => [time, count]));
