import type { DocumentedOperations, DocumentedRules } from '../../documented.ts';
import { envelope, envelopeOfOne, GET, JSON_BODY, PUT, shows, VERSION_1 } from './shared.ts';

const APP: DocumentedRules = { 'the app is an integer': 'request.path /appId type' };

const POINT = {
  name: 'type',
  attribute_name: 'type',
  type: 'enum',
  data_type: 'const',
  created_on: 'pattern',
} as const;

/** "Supported DataPoint Event Types", and the Notes on child data points. */
const OF_ITS_KIND: DocumentedRules = {
  'it has an `event_type`': 'response.body /data/0/event_type required',
  'the `event_type` is one of its kind': 'response.body /data/0/event_type enum',
  'the kinds are those printed': [
    'test contract.test.ts: the values of app events',
    'test contract.test.ts: the values of commerce events',
  ],
  'an attribute has its own name and its parent’s': [
    'response.body /data/0/attribute_name type',
    'test datapoints.test.ts: are listed once they are added, an attribute with its parent',
  ],
};

const SENT: DocumentedRules = {
  'the body is an array': 'request.body type',
  '`name` is sent': 'request.body /0/name required',
  '`name` is a text': 'request.body /0/name type',
  '`type` is sent': 'request.body /0/type required',
  '`type` is one of those printed': 'request.body /0/type enum',
  '`type` may be written in lower case': 'test datapoints.test.ts: types are taken in lower case',
  '`attribute_name` is a text': 'request.body /0/attribute_name type',
  'an attribute has an `attribute_name`': 'request.body /0/attribute_name required',
  'an event, or its attribute, has an `event_type`': 'request.body /0/event_type required',
  'the `event_type` that is sent is one of its kind': 'request.body /0/event_type enum',
};

/** "DataPoints" and "DataPoint Filters". */
export const DATA_POINTS: DocumentedOperations = {
  'GET /apps/{appId}/datapoints': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      ...APP,
      ...envelope('datapoint'),
      ...shows('a data point', '/data/0', POINT),
      ...OF_ITS_KIND,
      'the types are those printed': 'test contract.test.ts: the values of data points',
      'the data points of the app are listed':
        'test datapoints-model.test.ts: as a plain model has',
    },
  },
  'PUT /apps/{appId}/datapoints': {
    statuses: PUT,
    rules: {
      ...VERSION_1,
      ...JSON_BODY,
      ...APP,
      ...SENT,
      'the types are those printed': 'test contract.test.ts: the values of data points',
      'only events and commerce have an `event_type`':
        'test datapoints.test.ts: an event type can be set only of what has one',
      'what is added is listed': 'test datapoints.test.ts: are listed once they are added',
      ...envelope('datapoint'),
      ...shows('a data point', '/data/0', POINT),
      ...OF_ITS_KIND,
    },
  },
  'GET /apps/{appId}/{serviceName}': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      ...APP,
      ...envelopeOfOne('datapoint'),
      ...shows('the filtering', '/data/0', { name: 'type', sendNewDataPointsByDefault: 'type' }),
    },
  },
  'PUT /apps/{appId}/{serviceName}': {
    statuses: PUT,
    rules: {
      ...VERSION_1,
      ...JSON_BODY,
      ...APP,
      '`sendNewDataPointsByDefault` is sent': 'request.body /sendNewDataPointsByDefault required',
      '`sendNewDataPointsByDefault` is a bool': 'request.body /sendNewDataPointsByDefault type',
      'new data points are sent as it says, existing ones as before':
        'test datapoints.test.ts: new ones are sent as the service says',
      ...envelopeOfOne('datapoint'),
      ...shows('the filtering', '/data/0', { name: 'type', sendNewDataPointsByDefault: 'type' }),
    },
  },
  'GET /apps/{appId}/{serviceName}/datapoints': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      ...APP,
      ...envelope('datapoint'),
      ...shows('a filter', '/data/0', { ...POINT, enabled: 'type' }),
      ...OF_ITS_KIND,
      'only types that the service supports are listed':
        'test datapoints.test.ts: are filtered by the types that the service takes',
    },
  },
  'PUT /apps/{appId}/{serviceName}/datapoints': {
    statuses: PUT,
    rules: {
      ...VERSION_1,
      ...JSON_BODY,
      ...APP,
      ...SENT,
      'the types are those printed': 'test contract.test.ts: the values of filters',
      '`enabled` is sent': 'request.body /0/enabled required',
      '`enabled` is a bool': 'request.body /0/enabled type',
      'an identity is one of eight': [
        'request.body /0/name enum',
        'test contract.test.ts: the values of identities',
        "test datapoints.test.ts: can't be filtered as an identity that there is none of",
      ],
      'an event type is named by one of ten':
        "test datapoints.test.ts: can't be filtered as an event type that there is none of",
      '`event_type` is ignored for other types':
        'test datapoints.test.ts: and is ignored in filters',
      'what does not exist is created': 'test datapoints.test.ts: are created by a filter',
      'an event takes its attributes with it':
        'test datapoints.test.ts: an event takes its attributes',
      'an event type takes its events with it':
        'test datapoints.test.ts: an event type takes its events',
      'all user attributes are toggled at once':
        'test datapoints.test.ts: all user attributes are turned off and on',
      'the answer is a bare array': 'response.body type',
      ...shows('a filter', '/0', { name: 'type', type: 'enum', enabled: 'type' }),
      'the types are answered as printed': 'test datapoints.test.ts: answered in their proper case',
    },
  },
};
