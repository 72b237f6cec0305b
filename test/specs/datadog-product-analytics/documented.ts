import type { DocumentedOperations, DocumentedRules, UnprovokableStatuses } from '../documented.ts';
import {
  QUERY_ANSWERED,
  QUERY_SENT,
  SCALARS_ANSWERED,
  TIMESERIES_ANSWERED,
} from './documented-queries.ts';

export const UNPROVOKABLE: UnprovokableStatuses = {
  408: 'a request that takes too long is cut by the network, not by the mock',
  429: 'the page names no limit',
  500: 'an outage is nobody’s request',
  503: 'an outage is nobody’s request',
};

/**
 * "Send server-side events". That an application has Product Analytics enabled is left out: nothing
 * that is sent tells one that has from one that hasn't.
 */
const INTAKE: DocumentedRules = {
  'an API key is sent': 'denial missing',
  'the API key is valid': 'denial unknown',
  'the hosts are those of the table': 'test contract.test.ts: has the documented hosts',
  'the body is JSON': 'test mock.test.ts: a body of text/plain',
  'a body is sent': 'test mock.test.ts: a body of application/json that is ""',
  'the payload has at most 5 MB': 'rule body-within-5-mb',
  'the size is that of the uncompressed payload':
    'test event-size.test.ts: more than 5 MB is too large in gzip',
  '`application` is sent': 'request.body /application required',
  '`application` is an object': 'request.body /application type',
  'the `id` of the application is sent': 'request.body /application/id required',
  'the `id` of the application is a text': 'request.body /application/id type',
  '`event` is sent': 'request.body /event required',
  '`event` is an object': 'request.body /event type',
  'the `name` of the event is sent': 'request.body /event/name required',
  'the `name` of the event is a text': 'request.body /event/name type',
  '`type` is sent': 'request.body /type required',
  '`type` is server': 'request.body /type const',
  '`account` is an object': 'request.body /account type',
  'the `id` of an account is sent': 'request.body /account/id required',
  'the `id` of an account is a text': 'request.body /account/id type',
  'the `id` of an account is valid': 'request.body /account/id minLength',
  '`session` is an object': 'request.body /session type',
  'the `id` of a session is sent': 'request.body /session/id required',
  'the `id` of a session is a text': 'request.body /session/id type',
  'the `id` of a session is valid': 'request.body /session/id minLength',
  '`usr` is an object': 'request.body /usr type',
  'the `id` of a user is sent': 'request.body /usr/id required',
  'the `id` of a user is a text': 'request.body /usr/id type',
  'the `id` of a user is valid': 'request.body /usr/id minLength',
  'a user, an account or a session is sent': 'test faults.test.ts: nobody',
  'one of the three is enough': [
    'test requests.test.ts: of a user is accepted',
    'test requests.test.ts: of an account is accepted',
    'test requests.test.ts: of a session is accepted',
  ],
  'further members are custom attributes':
    'test requests.test.ts: with custom attributes is accepted',
  'what is accepted is answered by {}': 'test mock.test.ts: any valid request gets its success',
  '`errors` is an array': 'response.body /errors type',
  'an error is an object': 'response.body /errors/0 type',
  'the `detail` of an error is a text': 'response.body /errors/0/detail type',
  'the `status` of an error is a text': 'response.body /errors/0/status type',
  'the `title` of an error is a text': 'response.body /errors/0/title type',
  'an error has the status of its answer': 'rule error-has-its-status',
};

/** "Product Analytics": the tabs of each operation's responses, and the texts of their examples. */
export const DOCUMENTED: DocumentedOperations = {
  'POST /api/v2/prodlytics': {
    statuses: ['202', '400', '401', '403', '408', '413', '429', '500', '503'],
    messages: ['Malformed payload', 'Bad Request'],
    rules: INTAKE,
  },
  'POST /api/v2/product-analytics/analytics/scalar': {
    statuses: ['200', '400', '403', '429'],
    rules: { ...QUERY_SENT, ...QUERY_ANSWERED, ...SCALARS_ANSWERED },
  },
  'POST /api/v2/product-analytics/analytics/timeseries': {
    statuses: ['200', '400', '403', '429'],
    rules: {
      ...QUERY_SENT,
      ...QUERY_ANSWERED,
      ...TIMESERIES_ANSWERED,
      '`interval` is sent': 'request.body /data/attributes/query/compute/interval required',
    },
  },
};
