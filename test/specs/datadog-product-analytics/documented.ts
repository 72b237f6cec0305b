import type { DocumentedOperations, UnprovokableStatuses } from '../documented.ts';

export const UNPROVOKABLE: UnprovokableStatuses = {
  408: 'a request that takes too long is cut by the network, not by the mock',
  429: 'the page names no limit',
  500: 'an outage is nobody’s request',
  503: 'an outage is nobody’s request',
};

/** "Product Analytics": the tabs of each operation's responses, and the texts of their examples. */
export const DOCUMENTED: DocumentedOperations = {
  'POST /api/v2/prodlytics': {
    statuses: ['202', '400', '401', '403', '408', '413', '429', '500', '503'],
    messages: ['Malformed payload', 'Bad Request'],
  },
  'POST /api/v2/product-analytics/analytics/scalar': { statuses: ['200', '400', '403', '429'] },
  'POST /api/v2/product-analytics/analytics/timeseries': { statuses: ['200', '400', '403', '429'] },
};
