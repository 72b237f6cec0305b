import type { DocumentedOperations, DocumentedRules } from '../../documented.ts';
import {
  DELETE,
  envelope,
  envelopeOfOne,
  GET,
  JSON_BODY,
  POST,
  PUT,
  shows,
  UNREFUSED,
  VERSION_1,
} from './shared.ts';

/** An app platform that is answered at a place. */
export function platformAt(place: string): DocumentedRules {
  return {
    ...shows('a platform', place, {
      application_id: 'type',
      os: 'enum',
      access_keys: 'type',
      crash_handling: 'enum',
      network_performance: 'enum',
      social_mode: 'enum',
      profile_merging: 'type',
      push_attribution_timer: 'type',
      last_modified_on: 'pattern',
      data_type: 'const',
      created_on: 'pattern',
    }),
    ...shows('an access key', `${place}/access_keys/0`, {
      key: 'type',
      secret: 'type',
      data_type: 'const',
    }),
  };
}

const APP_ID: DocumentedRules = { 'the app is an integer': 'request.path /appId type' };

const PLATFORM = platformAt('/data/0');

const WITHOUT_SECRET: DocumentedRules = {
  'a secret is null after the creation': 'response.body /data/0/access_keys/0/secret type',
};

const OS: DocumentedRules = {
  'the platform is named in any of its cases': 'test apps.test.ts: is an operating system',
};

const SETTINGS: DocumentedRules = {
  '`profile_merging` is a bool': 'request.body /profile_merging type',
  '`push_attribution_timer` is an int': 'request.body /push_attribution_timer type',
  '`crash_handling` is one of three': 'request.body /crash_handling enum',
  '`network_performance` is one of three': 'request.body /network_performance enum',
  '`social_mode` is one of four': 'request.body /social_mode enum',
  'the values of the settings are those printed':
    'test contract.test.ts: the values of social_mode',
};

/** "App Platforms". */
export const PLATFORMS: DocumentedOperations = {
  'GET /apps/{appId}/platforms/{os}': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      ...APP_ID,
      ...OS,
      ...envelopeOfOne('platform'),
      ...PLATFORM,
      ...WITHOUT_SECRET,
      'the timer is in minutes, from 0 up': 'response.body /data/0/push_attribution_timer minimum',
    },
  },
  'GET /apps/{appId}/platforms': {
    statuses: GET,
    rules: {
      ...VERSION_1,
      ...APP_ID,
      ...envelope('platform'),
      ...PLATFORM,
      ...WITHOUT_SECRET,
      'all platforms of the app are listed':
        'test platforms-model.test.ts: as a plain model has them',
    },
  },
  'PUT /apps/{appId}/platforms/{os}': {
    statuses: PUT,
    rules: {
      ...VERSION_1,
      ...JSON_BODY,
      ...APP_ID,
      ...OS,
      ...SETTINGS,
      ...envelopeOfOne('platform'),
      ...PLATFORM,
      ...WITHOUT_SECRET,
      'what is sent is changed, the rest kept': 'test apps.test.ts: changed in what is sent',
    },
  },
  'POST /apps/{appId}': {
    statuses: POST,
    messages: [
      'Could not create platform: App does not exist or you do not have access.',
      'Invalid os specified.',
      'Platform already exists for the specified App.',
    ],
    rules: {
      ...VERSION_1,
      ...JSON_BODY,
      ...APP_ID,
      'the app exists, and is the account’s': 'rule platform-of-own-app',
      '`os` is sent': 'request.body /os required',
      '`os` is one of nine': ['rule platform-os-known', 'request.body /os enum'],
      '`os` may be written in lower case': 'test apps.test.ts: is an operating system',
      'the app has no such platform': 'rule platform-unique',
      ...SETTINGS,
      ...envelopeOfOne('platform'),
      ...PLATFORM,
      'the platform has what was sent':
        'test apps.test.ts: a platform is created with what was sent',
      'it has an access key and a secret': [
        'response.body /data/0/access_keys minItems',
        'response.body /data/0/access_keys/0/secret type',
      ],
    },
  },
  'DELETE /apps/{appId}/platforms/{os}': {
    statuses: DELETE,
    unprovokable: UNREFUSED,
    rules: {
      ...VERSION_1,
      ...APP_ID,
      ...OS,
      'a deleted platform is a 404': 'test apps.test.ts: an app is deleted after its platforms',
    },
  },
};
