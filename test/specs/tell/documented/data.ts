import type { DocumentedOperations } from '../../documented.ts';
import { ENVELOPED, FAILURES, SINGLE_CODES, TABLE } from './shared.ts';

const ROW_LIMITS =
  'test data.test.ts: gives 1,000 rows, as many as are asked for, and 10,000 at most';

/** "SQL queries" and "Data exploration". */
export const DATA: DocumentedOperations = {
  'POST /api/v1/data/query': {
    statuses: ['200', ...FAILURES, '422', '429'],
    rules: {
      ...ENVELOPED,
      ...SINGLE_CODES,
      ...TABLE,
      '`query` is required': 'request.body /query required',
      '`query` is a string': 'request.body /query type',
      'only SELECT is allowed': 'rule only-select',
      '`limit` is an integer': 'request.body /limit type',
      '`limit` is at most 10,000': 'request.body /limit maximum',
      'no more rows than `limit`': 'rule at-most-limit-rows',
      '`limit` is 1,000 where none is sent': ROW_LIMITS,
      'no query has more than 10,000 rows': ROW_LIMITS,
      '30 queries a minute are answered': [
        'rule thirty-queries-a-minute',
        'test data.test.ts: is run 30 times a minute, and then again when the minute is over',
      ],
      'a query too many is to come back after 60 seconds': [
        'response.header /retry-after required',
        'test data.test.ts: is run 30 times a minute, and then again when the minute is over',
      ],
      'its error has a code and a message of its own': [
        'response.body /error/code required',
        'response.body /error/message required',
      ],
      'a query sees its own workspace': 'test data.test.ts: sees its own workspace alone',
      'a column has a name and a type': [
        'response.body /data/columns/0/name required',
        'response.body /data/columns/0/data_type required',
      ],
      'the columns are those that are selected': 'rule columns-as-selected',
      '`row_count` is how many rows there are': 'rule row-count-of-result',
    },
  },
  'GET /api/v1/data/sources': {
    statuses: ['200', ...FAILURES],
    rules: {
      ...ENVELOPED,
      'a source has a name, a table and a description': [
        'response.body /data/0/name required',
        'response.body /data/0/table required',
        'response.body /data/0/description required',
      ],
      'there are six, with their tables': [
        'rule six-sources',
        'test data.test.ts: shows the six sources as they are printed',
      ],
    },
  },
  'GET /api/v1/data/sources/{source}/fields': {
    statuses: ['200', ...FAILURES, '404'],
    rules: {
      ...ENVELOPED,
      ...SINGLE_CODES,
      'a source is one of the six': 'rule source-available',
      'a field has a name and a type': [
        'response.body /data/0/name required',
        'response.body /data/0/data_type required',
      ],
      'the fields are the columns of the table': 'test data.test.ts: shows the fields of',
    },
  },
  'GET /api/v1/data/sources/{source}/values/{field}': {
    statuses: ['200', ...FAILURES, '404'],
    rules: {
      ...ENVELOPED,
      ...SINGLE_CODES,
      'a source is one of the six': 'rule source-available',
      '`limit` is an integer': 'request.query /limit type',
      'no more values than `limit`, each with the text of `search`': 'rule values-as-searched',
      '`limit` is 100 where none is sent': 'test data.test.ts: finds values that contain a text',
    },
  },
};
