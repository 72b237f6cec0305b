import type { DocumentedOperations, UnprovokableStatuses } from '../documented.ts';

export const UNPROVOKABLE: UnprovokableStatuses = {
  429: 'the page names no limit',
  '5XX': 'an outage is nobody’s request',
};

/** "Custom Events Analytics": its heading, its tables, the table of fatal error response codes. */
export const DOCUMENTED: DocumentedOperations = {
  'GET /events/data_series': {
    statuses: ['200', '400', '401', '429', '5XX'],
    messages: [
      'Bad Syntax',
      'Unknown or missing REST API Key',
      'Over rate limit',
      'Internal server error, you should retry with exponential backoff',
    ],
    rules: {
      '`event` is required': 'request.query /event required',
      '`length` is required': 'request.query /length required',
      '`length` is an integer': 'request.query /length type',
      '`length` is at least 1': 'request.query /length minimum',
      '`length` is at most 100': 'request.query /length maximum',
      '`unit` is day or hour': 'request.query /unit enum',
      '`unit` is day where it is not sent': 'test semantics.test.ts: end in the unit of the clock',
      '`ending_at` is a date-time of ISO 8601': 'request.query /ending_at format',
      'the series ends at the time of the request without `ending_at`':
        'test semantics.test.ts: end in the unit of the clock',
      'the series ends at `ending_at`': 'rule ends-at-ending-at',
      'a series has at most `length` points': 'rule at-most-length-points',
      'points are a unit apart': 'rule points-one-unit-apart',
      '`time` is a date-time by the hour, a date by the day': 'rule time-follows-unit',
      '`message` of an answer is required': 'test contract.test.ts: without a message',
      '`count` is an integer': 'test contract.test.ts: with a fraction as count',
      '`app_id` narrows to an app': 'test counts.test.ts: are narrowed by an app',
      '`segment_id` narrows to a segment':
        'test counts.test.ts: are never raised by an app or a segment',
      'a REST API key is sent': 'denial missing',
      'the REST API key is known': 'denial unknown',
    },
    unprovokable: {
      'Over rate limit': 'the page names no limit',
      'Internal server error, you should retry with exponential backoff':
        'an outage is nobody’s request',
    },
  },
};
