import type { DocumentedOperations, DocumentedRules } from '../../documented.ts';
import { envelope, envelopeOfOne, GET, JSON_BODY, POST, PUT, shows, VERSION_1 } from './shared.ts';

const FEED = 'Partner Feed';
const SUBSCRIPTION = 'Partner Feed Subscription';
const NEW_SUBSCRIPTION = 'PartnerFeed Subscription';
const CONFIGURATION = 'Service Configuration';

const WORKSPACE: DocumentedRules = {
  'the workspace is an integer': 'request.path /workspaceId type',
};
const FEED_ID: DocumentedRules = { 'the feed is an integer': 'request.path /feedId type' };

const CREATED = { data_type: 'const', id: 'type', created_on: 'pattern' } as const;

const SETTINGS_SENT: DocumentedRules = {
  '`settings` is an array': 'request.body /settings type',
  'a setting is an object': 'request.body /settings/0 type',
  'a setting has a `name`': [
    'request.body /settings/0/name required',
    'request.body /settings/0/name type',
  ],
  'a setting has a `value`': 'request.body /settings/0/value required',
};

const SENT: DocumentedRules = {
  '`module_name` is sent': 'request.body /module_name required',
  '`module_name` is a text': 'request.body /module_name type',
  '`name` is sent': 'request.body /name required',
  '`name` is a text': 'request.body /name type',
  '`name` is unique': 'rule feed-name-unique',
  '`os` is sent': 'request.body /os required',
  '`os` is one of ten': 'request.body /os enum',
  'the ten are those printed, in lower case, too': [
    'test contract.test.ts: the values of a feed',
    'test contract.test.ts: requests may write the value of a feed in lower case',
  ],
  ...SETTINGS_SENT,
  'a feed may have no settings': 'test feeds.test.ts: a feed needs neither settings nor is_debug',
  '`is_debug` is a bool': 'request.body /is_debug type',
};

const SETTINGS = { name: 'type', value: 'type' } as const;

/** "Feeds". */
export const FEEDS: DocumentedOperations = {
  'GET /workspace/{workspaceId}/partnerfeeds': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      ...WORKSPACE,
      ...envelope('partner_feed'),
      ...shows('a feed', '/data/0', {
        id: 'type',
        name: 'type',
        data_type: 'const',
        created_on: 'pattern',
      }),
      'the feeds of the workspace are listed':
        'test feeds-model.test.ts: as a plain model has them',
    },
  },
  'GET /partnerfeeds/{feedId}': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      ...FEED_ID,
      ...envelopeOfOne(FEED, 'data_type'),
      ...shows('a feed', '/data/0', {
        module_name: 'type',
        name: 'type',
        os: 'enum',
        is_debug: 'type',
        settings: 'type',
        data_type: 'const',
        id: 'type',
      }),
      ...shows('a setting', '/data/0/settings/0', SETTINGS),
      'a feed is found as it was sent': 'test feeds.test.ts: a feed is found as it was sent',
    },
  },
  'POST /workspace/{workspaceId}/partnerfeeds': {
    statuses: POST,
    rules: {
      ...VERSION_1,
      ...JSON_BODY,
      ...WORKSPACE,
      ...SENT,
      ...envelopeOfOne(FEED, 'data_type'),
      ...shows('a new feed', '/data/0', CREATED),
    },
  },
  'PUT /workspace/{workspaceId}/partnerfeeds/{feedId}': {
    statuses: PUT,
    rules: {
      ...VERSION_1,
      ...JSON_BODY,
      ...WORKSPACE,
      ...FEED_ID,
      ...SENT,
      ...envelopeOfOne(FEED, 'data_type'),
      ...shows('the feed', '/data/0', CREATED),
      'a change is read back': 'test feeds.test.ts: changed in what is sent',
    },
  },
  'GET /workspace/{workspaceId}/{moduleName}/serviceconfigurations': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      ...WORKSPACE,
      ...envelope(CONFIGURATION, 'data_type'),
      ...shows('a configuration', '/data/0', {
        id: 'type',
        name: 'type',
        data_type: 'const',
        created_on: 'pattern',
      }),
    },
  },
  'GET /partnerfeeds/{feedId}/subscriptions': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      ...FEED_ID,
      ...envelope(SUBSCRIPTION, 'data_type'),
      ...shows('a subscription', '/data/0', {
        settings: 'type',
        is_active: 'type',
        service_configuration_id: 'type',
        config_name: 'type',
        data_type: 'const',
        id: 'type',
        created_on: 'pattern',
      }),
      ...shows('a setting', '/data/0/settings/0', SETTINGS),
      'what was created is listed': 'test subscriptions-model.test.ts: as a plain model has them',
    },
  },
  'POST /partnerfeeds/{feedId}/subscriptions': {
    statuses: POST,
    rules: {
      ...VERSION_1,
      ...JSON_BODY,
      ...FEED_ID,
      '`service_configuration_id` is sent': 'request.body /service_configuration_id required',
      '`service_configuration_id` is an integer': 'request.body /service_configuration_id type',
      'it is that of an output configuration': 'rule configuration-known',
      '`is_active` is a bool': 'request.body /is_active type',
      ...SETTINGS_SENT,
      ...envelopeOfOne(NEW_SUBSCRIPTION, 'data_type'),
      ...shows('a new subscription', '/data/0', CREATED),
    },
  },
};
