import type { DocumentedOperations, DocumentedRules } from '../../documented.ts';
import { envelope, envelopeOfOne, GET, JSON_BODY, PUT, shows, VERSION_1 } from './shared.ts';

const PLATFORM: DocumentedRules = {
  'the app is an integer': 'request.path /appId type',
  'the platform is the app’s': 'rule in-account-scope',
};

const SERVICE: DocumentedRules = {
  ...shows('a service', '/data/0', {
    account: 'type',
    name: 'type',
    isActive: 'type',
    isVisible: 'type',
    settings: 'type',
    data_type: 'const',
  }),
  ...shows('a setting', '/data/0/settings/0', {
    name: 'type',
    value: 'type',
    isConfidential: 'type',
  }),
  'confidential values are masked, but for their last word':
    'test platform-services.test.ts: mask what is confidential',
};

/** "App Platform Services". */
export const PLATFORM_SERVICES: DocumentedOperations = {
  'GET /apps/{appId}/platforms/{os}/services': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      ...PLATFORM,
      ...envelope('service'),
      ...SERVICE,
      'what was configured is listed': 'test platform-services.test.ts: mask what is confidential',
    },
  },
  'PUT /apps/{appId}/platforms/{os}/services': {
    statuses: PUT,
    messages: [
      'Specified service not found.',
      'Service does not support app platform.',
      'Invalid settings entered while updating the service.',
      'Provided setting not found.',
      'Required setting not provided.',
      'Setting value is required.',
    ],
    rules: {
      ...VERSION_1,
      ...JSON_BODY,
      ...PLATFORM,
      '`account` is a text': 'request.body /account type',
      'the account is "Default Account" where it is omitted or null':
        'test platform-services.test.ts: are configured with their defaults',
      'a service may be configured for several accounts':
        'test platform-services.test.ts: are one for each account',
      '`name` is sent': 'request.body /name required',
      '`name` is a text': 'request.body /name type',
      '`name` is that of a service': 'rule service-known',
      'the service supports the platform': 'rule service-supports-platform',
      '`isActive` is a bool': 'request.body /isActive type',
      '`isVisible` is a bool': 'request.body /isVisible type',
      '`isVisible` is true where it is omitted':
        'test platform-services.test.ts: are configured with their defaults',
      'one that is visible and one that is not go together':
        'test platform-services.test.ts: are one for each account, visible or in the background',
      '`settings` is an array': 'request.body /settings type',
      'a setting is an object': 'request.body /settings/0 type',
      'a setting has a `name`, a text': [
        'request.body /settings/0/name required',
        'request.body /settings/0/name type',
      ],
      'a setting is one of the service’s': 'rule service-settings-known',
      'a setting has a `value`': [
        'request.body /settings/0/value required',
        'rule service-settings-with-value',
      ],
      'the required settings are sent': 'rule service-settings-complete',
      'a setting is of its type': 'rule service-settings-valid',
      'a Bool is one': 'test platform-services.test.ts: take a Bool as it is written',
      'a custom setting is a JSON array as text':
        'test platform-services.test.ts: refuse {} as mappings',
      'its objects have `maptype`, `map` and `value`':
        'test platform-services.test.ts: refuse [{}] as mappings',
      '`maptype` is one of three': 'test contract.test.ts: the values of custom mappings',
      ...envelopeOfOne('service'),
      ...SERVICE,
    },
  },
};
