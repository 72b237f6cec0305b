import type { DocumentedOperations, UnprovokableStatuses } from '../documented.ts';
import { ANALYSES } from './documented/analyses.ts';
import { DATA } from './documented/data.ts';
import { ENTITIES } from './documented/entities.ts';
import { METRICS } from './documented/metrics.ts';

export const UNPROVOKABLE: UnprovokableStatuses = {
  500: 'no request makes a query or the server fail',
};

/**
 * "Queries". The page prints one status, the 404 of a mark; that an operation succeeds is implied. What
 * its capture lost, the paths from sessions on, the statuses and the bodies, is that of other captures.
 * Their 409 is left out: no capture says what conflicts.
 */
export const DOCUMENTED: DocumentedOperations = {
  ...METRICS,
  ...ANALYSES,
  ...ENTITIES,
  ...DATA,
};
