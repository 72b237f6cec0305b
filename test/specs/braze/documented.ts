import type { DocumentedOperations, UnprovokableStatuses } from '../documented.ts';

export const UNPROVOKABLE: UnprovokableStatuses = {
  429: 'the page names no limit',
  '5XX': 'an outage is nobody’s request',
};

/** "Custom Events Analytics": its heading, and the table of fatal error response codes. */
export const DOCUMENTED: DocumentedOperations = {
  'GET /events/data_series': {
    statuses: ['200', '400', '401', '429', '5XX'],
    messages: [
      'Bad Syntax',
      'Unknown or missing REST API Key',
      'Over rate limit',
      'Internal server error, you should retry with exponential backoff',
    ],
    unprovokable: {
      'Over rate limit': 'the page names no limit',
      'Internal server error, you should retry with exponential backoff':
        'an outage is nobody’s request',
    },
  },
};
